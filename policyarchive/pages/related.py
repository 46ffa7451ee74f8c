"""What a post is about, as its page lists it: agreements, cities and areas, asked for at once."""

import datetime
from typing import Any, NamedTuple

from django.db.models import CharField, DateField, QuerySet, Value, Window
from django.db.models.functions import RowNumber

from agreements.models import Agreement, City, Kind
from agreements.models.agreement import signed_date
from news.models import PostArea
from policyarchive.lib.data.compiled import Compiled
from policyarchive.lib.language.fuzzydate import FuzzyDate
from policyarchive.lib.language.translated import columns
from policyarchive.pages.languages import url_here

VIEWS = {
    "agreement": "agreements:agreement_detail",
    "city": "agreements:city_detail",
    "area": "agreements:area_detail",
}


class _Columns(NamedTuple):
    what: str
    place: int
    slug: str
    kind: str
    signed_earliest: datetime.date | None
    signed_precision: str


class Relation:
    """A row of any of the three, with its names as `name_ko`, `name_en`, …"""

    def __init__(self, row: tuple):
        own = _Columns(*row[: len(_Columns._fields)])
        self.what, self.slug, self.kind = own.what, own.slug, own.kind
        self.signed_on: FuzzyDate | None = signed_date(own.signed_earliest, own.signed_precision)
        vars(self).update(zip(columns("name"), row[len(_Columns._fields) :], strict=True))

    @property
    def url(self) -> str:
        return url_here(VIEWS[self.what], self.slug)

    @property
    def kind_label(self) -> str:
        return str(Kind(self.kind).label)


class Related(NamedTuple):
    agreements: list[Relation]
    cities: list[Relation]
    areas: list[Relation]


def related_to(post: Any) -> Related:
    """Return what a post names, each in its own order; of agreements only the published ones."""
    rows = [Relation(row) for row in sorted(_related.rows(post=post.pk), key=lambda row: row[1])]
    return Related(*([row for row in rows if row.what == what] for what in VIEWS))


def _question(post: int) -> QuerySet:
    agreements = Agreement.objects.published().filter(posts=post).newest_first()
    signed = {"kind": "kind", "signed_earliest": "signed_earliest", "signed_precision": "signed_precision"}
    return _named(agreements, "agreement", "", "title", **signed).union(
        _named(City.objects.filter(posts=post), "city", "", "name"),
        _named(PostArea.objects.filter(post=post), "area", "area__", "name"),
        all=True,
    )


def _named(rows: Any, what: str, path: str, name: str, **more: str) -> QuerySet:
    """Return the columns of a relation; the order of ROWS becomes one of them, as a union has none."""
    nothing = Value("", output_field=CharField())
    never = Value(None, output_field=DateField())
    place = Window(RowNumber(), order_by=[*(rows.query.order_by or rows.model._meta.ordering)])
    rows = rows.rewrite(False) if hasattr(rows, "rewrite") else rows
    return rows.order_by().values_list(
        Value(what, output_field=CharField()),
        place,
        f"{path}slug",
        more.get("kind", nothing),
        more.get("signed_earliest", never),
        more.get("signed_precision", nothing),
        *(f"{path}{column}" for column in columns(name)),
    )


_related = Compiled(_question, post=int)
