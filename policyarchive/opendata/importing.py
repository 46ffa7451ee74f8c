"""From lines of the bulk format to posts, each line whole or not at all."""

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import asdict, dataclass, field
from itertools import chain, groupby, islice
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction

from agreements.models import Agreement, City, CooperationArea
from news.actions import NewPost, Stored, add_posts, store_post
from news.models import Category, Post
from policyarchive.lib.data.workers import ahead, all_cores
from policyarchive.lib.language.translated import column, language_codes
from policyarchive.library.models import Attachment, Image
from policyarchive.opendata.content.names import unknown
from policyarchive.opendata.lines import without_blank
from policyarchive.opendata.reading import Line, read_line
from policyarchive.opendata.records import RELATIONS, TRANSLATED, RecordRefused

LINES_A_TRANSACTION = 500
LINKED = {"agreements": Agreement, "cities": City, "areas": CooperationArea, "category": Category}
NOT_COLUMNS = {"ref", "number", "category", "lead_image", "as_stored", *TRANSLATED, *RELATIONS}


@dataclass(frozen=True)
class LineReport:
    line: int
    ref: str | None
    outcome: str
    number: int | None = None
    error: dict | None = None
    warnings: list[str] = field(default_factory=list)

    def sentences(self) -> list[str]:
        """Return what people have to know of the line: why it was refused, or what was left out of it."""
        if self.error:
            return [f"line {self.line}: refused ({self.error['kind']}): {self.error['reason']}"]
        return [f"line {self.line}: {warning}" for warning in self.warnings]

    def as_dict(self) -> dict:
        return asdict(self)


class PostImporter:
    """Reads lines and stores posts; knows the register's address names."""

    def __init__(self, *, by=None, is_rehearsal: bool = False):
        self._by = by
        self._is_rehearsal = is_rehearsal
        self._rows = {name: _by_slug(model) for name, model in LINKED.items()}

    def run(self, lines: Iterable[bytes]) -> Iterator[LineReport]:
        """Yield a report for each line that is not blank, some hundred lines a transaction."""
        batches = _batches(without_blank(lines))
        first = next(batches, [])
        with all_cores() if len(first) == LINES_A_TRANSACTION else nullcontext():
            for batch in ahead(read_line, chain([first], batches)):
                with transaction.atomic():
                    reports = self._store_all(batch)
                    transaction.set_rollback(self._is_rehearsal)
                yield from reports

    def _store_all(self, batch: list[Line]) -> list[LineReport]:
        """Store new posts many at a time, and what is there already one by one, all in their order."""
        to_add = _new_ones(batch)
        reports: list[LineReport] = []
        for is_new, lines in groupby(batch, key=lambda line: line.number in to_add):
            group = list(lines)
            reports += self._add(group) if is_new else map(self._one, group)
        return reports

    def _add(self, group: list[Line]) -> list[LineReport]:
        """Add new posts all at once; if anything stands against it, one by one, which says what and where."""
        new, refused = self._described(group)
        try:
            posts = iter(add_posts(new, by=self._by)) if new else iter(())
        except (ValidationError, IntegrityError, DataError):
            return [self._one(line) for line in group]
        return [
            refused.get(line.number) or self._stored(line, Stored("created", next(posts))) for line in group
        ]

    def _described(self, group: list[Line]) -> tuple[list[NewPost], dict[int, LineReport]]:
        new, refused = [], {}
        for line in group:
            try:
                new.append(self._new_post(line))
            except RecordRefused as refusal:
                refused[line.number] = _refused(line, refusal)
        return new, refused

    def _one(self, line: Line) -> LineReport:
        try:
            record = _record(line)
            with transaction.atomic():
                return self._stored(line, self._store(record))
        except RecordRefused as refusal:
            return _refused(line, refusal)

    def _stored(self, line: Line, stored: Stored) -> LineReport:
        is_given_later = self._is_rehearsal and stored.outcome == "created"
        number = _record(line).get("number") if is_given_later else stored.post.number
        return LineReport(line.number, line.ref, stored.outcome, number=number, warnings=line.warnings or [])

    def _new_post(self, line: Line) -> NewPost:
        record = _record(line)
        return NewPost(
            record["ref"],
            self._columns(record),
            relations=self._relations(record),
            number=record.get("number"),
        )

    def _store(self, record: dict[str, Any]):
        try:
            return store_post(
                record["ref"],
                by=self._by,
                number=record.get("number"),
                columns=self._columns(record),
                relations=self._relations(record),
            )
        except ValidationError as error:
            raise RecordRefused("wrong_value", _sentence(error)) from error
        except (IntegrityError, DataError) as error:
            raise RecordRefused("conflict", f"the database refuses it: {str(error).strip()}") from error

    def _columns(self, record: dict[str, Any]) -> dict[str, Any]:
        columns = {name: value for name, value in record.items() if name not in NOT_COLUMNS}
        for name in TRANSLATED:
            for code in language_codes() if name in record else []:
                columns[column(name, code)] = record[name].get(code) or None
        if not record["title"].get(record["original_language"]):
            raise RecordRefused("missing_field", "'title' is missing in the original language")
        if "category" in record:
            columns["category"] = self._category(record["category"])
        if "lead_image" in record:
            columns["lead_image"] = _picture(record["lead_image"])
        return columns

    def _relations(self, record: dict[str, Any]) -> dict[str, list]:
        return {name: self._linked(name, record[name]) for name in RELATIONS if name in record}

    def _category(self, slug: str | None) -> Category | None:
        return self._row("category", slug) if slug else None

    def _linked(self, name: str, slugs: list) -> list:
        if name == "attachments":
            return [_file(*file) for file in slugs]
        return [self._row(name, slug) for slug in slugs]

    def _row(self, name: str, slug: str) -> Any:
        if (row := self._rows[name].get(slug)) is None:
            raise unknown(LINKED[name], slug, field=name)
        return row


