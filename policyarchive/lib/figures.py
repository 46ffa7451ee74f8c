"""Pictures in a body: `<figure><img src="/pictures/12/800.webp" alt="…" data-file="12">…</figure>`.

A body names a picture of the library by its key and nothing else; a page makes its `<picture>` of that key.
"""

import html
import re
from collections.abc import Callable
from typing import NamedTuple

FIGURE_TAGS = {"figure", "img", "figcaption"}
FIGURE_ATTRIBUTES = {"img": {"src", "alt", "data-file"}}
LONGEST_KEY = 18

# What the cleaner writes: attributes in double quotes, quotes in them escaped.
_ATTRIBUTE = r'(?: [a-z-]+="[^"]*")*'
_IMAGE = rf"<img({_ATTRIBUTE})>"
_FIGURE = re.compile(rf"<figure>\s*{_IMAGE}\s*(?:<figcaption>(.*?)</figcaption>\s*)?</figure>", re.DOTALL)
_FOREIGN = re.compile(rf"{_IMAGE}|</?(?:figure|figcaption)>")
_OWN_ADDRESS = re.compile(rf"/pictures/([0-9]{{1,{LONGEST_KEY}}})/[0-9]+\.[a-z]+")
_KEY = re.compile(rf"[0-9]{{1,{LONGEST_KEY}}}")
_TAG = re.compile(r"<[^>]*>")


class Figure(NamedTuple):
    key: int
    alt: str
    caption: str


def figure_html(figure: Figure) -> str:
    """Return the one way in which a figure is written; the caption is plain text."""
    alt = html.escape(figure.alt)
    caption = f"<figcaption>{html.escape(figure.caption, quote=False)}</figcaption>" if figure.caption else ""
    address = f"/pictures/{figure.key}/800.webp"
    return f'<figure><img src="{address}" alt="{alt}" data-file="{figure.key}">{caption}</figure>'


def only_own_figures(clean: str) -> str:
    """Return cleaned HTML with figures of the library's pictures; of other pictures only captions stay."""
    kept: list[str] = []

    def set_aside(found: re.Match) -> str:
        figure = _read(found[1], found[2] or "")
        if figure is None:
            return found[0]
        kept.append(figure_html(figure))
        return f"\0{len(kept) - 1}\0"

    without = _FOREIGN.sub("", _FIGURE.sub(set_aside, clean))
    return re.sub(r"\0(\d+)\0", lambda found: kept[int(found[1])], without)


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
    key = given.get("data-file", "")
    address = _OWN_ADDRESS.fullmatch(given.get("src", ""))
    if not (key.isascii() and _KEY.fullmatch(key)):
        key = address[1] if address else ""
    if not (key.isascii() and key.strip("0")):
        return None
    return Figure(int(key), html.unescape(given.get("alt", "")).strip(), _plain(caption))


def _plain(caption: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", caption)).split())
