"""Fewer points for the same shape: Visvalingam and Whyatt's thinning by the area of triangles."""

import heapq
from typing import NamedTuple

Step = tuple[int, int]


class Weighed(NamedTuple):
    """A point of a ring, and the area that would be lost with it."""

    x: int
    y: int
    weight: float


def weighed(ring: list[Step]) -> list[Weighed]:
    """Weigh the points of a closed ring; the last three can never be taken out.

    A point weighs at least what was taken out before it, so that one threshold gives the thinned ring.
    """
    ring = _without_repeats(ring)
    count = len(ring)
    before, after = [(i - 1) % count for i in range(count)], [(i + 1) % count for i in range(count)]
    weights = [float("inf")] * count
    area = [_triangle(ring[before[i]], ring[i], ring[after[i]]) for i in range(count)]
    queue = [(area[i], i) for i in range(count)]
    heapq.heapify(queue)
    left, most = count, 0.0
    while left > 3:
        weight, i = heapq.heappop(queue)
        if weight != area[i] or weights[i] != float("inf"):
            continue
        most = weights[i] = max(most, weight)
        left -= 1
        previous, following = before[i], after[i]
        after[previous], before[following] = following, previous
        for near in (previous, following):
            area[near] = _triangle(ring[before[near]], ring[near], ring[after[near]])
            heapq.heappush(queue, (area[near], near))
    return [Weighed(x, y, weight) for (x, y), weight in zip(ring, weights, strict=True)]


def thinned(ring: list[Weighed], least: float) -> list[Step]:
    """Return the points that weigh at least LEAST; nothing where the ring itself is smaller than that."""
    points = [(point.x, point.y) for point in ring if point.weight >= least]
    return points if len(points) >= 3 and abs(signed_area(points)) >= least else []


def signed_area(ring: list[Step]) -> float:
    """Return the area inside a ring, negative where it runs clockwise with y upward."""
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2


def _without_repeats(ring: list[Step]) -> list[Step]:
    return [point for i, point in enumerate(ring) if point != ring[i - 1] or len(ring) == 1]


def _triangle(a: Step, b: Step, c: Step) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2
