"""A run over many files: each is read, matched and stored, or refused, and the next one follows."""

from collections.abc import Iterable, Iterator

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import reverse
from django.utils.translation import override

from policyarchive.legacy.categories import Categories
from policyarchive.legacy.files import Source
from policyarchive.legacy.matching import Register
from policyarchive.legacy.options import Options
from policyarchive.legacy.reader.page import Page, parse
from policyarchive.legacy.reader.refusals import Kind, PageRefused
from policyarchive.legacy.report import FileReport
from policyarchive.legacy.store import (
    Reading,
    Stored,
    is_foreign,
    language_of,
    match_page,
    ref_of,
    store_page,
)


class PageImporter:
    def __init__(self, options: Options):
        self._options = options
        self._rehearsed: dict[str, str] = {}  # checksum -> file, so that a rehearsal finds twins too
        self._read_names()

    def run(self, sources: Iterable[Source]) -> Iterator[FileReport]:
        return map(self._one, sources)

    def _read_names(self) -> None:
        self._register, self._categories = Register.load(), Categories()

    def _one(self, source: Source) -> FileReport:
        try:
            page = parse(source.read(), encoding=self._options.encoding)
            return self._imported(source, page)
        except PageRefused as refusal:
            return FileReport.refused(source.name, refusal)
        except ValidationError as error:
            return FileReport.refused(source.name, PageRefused(Kind.INVALID, _sentence(error)))
        except IntegrityError as error:
            reason = f"The database refuses the page: {str(error).strip()}. Correct it and run again."
            return FileReport.refused(source.name, PageRefused(Kind.INVALID, reason))

    def _imported(self, source: Source, page: Page) -> FileReport:
        """Import a page, a second time with names read again where an editor deleted one meanwhile."""
        try:
            return self._matched_and_stored(source, page)
        except IntegrityError:
            self._read_names()
            return self._matched_and_stored(source, page)

    def _matched_and_stored(self, source: Source, page: Page) -> FileReport:
        reading = match_page(page, self._register)
        return self._report(source, reading, self._store(source, reading))

    def _store(self, source: Source, reading: Reading) -> Stored:
        stored = store_page(
            reading,
            ref=source.ref or ref_of(reading.page),
            categories=self._categories,
            options=self._options,
        )
        is_only_rehearsed = self._options.is_rehearsal and stored.outcome == "created"
        return self._rehearsal(source, reading, stored) if is_only_rehearsed else stored

    def _rehearsal(self, source: Source, reading: Reading, stored: Stored) -> Stored:
        """Return what a real run would have come to; a number it would have given is not known."""
        earlier = self._rehearsed.get(reading.sums.content)
        if earlier is None:
            self._rehearsed[reading.sums.content] = source.name
            return stored._replace(number=None)
        return Stored("unchanged", None, same_as="" if earlier == source.name else earlier)

    def _report(self, source: Source, reading: Reading, stored: Stored) -> FileReport:
        warnings = list(reading.page.warnings)
        if stored.same_as:
            warnings.append(f"same_as: {stored.same_as}")
        if stored.same_title:
            warnings.append(f"same_title: {stored.same_title} {_address(reading.page, stored.same_title)}")
        if is_foreign(reading.page):
            warnings.append(f"language: {reading.page.language} is none of this site's; kept as a draft")
        return FileReport.stored(
            source.name,
            reading.page,
            outcome=stored.outcome,
            warnings=warnings,
            areas=reading.slugs["areas"],
            number=stored.number,
        )


def _address(page: Page, number: int) -> str:
    """Return where a post of the page's title can be looked at."""
    with override(language_of(page)):
        return reverse("news:post_detail", args=[number])


def _sentence(error: ValidationError) -> str:
    """Name the values that the archive cannot hold, and the way out."""
    reasons = "; ".join(f"{name}: {' '.join(messages)}" for name, messages in error.message_dict.items())
    return f"The archive cannot hold a value ({reasons}) Shorten it in the file and run again."
