"""Tables of a clean body as a page shows them: in a named frame, with figures set to the right."""

import html
import re

_PARTS = re.compile(
    r"<h([23])(?: [^>]*)?>(?P<heading>.*?)</h\1>"
    "|(?P<table><table>)(?P<caption><caption>.*?</caption>)?|(?P<end></table>)",
    re.DOTALL,
)
_CELL = re.compile("<td([^>]*)>((?:(?!<td|</td>).)*)</td>", re.DOTALL)
_TAG = re.compile("<[^>]*>")
# 1,234 · −3.5 % · 12건 · $40: figures with a short unit at most, and never a date.
_FIGURE = re.compile(r"[$€£¥₩]?[-+−–]?\d{1,3}(?:,?\d{3})*(?:\.\d+)?\s?(?:%|‰|[가-힣]{1,2}|[A-Za-z]{1,3})?")
_YEAR_OR_DAY = re.compile(r"(?:1[89]|20)\d\d년?|\d{1,2}[일월]")


def with_framed_tables(body: str, *, label: str) -> str:
    """Return clean HTML with each table in a frame that keys can move sideways.

    The frame is named by the table's caption, else by the heading before it, else by LABEL.
    """
    if "<table" not in body:
        return body
    heading = ""

    def framed(found: re.Match) -> str:
        nonlocal heading
        if found["end"]:
            return "</table></div>"
        if found["table"] is None:
            heading = _text(found["heading"])
            return found[0]
        name = _text(found["caption"] or "") or heading or label
        frame = f'<div class="prose__table" role="group" aria-label="{html.escape(name)}" tabindex="0">'
        return frame + found[0]

    return _PARTS.sub(framed, _CELL.sub(_cell, body))


def _cell(found: re.Match) -> str:
    text = _text(found[2])
    is_figure = _FIGURE.fullmatch(text) and not _YEAR_OR_DAY.fullmatch(text)
    return f'<td class="prose__figure"{found[1]}>{found[2]}</td>' if is_figure else found[0]


def _text(markup: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", markup)).split())
