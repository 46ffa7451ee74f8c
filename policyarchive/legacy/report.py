"""What became of a file, for programs (one JSON object) and for people (a summary with tables)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from policyarchive.legacy.reader.page import Page
from policyarchive.legacy.reader.refusals import PageRefused

WAY_OUT = (
    "same_title: another post with this title and date is there already; keep one of the two. "
    "--skip-same-title leaves such pages out."
)
OUTCOMES = ("created", "updated", "unchanged", "refused")


@dataclass(frozen=True)
class FileReport:
    """The fields and their order are a promise: docs/legacy-import.md tells them."""

    file: str
    outcome: str
    error: dict[str, Any] | None = None
    warnings: list[str] = field(default_factory=list)
    board: str | None = None
    category: str | None = None
    title: str | None = None
    date: str | None = None
    author: str | None = None
    language: str | None = None
    areas: list[str] = field(default_factory=list)
    bullets: list[str] = field(default_factory=list)
    first_words: str | None = None
    last_words: str | None = None
    number: int | None = None

    @classmethod
    def refused(cls, file: str, refusal: PageRefused) -> Self:
        error = {"kind": refusal.kind, "file": file, "line": refusal.line, "reason": refusal.reason}
        return cls(file, "refused", error=error)

    @classmethod
    def stored(cls, file: str, page: Page, *, outcome: str, **found) -> Self:
        return cls(
            file,
            outcome,
            board=page.board or None,
            category=page.category or None,
            title=page.title,
            date=page.date.isoformat(),
            author=page.author or None,
            language=page.language,
            bullets=page.bullets,
            first_words=page.first_words,
            last_words=page.last_words,
            **found,
        )

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


class Summary:
    """Counts the outcomes, and keeps what a person has to look at."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self._refused: list[tuple[str, str, str, str]] = []
        self._warned: list[tuple[str, str]] = []
        self._has_second_posts = False

    def add(self, report: FileReport) -> None:
        self.counts[report.outcome] += 1
        if report.error:
            line = str(report.error["line"] or "-")
            self._refused.append((report.error["kind"], line, report.file, report.error["reason"]))
        has_namesake = any(warning.startswith("same_title: ") for warning in report.warnings)
        self._has_second_posts |= has_namesake and report.outcome == "created"
        self._warned += [(report.file, warning) for warning in report.warnings]

    def lines(self, *, is_rehearsal: bool) -> Iterator[str]:
        """Yield the summary; a rehearsal says in its first line that nothing was written."""
        counted = ", ".join(f"{self.counts[outcome]} {outcome}" for outcome in OUTCOMES)
        yield f"{self.counts.total()} files: {counted}." + (" Nothing was written." if is_rehearsal else "")
        if self._refused:
            yield from ["", *_table(("kind", "line", "file", "reason"), self._refused)]
        if self._warned:
            yield from ["", *_table(("file", "warning"), self._warned)]
        if self._has_second_posts:
            yield from ["", WAY_OUT]


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield rows under their heads; all columns but the last are as wide as their widest cell."""
    widths = [max(len(row[place]) for row in [head, *rows]) for place in range(len(head) - 1)]
    for row in [head, *rows]:
        yield "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]])
