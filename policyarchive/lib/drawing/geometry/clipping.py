"""Land cut to what a drawing shows: a rectangle, the two edges of a world map, the visible part of the globe.

Rings run with the land on their left (seen with north up), so that what is cut can be closed the right way.
"""

import math
from collections.abc import Callable, Iterable

from policyarchive.lib.drawing.geometry.projections import Camera, Point
from policyarchive.lib.drawing.geometry.sphere import Vector

Ring = list[Point]

_STEP = math.radians(3)  # between the points of an arc along the limb
_EDGE_STEP = 3  # degrees between the points along the edge of a map


def clipped(ring: Ring, box: tuple[float, float, float, float]) -> Ring:
    """Cut a ring to a box of left, top, right and bottom (Sutherland and Hodgman)."""
    left, top, right, bottom = box
    for axis, edge, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        ring = _on_one_side(ring, axis, edge, sign)
    return ring


def _on_one_side(ring: Ring, axis: int, edge: float, sign: int) -> Ring:
    kept: Ring = []
    for i, point in enumerate(ring):
        before = ring[i - 1]
        was_in, is_in = sign * (before[axis] - edge) >= 0, sign * (point[axis] - edge) >= 0
        if was_in != is_in:
            kept.append(_crossing(before, point, axis, edge))
        if is_in:
            kept.append(point)
    return kept


def _crossing(a: Point, b: Point, axis: int, edge: float) -> Point:
    share = (edge - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis])
    return (edge, other) if axis == 0 else (other, edge)


def cut_at_edges(ring: Ring, centre: float) -> list[Ring]:
    """Cut a ring of degrees at the edges of a world map around CENTRE; x becomes degrees east of it."""
    parts = []
    for turn in (-360, 0, 360):
        moved = [(longitude - centre + turn, latitude) for longitude, latitude in ring]
        if part := clipped(moved, (-180, -90, 180, 90)):
            parts.append(_with_bent_edges(part))
    return parts


def _with_bent_edges(ring: Ring) -> Ring:
    """Add points where a ring follows an edge of the map, which is a straight line only in degrees."""
    bent: Ring = []
    for i, (x, y) in enumerate(ring):
        before_x, before_y = ring[i - 1]
        if x == before_x and abs(x) == 180:
            steps = math.ceil(abs(y - before_y) / _EDGE_STEP)
            bent += [(x, before_y + (y - before_y) * step / steps) for step in range(1, steps)]
        bent.append((x, y))
    return bent


def visible(rings: Iterable[list[Vector]], camera: Camera, *, limit: float = 0.0) -> list[list[Vector]]:
    """Cut rings to the cap around the camera that ends where `towards` is LIMIT: 0 is half of the globe.

    Returns rings as the camera sees them. What leaves over the limb goes on along it, with
    land on the left, to the next ring that comes back.
    """
    whole: list[list[Vector]] = []
    chains: list[list[Vector]] = []
    for ring in rings:
        seen = [camera.seen(point) for point in ring]
        inside = [point[2] >= limit for point in seen]
        if all(inside):
            whole.append(seen)
        elif any(inside):
            chains += _chains(seen, inside, limit)
    if not chains and _is_land_behind(whole):
        whole.append(_along_the_limb(0, 2 * math.pi, limit))
    return [*whole, *_joined(chains, limit)]


def _chains(seen: list[Vector], inside: list[bool], limit: float) -> list[list[Vector]]:
    """Return the parts of a ring within the cap, each from one point of the limb to another."""
    count = len(seen)
    starts = [i for i in range(count) if inside[i] and not inside[i - 1]]
    chains = []
    for start in starts:
        chain = [_on_the_limb(seen[start - 1], seen[start], limit)]
        i = start
        while inside[i % count]:
            chain.append(seen[i % count])
            i += 1
        chain.append(_on_the_limb(seen[(i - 1) % count], seen[i % count], limit))
        chains.append(chain)
    return chains


def _on_the_limb(a: Vector, b: Vector, limit: float) -> Vector:
    share = (limit - a[2]) / (b[2] - a[2])
    return _limb_at(math.atan2(a[1] + share * (b[1] - a[1]), a[0] + share * (b[0] - a[0])), limit)


def _limb_at(turn: float, limit: float) -> Vector:
    level = math.sqrt(1 - limit * limit)
    return level * math.cos(turn), level * math.sin(turn), limit


def _joined(chains: list[list[Vector]], limit: float) -> list[list[Vector]]:
    """Close chains to rings: from the end of each along the limb to the nearest beginning."""
    begins = [math.atan2(chain[0][1], chain[0][0]) for chain in chains]
    left, rings = set(range(len(chains))), []
    while left:
        first = current = min(left)
        ring: list[Vector] = []
        while True:
            left.discard(current)
            ring += chains[current]
            end = math.atan2(ring[-1][1], ring[-1][0])
            ways = {i: (begins[i] - end) % (2 * math.pi) for i in {*left, first}}
            current = min(ways, key=lambda i: ways[i])
            ring += _along_the_limb(end, end + ways[current], limit)
            if current == first:
                break
        rings.append(ring)
    return rings


def _along_the_limb(start: float, end: float, limit: float) -> list[Vector]:
    steps = math.ceil((end - start) / _STEP)
    return [_limb_at(start + (end - start) * step / steps, limit) for step in range(1, steps)]


def _is_land_behind(rings: Iterable[list[Vector]]) -> bool:
    """Tell whether the point opposite to the middle is land: by the last coast on a way there."""
    last, is_land = -1.0, False
    for ring in rings:
        for i, b in enumerate(ring):
            a = ring[i - 1]
            if (a[1] < 0) == (b[1] < 0):
                continue
            share = a[1] / (a[1] - b[1])
            right, towards = a[0] + share * (b[0] - a[0]), a[2] + share * (b[2] - a[2])
            if right > 0 and (far := math.atan2(right, towards)) > last:
                last, is_land = far, b[1] < 0  # land lies on the left
    return is_land


def project(rings: Iterable[list[Vector]], drawn: Callable[[Vector], Point]) -> list[Ring]:
    return [[drawn(point) for point in ring] for ring in rings]
