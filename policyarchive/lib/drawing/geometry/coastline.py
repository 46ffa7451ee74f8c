"""Land as one path for a drawing: cut, thinned and written."""

from collections.abc import Iterable
from functools import lru_cache

from policyarchive.lib.drawing.geometry.clipping import Ring, clipped, cut_at_edges, project, visible
from policyarchive.lib.drawing.geometry.land import COARSE, FINE, coast_vectors, coasts
from policyarchive.lib.drawing.geometry.projections import AroundHome, EqualEarth, Globe
from policyarchive.lib.drawing.geometry.thinning import Weighed, thinned, weighed
from policyarchive.lib.drawing.parts.svg import path

Box = tuple[float, float, float, float]

_NEAR_RADIUS = 1400  # of a globe on which the coarse coast would look broken
_FIRST_WEIGHT, _GROWTH = 8.0, 1.25


@lru_cache(maxsize=16)
def flat_land(projection: EqualEarth, box: Box, *, least: float, detail: str = COARSE) -> str:
    rings = (
        [projection.flat(east, latitude) for east, latitude in part]
        for ring in coasts(detail)
        for part in cut_at_edges(list(ring), projection.centre)
    )
    return _written(_rings_within(rings, box), least)


@lru_cache(maxsize=4)
def land_around(projection: AroundHome, box: Box, *, least: float, limit: float) -> str:
    rings = visible(coast_vectors(COARSE), projection.camera, limit=limit)
    return _written(_rings_within(project(rings, projection.drawn), box), least)


@lru_cache(maxsize=512)
def land_on_globe(globe: Globe, box: Box, *, most: int) -> str:
    """Return the land as finely as MOST bytes allow."""
    rings = list(_land_on(globe, box))
    weight = _FIRST_WEIGHT
    while len(written := _written(rings, weight)) > most:
        weight *= _GROWTH
    return written


@lru_cache(maxsize=64)
def _land_on(globe: Globe, box: Box) -> tuple[list[Weighed], ...]:
    detail = FINE if globe.radius > _NEAR_RADIUS else COARSE
    rings = visible(coast_vectors(detail), globe.camera)
    return tuple(_rings_within(project(rings, globe.drawn), box))


def _rings_within(rings: Iterable[Ring], box: Box) -> Iterable[list[Weighed]]:
    for ring in rings:
        cut = clipped(ring, box)
        if len(cut) > 2:
            yield weighed([(round(x), round(y)) for x, y in cut])


def _written(rings: Iterable[list[Weighed]], least: float) -> str:
    return "".join(path(thinned(ring, least), is_closed=True) for ring in rings)
