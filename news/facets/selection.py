"""A list of public posts, counted and cut into pages without reading what stands before a page."""

import datetime
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from news.facets.names import EVERY_POST, facet_of_language
from news.facets.queries import PostFacetQuerySet
from news.models import FacetCount, Post, PostFacet
from news.queries import PostQuerySet


class Mark(NamedTuple):
    """So many posts of a list, BEFORE, stand before DAY's beginning; the newest posts stand first."""

    before: int
    day: datetime.date


@dataclass(frozen=True)
class Selection:
    """The posts under all FACETS, or all posts; of one YEAR, or of all. Reads nothing until it is asked."""

    facets: tuple[str, ...] = ()
    year: int | None = None

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

    def keys(self, first: int, last: int, *, without: Iterable[Post] = ()) -> list[int]:
        """Return the keys of the posts from FIRST up to LAST; those WITHOUT it are not counted.

        The way there begins at the nearest mark, so that it is never longer than half a month.
        """
        left_out = list(without)
        places = self.places.exclude(number__in=[post.number for post in left_out])
        mark = _nearest(self._marks(left_out), first)
        newer = places.since(mark.day).oldest_first()[
            max(0, mark.before - last) : max(0, mark.before - first)
        ]
        older = places.before(mark.day).newest_first()[
            max(0, first - mark.before) : max(0, last - mark.before)
        ]
        return [*_keys(newer)[::-1], *_keys(older)]

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
        months = FacetCount.objects.months_of(facet)
        return [(month, n) for month, n in months if self.year in (None, month.year)]

    def _marks(self, left_out: Iterable[Post]) -> list[Mark]:
        days = [post.posted_on for post in left_out]
        sums = accumulate(n for _, n in self._months)
        months = zip(sums, (month for month, _ in self._months), strict=True)
        counted = [Mark(n - sum(day >= month for day in days), month) for n, month in months]
        return [Mark(0, datetime.date.max), *counted]


def _nearest(marks: list[Mark], position: int) -> Mark:
    place = bisect_left(marks, (position,))
    return min(marks[max(0, place - 1) : place + 1], key=lambda mark: abs(mark.before - position))


def _keys(places: PostFacetQuerySet) -> list[int]:
    return [] if places.query.is_empty() else list(places.values_list("post_id", flat=True))
