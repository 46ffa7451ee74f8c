"""A page of the old site, read: what the importer stores. Pure, and raises nothing but PageRefused."""

import datetime
from dataclasses import dataclass, field

from policyarchive.legacy.reader.body import Body, read_body
from policyarchive.legacy.reader.bullets import find_bullets
from policyarchive.legacy.reader.cleanup import is_sentence
from policyarchive.legacy.reader.dates import has_stamp, is_dateline, read_dateline
from policyarchive.legacy.reader.frame import Frame, find_frame
from policyarchive.legacy.reader.head import Head, Title, read_head
from policyarchive.legacy.reader.language import detect
from policyarchive.legacy.reader.marks import has_mark
from policyarchive.legacy.reader.markup import to_html
from policyarchive.legacy.reader.reading import read_lines
from policyarchive.legacy.reader.refusals import Kind, PageRefused
from policyarchive.legacy.reader.tail import part

SHOWN_WORDS = 8
LONGEST_CATEGORY = 80
MOST_SUBTITLES = 2  # without a bullet, above a dateline
LONGEST_SUBTITLE = 150


@dataclass(frozen=True)
class Page:
    board: str
    category: str
    title: str
    date: datetime.date
    author: str
    views: int | None
    language: str
    body: str  # clean HTML
    text: str  # the same without tags, a line a paragraph
    bullets: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    department: str = ""

    @property
    def first_words(self) -> str:
        return " ".join(self.text.split()[:SHOWN_WORDS])

    @property
    def last_words(self) -> str:
        return " ".join(self.text.split()[-SHOWN_WORDS:])


def parse(data: bytes, *, encoding: str | None = None) -> Page:
    """Read the bytes of one saved page; raises PageRefused where it is no item that can be kept."""
    frame = find_frame(read_lines(data, encoding=encoding))
    head = read_head(frame.head, section=frame.category)
    title = _title(head, frame)
    parts = part(frame.text)
    date = _date(frame, parts.body)
    body = read_body(parts.body, has_headings=frame.is_article, has_captions=frame.is_magazine)
    return Page(
        board=head.board,
        category=title.category or frame.category[:LONGEST_CATEGORY].strip(),
        title=title.text,
        date=date,
        author=frame.author,
        views=frame.views,
        language=detect(title.text, body.text),
        body=to_html(body.paragraphs),
        text=body.text,
        bullets=find_bullets(body.lines),
        warnings=_warnings(title, body, parts.attachments),
        department=frame.department,
    )


def _title(head: Head, frame: Frame) -> Title:
    if head.title:
        return head.title
    raise PageRefused(
        Kind.NO_TITLE,
        "No title stands above this line, only the site's own words: write the title in front of it.",
        line=frame.line,
    )


def _date(frame: Frame, body: list[str]) -> datetime.date:
    """Return the day of the meta line, else of a dateline at the start of the body, and of nothing else."""
    if date := frame.date or _dateline(body, is_list=frame.may_be_list is not None):
        return date
    if frame.stamp:
        reason = f"{frame.stamp} is no day of the calendar: correct it from the old site."
        raise PageRefused(Kind.NO_DATE, reason, line=frame.line)
    if frame.may_be_list:
        reason = "Several titles and no date: this is a list of items. Save each item's own page."
        raise PageRefused(Kind.LIST_PAGE, reason, line=frame.may_be_list)
    reason = "No posted date: write a line such as “등록일 2017-04-12” or “Date 2017-04-12” below the title."
    raise PageRefused(Kind.NO_DATE, reason, line=frame.line)


def _dateline(body: list[str], *, is_list: bool) -> datetime.date | None:
    """Return the date with which the body begins; subtitles may stand before it, a sentence may not."""
    unmarked = [line for line in body if not has_mark(line)][: 1 if is_list else MOST_SUBTITLES + 1]
    opening = next((line for line in unmarked if is_dateline(line) or not _is_subtitle(line)), "")
    return read_dateline(opening)


def _is_subtitle(line: str) -> bool:
    return len(line) <= LONGEST_SUBTITLE and not is_sentence(line) and not has_stamp(line)


def _warnings(title: Title, body: Body, attachments: list[str]) -> list[str]:
    said = {
        "title_truncated": title.is_cut,
        "body_truncated": body.is_cut,
        "no_body": not body.paragraphs,
    }
    return [name for name, is_so in said.items() if is_so] + [f"attachment: {name}" for name in attachments]
