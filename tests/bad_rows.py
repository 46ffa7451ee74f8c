"""Rows that no door lets in, forced into the tables by plain SQL: what a damaged database can hold."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django.core.files.storage import default_storage
from django.db import DatabaseError, connection, models, transaction

from agreements.models import Agreement
from news.models import Post
from policyarchive.audit.models import LogEntry
from policyarchive.lib.data.fields import BodyField
from policyarchive.library.models import StoredFile
from policyarchive.pages.models import SiteSettings
from policyarchive.publishing.models import Revision
from policyarchive.search.models import SearchMiss
from tests.factories import make_signatory, make_source, relate

NOWHERE = 999_999_999
ADDRESSES = ("slug", "sha256", "path", "uploaded_sha256")
Spoil = Callable[[list[Any]], Any]


class Raw(NamedTuple):
    """A value that no driver would send."""

    sql: str


def rows_of(post: Post, agreement: Agreement) -> list[Any]:
    """Return the rows that are made bad: a post, an agreement, and what their pages are made of."""
    party = agreement.parties.last()
    related = relate(agreement, "follows_up", Agreement.objects.get(slug="pact-withdrawn"))
    return [
        *(post, agreement, post.category, post.cities.get(), post.areas.get(), party, related),
        *(post.lead_image, post.attachments[0], make_signatory(party), make_source(agreement)),
        *(SiteSettings.objects.get(), SearchMiss.objects.get(), LogEntry.objects.first()),
        Revision.objects.of(post).first(),
    ]


def force(row: models.Model, field: models.Field, value: Any) -> bool:
    """Write a value past every check but the database's own; tell whether it took it."""
    name, key = connection.ops.quote_name, row._meta.pk.column
    given, parameters = (value.sql, []) if isinstance(value, Raw) else ("%s", [value])
    sql = f"UPDATE {name(row._meta.db_table)} SET {name(field.column)} = {given} WHERE {name(key)} = %s"  # noqa: S608
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, [*parameters, row.pk])
    except (DatabaseError, ValueError):
        return False
    return True


def fields_of(rows: list[Any], *kinds: type[models.Field]) -> Iterator[tuple[Any, models.Field]]:
    for row in rows:
        for field in row._meta.concrete_fields:
            if isinstance(field, kinds) and not field.primary_key:
                yield row, field


def texts(*values: Any) -> Spoil:
    """Put the values into all columns of text, one after another; what the database refuses stays."""

    def spoil(rows):
        found = fields_of(rows, models.CharField, models.TextField)
        free = [(row, field) for row, field in found if not field.choices and field.name not in ADDRESSES]
        for place, (row, field) in enumerate(free):
            force(row, field, values[place % len(values)])

    return spoil


def values(value: Any, *kinds: type[models.Field], when=lambda field: True) -> Spoil:
    def spoil(rows):
        for row, field in fields_of(rows, *kinds):
            if when(field):
                force(row, field, value)

    return spoil


def codes(code: str) -> Spoil:
    return values(code, models.CharField, when=lambda field: field.choices)


def days(day: str) -> Spoil:
    """Days that are bound to each other are taken in some order or other."""

    def spoil(rows):
        found = list(fields_of(rows, models.DateField))
        for row, field in [*found, *found[::-1], *found]:
            force(row, field, f"{day} 12:00:00+00:00" if isinstance(field, models.DateTimeField) else day)

    return spoil


def links_lead_nowhere(rows: list[Any]) -> None:
    """Point the links of the post and the agreement at rows that are not there."""
    names = ("attachment_links", "area_links", "parties", "relations")
    links = [
        link for row in rows[:2] for name in names if hasattr(row, name) for link in getattr(row, name).all()
    ]
    own = {"post", "agreement", "from_agreement"}
    for link, field in fields_of(links, models.ForeignKey):
        if field.name not in own:
            force(link, field, NOWHERE + link.pk)


def gone(*places: int) -> Spoil:
    """Delete rows under whatever points at them."""

    def spoil(rows):
        name = connection.ops.quote_name
        for row in [rows[place] for place in places]:
            table, key = name(row._meta.db_table), name(row._meta.pk.column)
            with connection.cursor() as cursor:
                cursor.execute(f"DELETE FROM {table} WHERE {key} = %s", [row.pk])  # noqa: S608

    return spoil


def files_gone(rows: list[Any]) -> None:
    for stored in StoredFile.objects.all():
        default_storage.delete(stored.path)


NO_UTF8 = Raw("CAST(x'78eda08078' AS TEXT)")
MARKUP = "</title></div></main><b '\">&#0;&<!--<table><tr><p"
LONG = "<p>" + "가나다 " * 200_000 + "</p>"
# Each is a list of what is done at once; the database may refuse some of it, and that is well.
BAD: dict[str, list[Spoil]] = {
    "controls and absurd counts": [
        texts("글\x01\x0b\x1f\x7f\ufffe\u202e\u2028"),
        values(2**31 - 1, models.IntegerField),
    ],
    "no characters at all": [texts("글\0자", NO_UTF8, "http://[글")],
    "blanks and the first year": [texts(" \u200b\u3164"), days("0001-01-01")],
    "nothing and no codes": [texts(""), codes(""), values(-1, models.IntegerField)],
    "markup, unknown codes and the last year": [texts(MARKUP), codes("xx"), days("9999-12-31")],
    "broken bodies and more absurd counts": [
        values("<h2><table><tr><td><p>x</div></main></h2><a href='/", models.TextField),
        values(2**62, models.IntegerField),
    ],
    "two megabytes": [values(LONG, BodyField)],
    "other letters in addresses and nulls": [
        values("서울 ?#%", models.SlugField),
        values(None, models.Field, when=lambda field: field.null and field.name != "slug"),
    ],
    "no addresses and no details": [
        values("", models.SlugField),
        values("a/b", models.SlugField),
        values("null", models.JSONField),
    ],
    "a word for details": [values('"x"', models.JSONField)],
    "rows that lead nowhere": [values(NOWHERE, models.ForeignKey)],
    "links that lead nowhere": [links_lead_nowhere],
    "rows that are gone": [gone(2, 3, 4, 5, 7, 8)],
    "files that are gone": [files_gone],
}
if connection.vendor == "postgresql":  # SQLite knows no days, but texts
    # Of items, whose days people write; the moments of the other rows are those of the program's clock.
    for day in ("infinity", "-infinity", "10000-01-01", "0044-03-15 BC"):
        BAD[day] = [lambda rows, day=day: days(day)(rows[:2])]