def _batches(numbered: Iterator[tuple[int, bytes]]) -> Iterator[list[tuple[int, bytes]]]:
    while batch := list(islice(numbered, LINES_A_TRANSACTION)):
        yield batch


def _new_ones(batch: list[Line]) -> set[int]:
    """Return the lines that surely concern no post that is there; refused ones among them change nothing."""
    records = [line.record for line in batch if line.record]
    refs, numbers = _known_of(records)
    new: set[int] = set()
    for line in batch:
        record = line.record or {}
        if line.ref not in refs and record.get("number") not in numbers and not record.get("redirect_to"):
            new.add(line.number)
        refs |= {line.ref} - {None}
    return new


def _known_of(records: list[dict[str, Any]]) -> tuple[set[str | None], set[int | None]]:
    """Return the references and the numbers of these records that posts have already."""
    refs = Post.objects.filter(ref__in=[record["ref"] for record in records])
    given = [record["number"] for record in records if "number" in record]
    posts = Post.objects.filter(number__in=given) if given else Post.objects.none()
    return set(refs.values_list("ref", flat=True)), set(posts.values_list("number", flat=True))


def _record(line: Line) -> dict[str, Any]:
    """Return what a line says; raises RecordRefused where it says nothing that can be understood."""
    if line.refusal:
        raise RecordRefused(*line.refusal)
    return line.record or {}


def _refused(line: Line, refusal: RecordRefused) -> LineReport:
    error = {"kind": refusal.kind, "line": line.number, "reason": refusal.reason}
    return LineReport(line.number, line.ref, "refused", error=error)


def _picture(sha256: str | None) -> Image | None:
    if not sha256:
        return None
    if image := Image.objects.filter(uploaded_sha256=sha256).first():
        return image
    raise unknown(Image, sha256, field="lead_image")


def _file(sha256: str, name: str) -> Attachment:
    if file := Attachment.objects.filter(stored__sha256=sha256, name=name).first():
        return file
    raise unknown(Attachment, name, field="attachments")


def _by_slug(model) -> dict[str, Any]:
    return model.objects.only("slug").by_slug()


def _sentence(error: ValidationError) -> str:
    """Name the fields and what is wrong with each."""
    return "; ".join(f"{name!r}: {' '.join(messages)}" for name, messages in error.message_dict.items())
