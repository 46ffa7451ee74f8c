"""From documents to rows of the index, many at a time."""

import datetime
import json
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

from django.db import connection

from policyarchive.search.backends import Words, backend
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
    kept: "Kept"
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


class Kept(NamedTuple):
    """The texts that the words of a document are made of; they are kept, to make the words again."""

    title: str
    body: str
    tags: str
    authors: str

    @property
    def words(self) -> Words:
        authors = field([self.authors])
        title, tags, body, marked = capped(
            [
                field(self.title.split(TITLES_APART)),
                [part for word in self.tags.split() for part in (word, GAP)],
                field(self.body.split(TITLES_APART)),
                [word if word == GAP else AUTHORS + word for word in authors],
            ]
        )
        return backend().words((title, tags, body, marked))


def tags_of(document: Document) -> list[Tag]:
    """Return what the document is about, its year and its languages: to count and to filter by."""
    year = [Tag("year", document.date.year)] if document.date else []
    languages = [Tag("language", code) for code, text in document.texts.items() if text.title]
    return list(dict.fromkeys([*document.tags, *year, *languages]))


def prepare(kind: str, document: Document) -> Prepared:
    kept = kept_of(document)
    return Prepared(
        kind,
        document.key,
        document.date,
        facets=" ".join(tag.facet for tag in [Tag("kind", kind), *tags_of(document)]),
        checksum=checksum(document),
        kept=kept,
        words=kept.words,
    )


def kept_of(document: Document) -> Kept:
    texts = document.texts.values()
    tags = [*(tag.word for tag in tags_of(document)), *words_of(document.dated)]
    return Kept(
        title=_joined(text.title for text in texts),
        body=_joined([*(text.body for text in texts), document.besides]),
        tags=" ".join(tags),
        authors=normalise(document.authors),
    )


def words_of_kept(kept: Kept) -> Words:
    return kept.words


def checksum(document: Document) -> str:
    parts = [document.texts, document.tags, document.besides, document.authors]
    parts += [str(document.date), document.dated]
    return sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()


def store(prepared: list[Prepared]) -> None:
    """Write the rows of documents of one kind, new or not; call it inside a transaction."""
    keys = [one.key for one in prepared]
    earlier = SearchDocument.objects.filter(kind=prepared[0].kind, object_id__in=keys)
    ids = list(earlier.values_list("pk", flat=True))
    before: Counter[str] = Counter()
    if ids:
        before = _terms_in(ids)
        backend().make_way(ids)
    rows = [one.row for one in prepared]
    for row, key in zip(rows, backend().fresh_keys(len(rows)), strict=False):
        row.pk = key
    _write(rows, prepared)
    count_terms(total(terms_of(one.kept.title) for one in prepared), before)


def _write(rows: list[SearchDocument], prepared: list[Prepared]) -> None:
    SearchDocument.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["kind", "object_id"],
        update_fields=["sorted_on", "facets", "checksum", "version"],
    )
    both = list(zip(rows, prepared, strict=True))
    SearchText.objects.bulk_create(
        [SearchText(document_id=row.pk, **one.kept._asdict()) for row, one in both],
        update_conflicts=True,
        unique_fields=["document"],
        update_fields=Kept._fields,
    )
    backend().write([(row.pk, one.words) for row, one in both])


def erase(documents) -> int:
    """Take documents and all that belongs to them out of the index; return how many."""
    ids = list(documents.values_list("pk", flat=True))
    if ids:
        count_terms(Counter(), _terms_in(ids))
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


def _joined(texts: Iterable[str]) -> str:
    return TITLES_APART.join(filter(None, map(normalise, texts)))


def _terms_in(ids: list[int]) -> Counter[str]:
    titles = SearchText.objects.filter(document__in=ids).values_list("title", flat=True)
    return total(map(terms_of, titles))


def total(counters: Iterable[Counter[str]]) -> Counter[str]:
    summed: Counter[str] = Counter()
    for counter in counters:
        summed.update(counter)
    return summed
