"""From lines of the bulk format to posts, each line whole or not at all."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import islice
from typing import Any, NoReturn

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction

from agreements.models import Agreement, City, CooperationArea
from news.actions import store_post
from news.models import Category
from policyarchive.lib.body.losses import what_is_lost
from policyarchive.lib.body.sanitizing import sanitize_body, with_outlines
from policyarchive.lib.language.translated import column, language_codes
from policyarchive.library.models import Attachment, Image
from policyarchive.opendata.lines import decoded, without_blank
from policyarchive.opendata.records import RELATIONS, TRANSLATED, RecordRefused, read_record

LINES_A_TRANSACTION = 200
LINKED = {"agreements": Agreement, "cities": City, "areas": CooperationArea}
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
        self._categories = _by_slug(Category)

    def run(self, lines: Iterable[bytes]) -> Iterator[LineReport]:
        """Yield a report for each line that is not blank, some hundred lines a transaction."""
        numbered = without_blank(lines)
        while batch := list(islice(numbered, LINES_A_TRANSACTION)):
            with transaction.atomic():
                reports = [self._one(number, line) for number, line in batch]
                transaction.set_rollback(self._is_rehearsal)
            yield from reports

    def _one(self, line: int, data: bytes) -> LineReport:
        ref = None
        try:
            record = read_record(decoded(data, is_first=line == 1))
            ref = record["ref"]
            warnings = _clean_bodies(record)
            with transaction.atomic():
                stored = self._store(record)
        except RecordRefused as refusal:
            error = {"kind": refusal.kind, "line": line, "reason": refusal.reason}
            return LineReport(line, ref, "refused", error=error)
        is_given_later = self._is_rehearsal and stored.outcome == "created"
        number = record.get("number") if is_given_later else stored.post.number
        return LineReport(line, ref, stored.outcome, number=number, warnings=warnings)

    def _store(self, record: dict[str, Any]):
        try:
            return store_post(
                record["ref"],
                by=self._by,
                number=record.get("number"),
                columns=self._columns(record),
                relations={name: self._linked(name, record[name]) for name in RELATIONS if name in record},
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

    def _category(self, slug: str | None) -> Category | None:
        return _known("category", slug, self._categories) if slug else None

    def _linked(self, name: str, slugs: list) -> list:
        if name == "attachments":
            return [_file(*file) for file in slugs]
        return [_known(name, slug, self._rows[name]) for slug in slugs]


def _clean_bodies(record: dict[str, Any]) -> list[str]:
    """Clean the bodies of a record in place; return what was left out, a warning for each thing.

    Outlines become lists unless an export wrote the line: there an editor decided that they stay lines.
    """
    warnings: list[str] = []
    for code, given in record.get("body", {}).items():
        clean = sanitize_body(given)
        record["body"][code] = clean if record.get("as_stored") else with_outlines(clean)
        warnings += [f"left_out: body.{code}: {loss}" for loss in what_is_lost(given, clean)]
    return warnings


def _picture(sha256: str | None) -> Image | None:
    image = Image.objects.filter(uploaded_sha256=sha256).first() if sha256 else None
    return image or (_unknown_file("lead_image", sha256) if sha256 else None)


def _file(sha256: str, name: str) -> Attachment:
    files = Attachment.objects.filter(stored__sha256=sha256, name=name)
    return files.first() or _unknown_file("attachments", name)


def _unknown_file(field: str, name: str) -> NoReturn:
    raise RecordRefused(
        "unknown_file", f"{field!r}: {name!r} is not in the library; upload it in the admin first"
    )


def _known(name: str, slug: str, rows: dict[str, Any]) -> Any:
    if slug not in rows:
        raise RecordRefused("unknown_slug", f"{name!r}: there is no {slug!r}; add it in the admin first")
    return rows[slug]


def _by_slug(model) -> dict[str, Any]:
    return model.objects.only("slug").by_slug()


def _sentence(error: ValidationError) -> str:
    """Name the fields and what is wrong with each."""
    return "; ".join(f"{name!r}: {' '.join(messages)}" for name, messages in error.message_dict.items())
