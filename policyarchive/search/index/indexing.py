"""From documents to rows of the index, many at a time."""

import datetime
import json
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

from django.db import connection

from policyarchive.search.backends import Columns, Words, backend
from policyarchive.search.documents import Document, Tag
from policyarchive.search.index.terms import TITLES_APART, term_row, terms_of
from policyarchive.search.language.dates import words_of
from policyarchive.search.language.normalise import normalise
from policyarchive.search.language.tokens import GAP, VERSION, capped, field
from policyarchive.search.models import SearchDocument, SearchTerm, SearchText

AUTHORS = "¶"  # before each word of an author, which only a search for authors looks for
_MORE = (
    "INSERT INTO search_searchterm(text, keys, is_word, documents) VALUES (%s, %s, %s, %s)"
    " ON CONFLICT (text) DO UPDATE SET documents = search_searchterm.documents + excluded.documents"
)
_FEWER = "UPDATE search_searchterm SET documents = documents + %s WHERE text = %s"


class Prepared(NamedTuple):
    """What a document becomes: plain values, made without the database, that it is written from."""

    kind: str
    key: int
    date: datetime.date | None
    facets: str
    checksum: str
    title: str
    body: str
    words: Words

    @property
    def row(self) -> SearchDocument:
        return SearchDocument(
            kind=self.kind,
            object_id=self.key,
            sorted_on=self.date,
            facets=self.facets,
            checksum=self.checksum,
            version=VERSION,
        )


def tags_of(document: Document) -> list[Tag]:
    """Return what the document is about, its year and its languages: to count and to filter by."""
    year = [Tag("year", document.date.year)] if document.date else []
    languages = [Tag("language", code) for code, text in document.texts.items() if text.title]
    return list(dict.fromkeys([*document.tags, *year, *languages]))


def prepare(kind: str, document: Document) -> Prepared:
    titles = [normalise(text.title) for text in document.texts.values()]
    bodies = [*(normalise(text.body) for text in document.texts.values()), normalise(document.besides)]
    columns = columns_of(titles, bodies, document)
    return Prepared(
        kind,
        document.key,
        document.date,
        facets=" ".join(tag.facet for tag in [Tag("kind", kind), *tags_of(document)]),
        checksum=checksum(document),
        title=TITLES_APART.join(filter(None, titles)),
        body=TITLES_APART.join(filter(None, bodies)),
        words=backend().words(columns),
    )


def columns_of(titles: list[str], bodies: list[str], document: Document) -> Columns:
    """Return the words of a document whose texts are normalised."""
    authors = field([normalise(document.authors)])
    marked = [word if word == GAP else AUTHORS + word for word in authors]
    about = [*(tag.word for tag in tags_of(document)), *words_of(document.dated)]
    tags = [part for word in about for part in (word, GAP)]
    first, second, third, fourth = capped([field(titles), tags, field(bodies), marked])
    return first, second, third, fourth


def checksum(document: Document) -> str:
    parts = [document.texts, document.tags, document.besides, document.authors]
    parts += [str(document.date), document.dated]
    return sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()


def store(prepared: list[Prepared]) -> None:
    """Write the rows of documents, new or not; call it inside a transaction."""
    rows = [one.row for one in prepared]
    SearchDocument.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["kind", "object_id"],
        update_fields=["sorted_on", "facets", "checksum", "version"],
    )
    ids = [row.pk for row in rows]
    before = _terms_in(ids)
    SearchText.objects.bulk_create(
        [
            SearchText(document_id=key, title=one.title, body=one.body)
            for key, one in zip(ids, prepared, strict=True)
        ],
        update_conflicts=True,
        unique_fields=["document"],
        update_fields=["title", "body"],
    )
    backend().write([(key, one.words) for key, one in zip(ids, prepared, strict=True)])
    count_terms(total(terms_of(one.title) for one in prepared), before)


def erase(documents) -> int:
    """Take documents and all that belongs to them out of the index; return how many."""
    ids = list(documents.values_list("pk", flat=True))
    if ids:
        count_terms(Counter(), _terms_in(ids))
        backend().erase(ids)
        SearchDocument.objects.filter(pk__in=ids).delete()
    return len(ids)


def count_terms(now: Counter[str], before: Counter[str]) -> None:
    """Add and take away what differs; sorted, so that two who save at once wait in the same order."""
    changes = Counter(now)
    changes.subtract(before)
    rows = [term_row(text, count) for text, count in sorted(changes.items()) if count]
    more = [(row.text, row.keys, row.is_word, row.documents) for row in rows if row.documents > 0]
    fewer = [(row.documents, row.text) for row in rows if row.documents < 0]
    with connection.cursor() as cursor:
        cursor.executemany(_MORE, more)
        cursor.executemany(_FEWER, fewer)
    if fewer:
        SearchTerm.objects.filter(text__in=[text for _, text in fewer], documents__lte=0).delete()


def _terms_in(ids: list[int]) -> Counter[str]:
    titles = SearchText.objects.filter(document__in=ids).values_list("title", flat=True)
    return total(map(terms_of, titles))


def total(counters: Iterable[Counter[str]]) -> Counter[str]:
    summed: Counter[str] = Counter()
    for counter in counters:
        summed.update(counter)
    return summed
