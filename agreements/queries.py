"""Questions about many agreements."""

import datetime
from typing import Self

from django.apps import apps
from django.db.models import Count, F, Max, Prefetch, Q
from django.db.models.functions import Coalesce

from agreements.slugs import AddressedQuerySet
from agreements.status import status_expression
from policyarchive.publishing.models import PublishableQuerySet


class AgreementQuerySet(AddressedQuerySet, PublishableQuerySet):  # type: ignore[override]
    def of_kind(self, kind: str) -> Self:
        return self.filter(kind=kind)

    def with_city(self, city) -> Self:
        return self.filter(parties__city=city)

    def in_area(self, area) -> Self:
        return self.filter(area_links__area=area)

    def in_region(self, region: str) -> Self:
        """Agreements with a partner in the region; the home city's own region says nothing."""
        return self.filter(parties__city__region=region, parties__city__is_home=False).distinct()

    def signed_in(self, year: int) -> Self:
        first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        return self.filter(signed_earliest__lte=last, signed_latest__gte=first)

    def with_status(self, *, on: datetime.date) -> Self:
        """Annotate `status`, a code of `Status`, as it is on that day."""
        relations = apps.get_model("agreements", "AgreementRelation").objects
        successors = relations.filter(from_agreement__in=AgreementQuerySet(self.model).published())
        return self.annotate(status=status_expression(on=on, successors=successors))

    def in_status(self, status: str, *, on: datetime.date) -> Self:
        return self.with_status(on=on).filter(status=status)

    def latest_change(self) -> datetime.datetime | None:
        found = self.aggregate(revised=Max("revised_at"), first=Max("first_published_at"))
        return max(filter(None, found.values()), default=None)

    def newest_first(self) -> Self:
        return self.order_by(
            F("signed_earliest").desc(nulls_last=True), F("signed_latest").asc(nulls_last=True), "slug"
        )

    def last_changed_first(self) -> Self:
        """Sort by when readers were last notified: of a major change, else of the publication."""
        changed = Coalesce(F("revised_at"), F("first_published_at"))
        return self.order_by(changed.desc(nulls_last=True), "slug")

    def oldest_first(self) -> Self:
        """Sort by the earliest day; of two that begin together the coarser comes first."""
        return self.order_by(
            F("signed_earliest").asc(nulls_last=True), F("signed_latest").desc(nulls_last=True), "slug"
        )

    def dated_to_the_day(self) -> Self:
        """Agreements with a day that a calendar can show: of signing, or of the end of their term."""
        return self.filter(Q(signed_precision="day") | Q(expires_on__isnull=False))

    def with_parties(self) -> Self:
        return self.prefetch_related("parties__city")

    def with_areas(self) -> Self:
        return self.prefetch_related("area_links__area")

    def with_relations(self) -> Self:
        """Prefetch the relations to and from other published agreements, and nothing of hidden ones."""
        relations = apps.get_model("agreements", "AgreementRelation").objects
        public = AgreementQuerySet(self.model).published()
        return self.prefetch_related(
            Prefetch(
                "relations",
                relations.filter(to_agreement__in=public).select_related("to_agreement"),
                to_attr="public_relations",
            ),
            Prefetch(
                "inverse_relations",
                relations.filter(from_agreement__in=public).select_related("from_agreement"),
                to_attr="public_inverse_relations",
            ),
        )

    def with_lead_image(self) -> Self:
        return self.select_related("lead_image__stored")

    def with_attachments(self) -> Self:
        links = apps.get_model("agreements", "AgreementAttachment").objects
        return self.prefetch_related(Prefetch("attachment_links", links.select_related("attachment__stored")))

    def for_page(self) -> Self:
        return (
            self.select_related("lead_image")
            .with_attachments()
            .with_areas()
            .with_relations()
            .prefetch_related("parties__city", "parties__signatories", "sources")
        )

    def chain_of(self, agreement) -> Self:
        """All agreements with a partner of this one, itself included, in the order of time."""
        partners = agreement.parties.filter(city__is_home=False).values("city")
        return self.filter(parties__city__in=partners).distinct().with_relations().oldest_first()

    def signings_by_year(self) -> dict[int, int]:
        """Count the agreements that were signed in each year; those without a known date in none."""
        dated = self.exclude(signed_earliest=None).order_by()
        counts = dated.values_list("signed_earliest__year").annotate(count=Count("pk", distinct=True))
        return dict(counts.order_by("signed_earliest__year"))

    def years(self) -> list[int]:
        """Return the years in which these agreements were signed, newest first."""
        return self.years_of("signed_earliest")
