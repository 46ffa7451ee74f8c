"""Questions about many posts."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Self

from django.apps import apps
from django.db.models import Case, Count, Exists, Max, OuterRef, Prefetch, Q, Subquery, When

from news.facets.queries import InBoardOrder
from policyarchive.lib.web.oldaddress import LONGEST_GIVEN, parse
from policyarchive.publishing.models import PublishableQuerySet

MOST_REPORTED = 2  # agreements: a post that names more is about something else


class PostQuerySet(InBoardOrder, PublishableQuerySet):
    def originals(self) -> Self:
        """Only items have a number (by constraint), whose index gives them in order; `copy_of` has none."""
        return self.filter(number__isnull=False)

    def in_category(self, category) -> Self:
        return self.filter(category=category)

    def in_area(self, area) -> Self:
        return self.filter(area_links__area=area)

    def about_city(self, city) -> Self:
        return self.filter(cities=city)

    def about_agreement(self, agreement) -> Self:
        return self.filter(agreements=agreement)

    def posted_in(self, year: int) -> Self:
        return self.filter(posted_on__year=year)

    def pinned(self, *, on: datetime.date) -> Self:
        return self.filter(_pinned(on))

    def not_pinned(self, *, on: datetime.date) -> Self:
        return self.exclude(pk__in=PostQuerySet(self.model).pinned(on=on).values("pk"))

    def at_old_address(self, address: str | bytes):
        """Return the post whose old address is asked for, or None.

        All parameters of an old address have to be asked; others may stand beside them. Where two fit, the
        one with more parameters is meant.
        """
        if len(address) > LONGEST_GIVEN:
            return None
        asked = parse(address)
        wanted = [form for names in self._names_below(asked.path) for form in asked.narrowed(names)]
        found = self.filter(legacy_address__in=wanted) if wanted else ()
        return max(found, key=lambda post: len(parse(post.legacy_address).parameters), default=None)

    def _names_below(self, path: str) -> Iterator[str]:
        """Yield each set of names that parameters have below a path, in steps through the index."""
        rows = self.model._base_manager.filter(legacy_path=path).order_by("legacy_names")
        names = rows.values_list("legacy_names", flat=True).first()
        while names is not None:
            yield names
            names = rows.filter(legacy_names__gt=names).values_list("legacy_names", flat=True).first()

    def latest_change(self) -> datetime.datetime | None:
        return self.aggregate(latest=Max("updated_at"))["latest"]

    def under(self, facets: Iterable[str]) -> Self:
        """Public posts that the board lists under all of FACETS, in whatever order the posts are read."""
        places = apps.get_model("news", "PostFacet").objects
        place = {"posted_on": OuterRef("posted_on"), "number": OuterRef("number")}
        return self.published().filter(*(Exists(places.filter(facet=facet, **place)) for facet in facets))

    def newest_under(self, facet: str) -> Self:
        """Posts that the board lists under a facet; the index gives the newest, however many there are."""
        return self.filter(facets__facet=facet).order_by("-facets__posted_on", "-facets__number")

    def reports_first(self) -> Self:
        """Put what reports on few agreements before what mentions many; each newest first."""
        through = self.model.agreements.through  # type: ignore[attr-defined]
        links = through.objects.filter(post=OuterRef("pk")).order_by()
        count = links.values("post").annotate(n=Count("pk")).values("n")
        is_mention = Case(When(Q(named__gt=MOST_REPORTED), then=1), default=0)
        return self.annotate(named=Subquery(count)).order_by(is_mention, "-posted_on", "-number")

    def without_bodies(self) -> Self:
        """Leave the long texts in the database; a list shows titles."""
        heavy = [
            field.name for field in self.model._meta.fields if field.name.startswith(("body", "summary"))
        ]
        return self.defer(*heavy)

    def for_list(self) -> Self:
        return self.without_bodies().with_marks().select_related("category")

    def with_marks(self) -> Self:
        """Tell of each post whether it has attachments; that it has a lead picture stands in its row."""
        links = apps.get_model("news", "PostAttachment").objects.filter(post=OuterRef("pk"))
        return self.annotate(has_attachments=Exists(links))

    def with_lead_image(self) -> Self:
        return self.select_related("lead_image__stored")

    def with_attachments(self) -> Self:
        links = apps.get_model("news", "PostAttachment").objects
        return self.prefetch_related(Prefetch("attachment_links", links.select_related("attachment__stored")))

    def with_areas(self) -> Self:
        return self.prefetch_related("area_links__area")

    def for_page(self) -> Self:
        """Fetch with the row what the item's page always shows."""
        return self.select_related("category", "lead_image").with_marks()

    def years(self) -> list[int]:
        """Return the years in which these posts were posted, newest first."""
        return self.years_of("posted_on")


def _pinned(on: datetime.date) -> Q:
    return Q(pinned_from__lte=on) & (Q(pinned_until=None) | Q(pinned_until__gte=on))
