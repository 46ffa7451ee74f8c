"""The documents that a query finds, as a queryset: in public, in the chosen part, in the first order."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

from django.db import connection
from django.db.models import (
    BooleanField,
    Case,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)

from policyarchive.search.backends import Clause, Match, backend
from policyarchive.search.documents import Name, Searchable, Tag
from policyarchive.search.index.indexing import AUTHORS
from policyarchive.search.language.spellings import Phrase
from policyarchive.search.models import SearchDocument
from policyarchive.search.query.groups import Group
from policyarchive.search.registry import searchables
from policyarchive.search.results.ranking import FIRST_STAGE_OWN_PAGE, FIRST_STAGE_TAG, FIRST_STAGE_TITLE

ANYWHERE, TITLE, BODY, TITLE_AND_BODY, AUTHOR = "all", "title", "body", "title_body", "author"
SCOPES = (TITLE, BODY, TITLE_AND_BODY, AUTHOR)


@dataclass(frozen=True)
class Filters:
    """What the results are narrowed to; an empty one narrows nothing."""

    kind: str = ""
    year: int | None = None
    language: str = ""
    tags: tuple[Tag, ...] = ()

    @property
    def words(self) -> list[str]:
        year = [Tag("year", self.year)] if self.year else []
        language = [Tag("language", self.language)] if self.language else []
        return [tag.word for tag in [*self.tags, *year, *language]]

    @property
    def chosen(self) -> list[str]:
        """Return what is chosen: `kind`, `year`, `language`, or a tag's kind."""
        names = [name for name in ("kind", "year", "language") if getattr(self, name)]
        return [*names, *(tag.kind for tag in self.tags)]

    def without(self, name: str) -> Self:
        if name in {"kind", "year", "language"}:
            empty: Any = None if name == "year" else ""
            return replace(self, **{name: empty})
        return replace(self, tags=tuple(tag for tag in self.tags if tag.kind != name))


def public_documents() -> QuerySet[SearchDocument]:
    """Return the documents of what is public now: the content is asked about each, in each search again."""
    is_it = backend().has_key(OuterRef("object_id"))
    return _of_each_kind(lambda one: Exists(one.public().order_by().filter(is_it)))


def hits_in_public() -> QuerySet[SearchDocument]:
    """Return the same documents, for a question that finds many: what is hidden is read once, and taken away.

    A document whose item was deleted behind the index's back is as good as others here. It is counted, but
    nothing of it is shown, since what is shown is read from the content.
    """
    return _of_each_kind(lambda one: ~_among(one.hidden()) if one.hidden else True)


def _of_each_kind(is_visible: Callable[[Searchable], Any]) -> QuerySet[SearchDocument]:
    """Ask in a case: of a row of alternatives SQLite would begin at the kinds, not at the words."""
    whens = (When(kind=one.kind, then=is_visible(one)) for one in searchables())
    return SearchDocument.objects.filter(Case(*whens, default=False, output_field=BooleanField()))


def _among(rows: QuerySet) -> Q:
    return Q(object_id__in=rows.order_by().values("pk"))


def narrowed(
    documents: QuerySet, groups: Sequence[Group], filters: Filters, *, scope: str = ANYWHERE
) -> QuerySet:
    """Return the documents in which each of GROUPS stands."""
    chosen = [Match([Phrase((word,))], "tags") for word in filters.words]
    return _of_kind(documents, filters).filter(_where(backend().all_of([*_matches(groups, scope), *chosen])))


def narrowed_to_some(
    documents: QuerySet, groups: Sequence[Group], filters: Filters, *, least: int
) -> QuerySet:
    """Return the documents in which at least so many of GROUPS stand."""
    matches = _matches(groups, ANYWHERE)
    found = narrowed(documents, [], filters) if filters.words else _of_kind(documents, filters)
    found = found.filter(_where(backend().any_of(matches)))
    count = _sum((_as_number(backend().is_match(match)), 1) for match in matches)
    return found.annotate(groups_found=count).filter(groups_found__gte=least)


def found_in_titles(queries: Sequence[Sequence[Group]]) -> list[bool]:
    """Tell of each query whether the title of a public document holds it, in one question for all."""
    if not queries:
        return []
    clauses = [backend().all_of(_matches(groups, TITLE)) for groups in queries]
    holds = clauses[0][0].replace("%s", "asked.words")  # the same for all; only the words differ
    documents = public_documents().filter(_where((holds, []))).order_by().values("pk")
    sql, parameters = documents.query.sql_with_params()
    asked = ", ".join(["(%s, %s)"] * len(clauses))
    values = [part for place, (_, words) in enumerate(clauses) for part in (place, *words)]
    with connection.cursor() as cursor:
        cursor.execute(_FOUND.format(asked=asked, documents=sql), [*values, *parameters])
        found = {place for (place,) in cursor.fetchall()}
    return [place in found for place in range(len(queries))]


_FOUND = """WITH asked(place, words) AS (VALUES {asked})
SELECT place FROM asked WHERE EXISTS({documents})"""


def with_tier(documents: QuerySet, groups: Sequence[Group], names: Sequence[Name]) -> QuerySet:
    """Annotate how many groups the title holds or the document is about; own pages stand first."""
    parts = [(_own_page(names), FIRST_STAGE_OWN_PAGE)] if names else []
    for group in groups:
        parts.append((_as_number(backend().is_match(Match(group.phrases, "title"))), FIRST_STAGE_TITLE))
        if group.tags:
            tags = Match(_tag_phrases(group), "tags")
            parts.append((_as_number(backend().is_match(tags)), FIRST_STAGE_TAG))
    return documents.annotate(tier=_sum(parts))


IN_FIRST_ORDER = ("-tier", F("sorted_on").desc(nulls_last=True), "kind", "-object_id")


def _of_kind(documents: QuerySet, filters: Filters) -> QuerySet:
    return documents.filter(kind=filters.kind) if filters.kind else documents


def _matches(groups: Iterable[Group], scope: str) -> list[Match]:
    return [_match(group, scope) for group in groups]


def _match(group: Group, scope: str) -> Match:
    if scope == ANYWHERE:
        return Match([*group.phrases, *_tag_phrases(group)])
    if scope == AUTHOR:
        marked = [replace(one, words=tuple(AUTHORS + word for word in one.words)) for one in group.phrases]
        return Match(marked, "authors")
    return Match(group.phrases, "" if scope == TITLE_AND_BODY else scope)


def _tag_phrases(group: Group) -> list[Phrase]:
    return [Phrase((tag.word,)) for tag in group.tags]


class Holds(Func):
    """A backend's condition on a document, wherever in a query the document stands."""

    output_field = BooleanField()
    conditional = True

    def __init__(self, key, *, clause: Clause):
        super().__init__(key)
        self.clause = clause

    def as_sql(self, compiler, connection, **extra):
        key, _ = compiler.compile(self.source_expressions[0])
        sql, parameters = self.clause
        return sql.format(table=key.rpartition(".")[0]), parameters


def _where(clause: Clause) -> Holds:
    return Holds(F("pk"), clause=clause)


def _as_number(clause: Clause) -> Case:
    return Case(When(_where(clause), then=Value(1)), default=Value(0), output_field=IntegerField())


def _own_page(names: Sequence[Name]) -> Case:
    pages = Q(pk__in=[])
    for name in names:
        pages |= Q(kind=name.kind, object_id=name.key)
    return Case(When(pages, then=Value(1)), default=Value(0), output_field=IntegerField())


def _sum(parts):
    total = Value(0)
    for number, weight in parts:
        total = total + number * Value(weight)
    return total
