"""A list of public posts, counted and cut into pages without reading what stands before a page."""

import datetime
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple

from news.facets.names import EVERY_POST, facet_of_language
from news.facets.queries import PostFacetQuerySet
from news.models import FacetCount, Post, PostFacet
from news.queries import PostQuerySet
from policyarchive.lib.data.compiled import Compiled

MOST_PINS = 8  # with more the question is compiled each time


class Mark(NamedTuple):
    """So many posts of a list, BEFORE, stand before DAY's beginning; the newest posts stand first."""

    before: int
    day: datetime.date


@dataclass(frozen=True)
class Selection:
    """The posts under all FACETS, or all posts; of one YEAR, or of all. Reads nothing until it is asked."""

    facets: tuple[str, ...] = ()
    year: int | None = None

    @property
    def is_whole(self) -> bool:
        return not self.facets and self.year is None

    @cached_property
    def places(self) -> PostFacetQuerySet:
        facets = FacetCount.objects.rarest_first(self.facets or [EVERY_POST])
        places = PostFacet.objects.under(facets)
        return places if self.year is None else places.in_year(self.year)

    @property
    def posts(self) -> PostQuerySet:
        posts = Post.objects.under(self.facets)
        return posts if self.year is None else posts.posted_in(self.year)

    @cached_property
    def count(self) -> int:
        return sum(n for _, n in self._months)

    def keys(self, first: int, last: int, *, without: Iterable[Any] = ()) -> list[int]:
        """Return the keys of the posts from FIRST up to LAST; those WITHOUT it are not counted.

        The way there begins at the nearest mark, so that it is never longer than half a month.
        """
        left_out = list(without)
        mark = _nearest(self._marks(left_out), first)
        numbers = [post.number for post in left_out]
        newer = self._keys(_newer, mark.day, numbers, max(0, mark.before - last), max(0, mark.before - first))
        older = self._keys(_older, mark.day, numbers, max(0, first - mark.before), max(0, last - mark.before))
        return [*newer[::-1], *older]

    def _keys(
        self, side: "_Side", day: datetime.date, without: list[int], first: int, last: int
    ) -> list[int]:
        """Return the keys from FIRST up to LAST on a side of a day; under one facet, without making SQL."""
        if first >= last:
            return []
        if len(self.facets) > 1 or self.year is not None or len(without) > MOST_PINS:
            rows = side.rows(self.places, day).exclude(number__in=without)
            return list(rows.values_list("post_id", flat=True)[first:last])
        [facet] = self.facets or [EVERY_POST]
        return side.keys_under(facet, day, without, first, last)

    def newest(self, count: int, *, language: str) -> PostQuerySet:
        """Return the newest posts that say in a language all that they say."""
        whole = Selection((*self.facets, facet_of_language(language)), self.year)
        keys = whole.places.newest_first()[:count].values_list("post_id", flat=True)
        return Post.objects.published_among(keys).newest_first()

    def beside(self, post: Post) -> tuple[PostFacetQuerySet, PostFacetQuerySet]:
        """Return the places that stand before a post's own and those after it, the nearest first."""
        return self.places.newer_than(post).oldest_first(), self.places.older_than(post).newest_first()

    @cached_property
    def _months(self) -> list[tuple[datetime.date, int]]:
        """Return months with their numbers, newest first; what nobody counted is one long month."""
        if len(self.facets) > 1:
            return [(datetime.date.min, self.places.count())]
        [facet] = self.facets or [EVERY_POST]
        months = _months_of.rows(facet=facet)
        return [(month, n) for month, n in months if n and self.year in (None, month.year)]

    def _marks(self, left_out: Iterable[Any]) -> list[Mark]:
        days = [post.posted_on for post in left_out]
        sums = accumulate(n for _, n in self._months)
        months = zip(sums, (month for month, _ in self._months), strict=True)
        counted = [Mark(n - sum(day >= month for day in days), month) for n, month in months]
        return [Mark(0, datetime.date.max), *counted]


def _nearest(marks: list[Mark], position: int) -> Mark:
    place = bisect_left(marks, (position,))
    return min(marks[max(0, place - 1) : place + 1], key=lambda mark: abs(mark.before - position))


class _Side:
    """The places on one side of a day, the nearest first."""

    def __init__(self, rows: Callable[[PostFacetQuerySet, datetime.date], PostFacetQuerySet]):
        self.rows = rows
        self._compiled = Compiled(
            lambda facet, day, **without: (
                rows(PostFacet.objects.under([facet]), day)
                .exclude(number__in=list(without.values()))
                .values_list("post_id")
            ),
            facet=str,
            day=datetime.date,
            **{f"without{place}": int for place in range(MOST_PINS)},
        )

    def keys_under(
        self, facet: str, day: datetime.date, without: list[int], first: int, last: int
    ) -> list[int]:
        filled = [*without, *[0] * MOST_PINS][:MOST_PINS]
        asked = {f"without{place}": number for place, number in enumerate(filled)}
        rows = self._compiled.rows(facet=facet, day=day, first=first, count=last - first, **asked)
        return [key for (key,) in rows]


_newer = _Side(lambda places, day: places.since(day).oldest_first())
_older = _Side(lambda places, day: places.before(day).newest_first())
_months_of = Compiled(lambda facet: FacetCount.objects.by_month(facet), facet=str)
