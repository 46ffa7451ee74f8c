"""The paragraphs of a body: each once, without leftovers, with its bullet or as a heading."""

import re
from typing import NamedTuple

from policyarchive.legacy.reader.cleanup import drop_leftovers, uncut
from policyarchive.legacy.reader.marks import INLINE, has_mark, is_note, strip_mark

LONGEST_HEADING = 70
_SENTENCE_END = re.compile(r"[.,:;!?。…”\"')\]]$")


class Paragraph(NamedTuple):
    tag: str  # p, li or h2
    text: str


class Body(NamedTuple):
    paragraphs: list[Paragraph]
    lines: list[str]  # the same texts with their bullets, for whoever looks for those
    is_cut: bool

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


def read_body(lines: list[str], *, has_headings: bool = False, has_captions: bool = False) -> Body:
    """Make paragraphs of lines. Only policy articles have headings, only magazines captions said twice."""
    texts = [text for line in lines if strip_mark(text := drop_leftovers(line))]
    texts = _without_repeats([_halved(text) for text in texts] if has_captions else texts)
    is_cut = False
    if texts:
        texts[-1], is_cut = uncut(texts[-1])
    texts = [text for text in texts if text]
    headings = _headings(texts) if has_headings else set()
    paragraphs = [_paragraph(text, is_heading=place in headings) for place, text in enumerate(texts)]
    return Body(paragraphs, texts, is_cut)


def _without_repeats(texts: list[str]) -> list[str]:
    """Drop a text that repeats the one before it, also where only one of them has a bullet."""
    pairs = zip(["", *texts], texts, strict=False)
    return [text for before, text in pairs if strip_mark(before) != strip_mark(text)]


def _halved(text: str) -> str:
    """Return a caption once that stands twice on its line."""
    words = text.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half > 1 and words[:half] == words[half:] else text


def _headings(texts: list[str]) -> set[int]:
    """Return the places of short lines that end like no sentence and have something below them."""
    return {
        place
        for place, text in enumerate(texts[:-1])
        if len(text) <= LONGEST_HEADING and not has_mark(text) and not _SENTENCE_END.search(text)
    }


def _paragraph(text: str, *, is_heading: bool) -> Paragraph:
    if is_heading:
        return Paragraph("h2", text)
    is_sentence_of_items = text.startswith(tuple(INLINE)) and sum(map(text.count, INLINE)) > 1
    if not has_mark(text) or is_note(text) or is_sentence_of_items:
        return Paragraph("p", text)
    return Paragraph("li", strip_mark(text))
