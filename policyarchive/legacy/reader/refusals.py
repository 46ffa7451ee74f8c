"""Why a page is not imported: kinds for programs, reasons with a way out for people."""

from enum import StrEnum


class Kind(StrEnum):
    BINARY = "binary"
    ENCODING = "encoding"
    EMPTY = "empty"
    LIST_PAGE = "list_page"
    NO_TITLE = "no_title"
    NO_DATE = "no_date"
    # about the file itself, or about what the archive can hold
    MISSING = "missing"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"
    INVALID = "invalid"


class PageRefused(Exception):
    """Says the kind, the reason with its way out, and the line (from 1) where there is one."""

    def __init__(self, kind: str, reason: str, *, line: int | None = None):
        super().__init__(reason)
        self.kind, self.reason, self.line = str(kind), reason, line

    def __str__(self) -> str:
        place = f"line {self.line}: " if self.line else ""
        return f"{self.kind}: {place}{self.reason}"
