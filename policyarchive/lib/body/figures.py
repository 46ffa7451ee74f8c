"""Pictures in a body: `<figure><img src="/pictures/12/800.webp" alt="…" data-file="12">…</figure>`.

A body names a picture of the library by its key and nothing else; a page makes its `<picture>` of that key.
"""

import html
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

FIGURE_TAGS = {"figure", "img", "figcaption"}
FIGURE_ATTRIBUTES = {"img": {"src", "alt", "data-file"}}
LONGEST_KEY = 18

# What the cleaner writes: attributes in double quotes, quotes in them escaped.
_ATTRIBUTE = r'(?: [a-z-]+="[^"]*")*'
_IMAGE = rf"<img({_ATTRIBUTE})>"
_FIGURE = re.compile(rf"<figure>\s*{_IMAGE}\s*(?:<figcaption>(.*?)</figcaption>\s*)?</figure>", re.DOTALL)
_OWN_ADDRESS = re.compile(rf"/pictures/([0-9]{{1,{LONGEST_KEY}}})/[0-9]+\.[a-z]+")
_KEY = re.compile(rf"[0-9]{{1,{LONGEST_KEY}}}")
_TAG = re.compile(r"<[^>]*>")


class Figure(NamedTuple):
    key: int
    alt: str
    caption: str


def figure_html(figure: Figure) -> str:
    """Return the one way in which a figure is written; the caption is plain text."""
    alt = _escaped(figure.alt).replace('"', "&quot;")
    caption = f"<figcaption>{_escaped(figure.caption)}</figcaption>" if figure.caption else ""
    address = f"/pictures/{figure.key}/800.webp"
    return f'<figure><img src="{address}" alt="{alt}" data-file="{figure.key}">{caption}</figure>'


def _escaped(text: str) -> str:
    """Return a text as the cleaner writes it, so that cleaning it once more changes nothing."""
    return html.escape(text, quote=False).replace("\u00a0", "&nbsp;")


def key_of(given: Mapping[str, str]) -> int | None:
    """Return the key of the library's picture that the attributes of an image name, or None."""
    key = given.get("data-file", "")
    address = _OWN_ADDRESS.fullmatch(given.get("src", ""))
    if not (key.isascii() and _KEY.fullmatch(key)):
        key = address[1] if address else ""
    return int(key) if key.isascii() and key.strip("0") else None


def pictures_in(body: str | None) -> set[int]:
    """Return the keys of the pictures that a sanitised body names."""
    return {figure.key for figure in figures_in(body)}


def figures_in(body: str | None) -> list[Figure]:
    if not body or "<figure" not in body:
        return []
    found = (_read(match[1], match[2] or "") for match in _FIGURE.finditer(body))
    return [figure for figure in found if figure]


def replace_figures(body: str, shown: Callable[[Figure], str]) -> str:
    """Return the body with each figure as SHOWN makes it."""
    return _FIGURE.sub(
        lambda match: shown(figure) if (figure := _read(match[1], match[2] or "")) else "", body
    )


def _read(attributes: str, caption: str) -> Figure | None:
    given = dict(re.findall(r' ([a-z-]+)="([^"]*)"', attributes))
    key = key_of(given)
    return Figure(key, html.unescape(given.get("alt", "")).strip(), _plain(caption)) if key else None


def _plain(caption: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", caption)).split())
