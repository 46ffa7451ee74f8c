"""Questions about facets. None of them reads a post, and the most of them only a part of an index."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any, Self

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum


class InBoardOrder:
    """Rows with a day and a number, by which the board stands: posts themselves, and their facets."""

    filter: Any
    order_by: Any

    def newest_first(self) -> Self:
        return self.order_by("-posted_on", "-number")

    def oldest_first(self) -> Self:
        return self.order_by("posted_on", "number")

    def newer_than(self, post) -> Self:
        """Rows that stand before this post; the day alone bounds them, so that an index can begin there."""
        is_newer = Q(posted_on__gt=post.posted_on) | Q(number__gt=post.number)
        return self.filter(is_newer, posted_on__gte=post.posted_on)

    def older_than(self, post) -> Self:
        is_older = Q(posted_on__lt=post.posted_on) | Q(number__lt=post.number)
        return self.filter(is_older, posted_on__lte=post.posted_on)


class PostFacetQuerySet(InBoardOrder, QuerySet):
    def under(self, facets: Sequence[str]) -> Self:
        """Places of the posts under all of FACETS, in the order of the first; it should be the rarest."""
        first, *others = facets
        place = {"posted_on": OuterRef("posted_on"), "number": OuterRef("number")}
        also = (Exists(PostFacetQuerySet(self.model).filter(facet=other, **place)) for other in others)
        return self.filter(*also, facet=first)

    def in_year(self, year: int) -> Self:
        return self.filter(posted_on__year=year)

    def since(self, day: datetime.date) -> Self:
        return self.filter(posted_on__gte=day)

    def before(self, day: datetime.date) -> Self:
        return self.filter(posted_on__lt=day)


class FacetCountQuerySet(QuerySet):
    def months_of(self, facet: str) -> list[tuple[datetime.date, int]]:
        """Return the months in which the facet has posts, newest first, and how many each."""
        return [(month, n) for month, n in self.by_month(facet) if n]

    def by_month(self, facet: str) -> QuerySet:
        months = self.filter(facet=facet).values("month").annotate(n=Sum("posts")).order_by("-month")
        return months.values_list("month", "n")

    def rarest_first(self, facets: Iterable[str]) -> list[str]:
        """Return facets in the order of how many posts they have."""
        wanted = list(facets)
        sums = self.filter(facet__in=wanted).values_list("facet").annotate(Sum("posts")).order_by()
        known = dict(sums) if len(wanted) > 1 else {}
        return sorted(wanted, key=lambda facet: (known.get(facet, 0), facet))
