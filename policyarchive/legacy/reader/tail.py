"""What follows a body and is none: attachments, pager, share buttons, footer."""

import re
from typing import NamedTuple

from policyarchive.legacy.reader import tables
from policyarchive.legacy.reader.marks import strip_mark

_ENDINGS = "|".join(sorted(tables.words("file_endings"), key=len, reverse=True))
_FILE_ENDING = re.compile(rf"\S\.(?:{_ENDINGS})(?![A-Za-z0-9])", re.IGNORECASE)
_FILE = re.compile(rf"[^,;|]*?{_FILE_ENDING.pattern}", re.IGNORECASE)
BODY_LABELS = {"내용", "본문"}
LONGEST_NAMES = 1000  # of a line that names files; what is longer is text
_ABOUT_FILES = tables.pattern("about_files")
_COUNT = r"(?:\s*[(\[]\s*\d+\s*(?:개|건)?\s*[)\]]|\s+\d+\s*(?:개|건)?(?=\s*$))?"
_ATTACHED = re.compile(
    rf"(?:{tables.pattern('attachment_labels').pattern}){_COUNT}\s*[:：]?\s*(?P<rest>.*)", re.IGNORECASE
)
_NO_FILES = {"", "없음", "없습니다", "없습니다.", "none", "-"}
_ARROWS = re.compile(r"^[\s<>«»‹›◀▶◁▷▲▼△▽←→↑↓^|·-]+")
_PAGER = tables.pattern("pager")
_NAVIGATION = tables.pattern("navigation")
_FOOTER = tables.pattern("footer")
_ADDRESS = tables.pattern("addresses")
_BUTTONS = tables.words("buttons_below")
_SENTENCE = re.compile(r".{25,}[.!?。”\"]")


class Parts(NamedTuple):
    body: list[str]
    attachments: list[str]


def part(lines: list[str]) -> Parts:
    """Part the lines below the meta line into the body and the names of attachments; drop the rest."""
    start = _attachments_end(lines)
    end = _body_end(lines, start)
    named = _named(lines[:start]) + _named(lines[end : _pager_start(lines, end)])
    return Parts(_without_label(lines[start:end]), list(dict.fromkeys(named)))


def _without_label(body: list[str]) -> list[str]:
    """Drop the label that a table of fields has before the body."""
    return body[1:] if body and body[0].rstrip(" :：") in BODY_LABELS else body


def _named(lines: list[str]) -> list[str]:
    """Return the attachments on these lines; where no ending tells them, the lines below their label."""
    if names := [name for line in lines for name in file_names(line)]:
        return names
    label = next((at for at, line in enumerate(lines) if _is_attachment_label(line)), len(lines))
    return [strip_mark(line) for line in lines[label:] if not (_is_tail(line) or "://" in line)]


def file_names(line: str) -> list[str]:
    """Return the names on a line that holds names of files and nothing else of weight."""
    if len(line) > LONGEST_NAMES or not _FILE_ENDING.search(line):
        return []
    found = _ATTACHED.fullmatch(strip_mark(line))
    text = found["rest"] if found else strip_mark(line)
    names = [strip_mark(name.strip(" ,;|")) for name in _FILE.findall(_ABOUT_FILES.sub(" ", text))]
    rest = _ABOUT_FILES.sub("", _FILE.sub("", text))
    return names if not re.search(r"\w", rest) else []


def _attachments_end(lines: list[str]) -> int:
    """Return where attachments named above the body end."""
    end = 0
    while end < len(lines) and _is_attachment(lines[end]):
        end += 1
    return end


def _body_end(lines: list[str], start: int) -> int:
    end = next((at for at in range(start, len(lines)) if _starts_tail(lines, at)), len(lines))
    while end > start and (_is_tail(lines[end - 1]) or _is_address(lines, end - 1)):
        end -= 1
    return end


def _starts_tail(lines: list[str], at: int) -> bool:
    """Tell whether nothing of the body can follow: a pager, or attachments with no sentence below them."""
    if _is_pager(lines[at]):
        return True
    if not (_is_attachment_label(lines[at]) or _NAVIGATION.fullmatch(_plain(lines[at]))):
        return False
    below = lines[at + 1 : _pager_start(lines, at)]
    return not any(_SENTENCE.fullmatch(line) and not _is_tail(line) for line in below)


def _pager_start(lines: list[str], start: int) -> int:
    return next((at for at in range(start, len(lines)) if _is_pager(lines[at])), len(lines))


def _is_attachment(line: str) -> bool:
    return _is_attachment_label(line) or bool(file_names(line))


def _is_attachment_label(line: str) -> bool:
    """Tell `첨부파일`, `첨부파일 (2)`, `첨부파일 : a.hwp` from a sentence that begins with the word."""
    found = _ATTACHED.fullmatch(strip_mark(line)) if len(line) <= LONGEST_NAMES else None
    if not found:
        return False
    return _ABOUT_FILES.sub("", found["rest"]).strip().casefold() in _NO_FILES or bool(file_names(line))


def _is_pager(line: str) -> bool:
    return _PAGER.fullmatch(_plain(line)) is not None


def _is_tail(line: str) -> bool:
    plain = _plain(line)
    is_buttons = all(word in _BUTTONS for word in plain.casefold().split())
    is_furniture = _FOOTER.fullmatch(plain) or _PAGER.fullmatch(plain)
    return is_buttons or bool(is_furniture) or _is_attachment(line)


def _is_address(lines: list[str], at: int) -> bool:
    """Tell a footer's address or telephone; as the last line of all it is the author's contact."""
    return at + 1 < len(lines) and _ADDRESS.fullmatch(_plain(lines[at])) is not None


def _plain(line: str) -> str:
    return _ARROWS.sub("", line)
