"""Headings of a clean body as a page shows them: each can be linked to, under a name that stays."""

import html
import re
from collections import Counter

_HEADING = re.compile(r"<h([23])((?: [^>]*)?)>(.*?)</h\1>", re.DOTALL)
_ID = re.compile(r'\sid="([^"]*)"')
_TAG = re.compile("<[^>]*>")
PREFIX = "section-"  # no name that a body has itself begins like this
LONGEST = 60


def with_named_headings(body: str) -> str:
    """Return clean HTML in which each heading has an id, made of its words where the body gives none.

    Made of words and not counted: a new section above leaves the links to those below it right.
    """
    seen: Counter[str] = Counter()

    def named(found: re.Match) -> str:
        level, attributes, words = found.groups()
        if _ID.search(attributes):
            return found[0]
        name = _name(words)
        seen[name] += 1
        name = name if seen[name] == 1 else f"{name}-{seen[name]}"
        return f'<h{level} id="{PREFIX}{name}"{attributes}>{words}</h{level}>'

    return _HEADING.sub(named, body)


def _name(words: str) -> str:
    text = html.unescape(_TAG.sub("", words)).lower()
    return re.sub(r"\W+", "-", text)[:LONGEST].strip("-") or "untitled"
