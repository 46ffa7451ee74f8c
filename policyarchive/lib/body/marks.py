"""Marks on words: which elements and styles raise, strike, stress or link what they hold."""

import html
import re
from collections.abc import Iterable
from typing import NamedTuple

from policyarchive.lib.body.tree import Element
from policyarchive.lib.web.linkaddress import completed

__all__ = [
    "BREAK",
    "LANGUAGE",
    "Leaf",
    "Mark",
    "is_hidden",
    "marks_of",
    "style_of",
    "trimmed",
    "with_marks",
    "write_leaves",
]

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
BREAK = "\0"  # the text of a leaf that is a line break; no other text holds it
_MARKS = {
    **dict.fromkeys(("strong", "b", "mark"), "strong"),
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "em"),
    **dict.fromkeys(("s", "strike", "del"), "s"),
    **dict.fromkeys(("u", "ins"), "u"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    "sup": "sup",
    "sub": "sub",
}
_HEAVY = re.compile(r"bold|bolder|[6-9]\d\d|1000")
_EDGES = f" \t\n{BREAK}"


class Mark(NamedTuple):
    tag: str
    attributes: tuple[tuple[str, str], ...] = ()


class Leaf(NamedTuple):
    """Some words, or a line break, under the marks that hold it, the outermost first."""

    text: str
    marks: tuple[Mark, ...] = ()


def style_of(element: Element) -> dict[str, str]:
    if "style" not in element.attributes:
        return {}
    pairs = (part.partition(":") for part in element.get("style").lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs}


def is_hidden(element: Element) -> bool:
    style = style_of(element)
    return (
        "hidden" in element.attributes
        or style.get("display") == "none"
        or style.get("visibility") == "hidden"
        or style.get("mso-hide") == "all"
    )


def marks_of(element: Element) -> list[Mark]:
    """Return the marks that an element puts on its words, by its name or its style."""
    style = style_of(element)
    if element.tag == "a":
        address = completed(element.get("href"))
        return [_link(element, address)] if address else []
    found = [_MARKS[element.tag]] if element.tag in _MARKS else []
    if found == ["strong"] and style.get("font-weight") in {"normal", "400"}:
        found = []  # how one well-known editor wraps all that is copied
    found += [tag for tag in _marks_of_style(style) if tag not in found]
    return [Mark(tag) for tag in found]


def _marks_of_style(style: dict[str, str]) -> list[str]:
    lines = f"{style.get('text-decoration', '')} {style.get('text-decoration-line', '')}"
    marked = {
        "strong": _HEAVY.fullmatch(style.get("font-weight", "")),
        "em": style.get("font-style") in {"italic", "oblique"},
        "s": "line-through" in lines,
        "u": "underline" in lines,
        "sup": style.get("vertical-align") == "super",
        "sub": style.get("vertical-align") == "sub",
    }
    return [tag for tag, is_so in marked.items() if is_so]


def _link(element: Element, address: str) -> Mark:
    known = ("title", "hreflang", "lang")
    given = {"href": address} | {
        name: element.get(name).strip() for name in known if element.get(name).strip()
    }
    for name in ("hreflang", "lang"):
        if not LANGUAGE.fullmatch(given.get(name, "en")):
            del given[name]
    return Mark("a", tuple(given.items()))


def with_marks(marks: tuple[Mark, ...], more: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return the marks with more of them inside; none stands in itself, and raised is not lowered."""
    for mark in more:
        if mark.tag not in {held.tag for held in marks}:
            marks = (*marks, mark)
    return marks


def trimmed(leaves: list[Leaf]) -> list[Leaf]:
    """Return the leaves without breaks and blanks around them; none where no word is left."""
    if not any(_is_word(leaf) for leaf in leaves):
        return []
    solid = [place for place, leaf in enumerate(leaves) if leaf.text.strip(_EDGES)]
    kept = leaves[solid[0] : solid[-1] + 1]
    kept[0] = kept[0]._replace(text=kept[0].text.lstrip(_EDGES))
    kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip(_EDGES))
    return [leaf for leaf in kept if leaf.text]


def write_leaves(leaves: Iterable[Leaf]) -> str:
    """Return the HTML of leaves: marks of neighbours are joined, each mark is closed in its turn."""
    parts: list[str] = []
    standing: tuple[Mark, ...] = ()
    for leaf in leaves:
        marks = leaf.marks
        shared = _shared(standing, marks)
        parts += [f"</{mark.tag}>" for mark in reversed(standing[shared:])]
        parts += [_open(mark) for mark in marks[shared:]]
        parts.append("<br>" if leaf.text == BREAK else html.escape(leaf.text, quote=False))
        standing = marks
    parts += [f"</{mark.tag}>" for mark in reversed(standing)]
    return "".join(parts)


def _is_word(leaf: Leaf) -> bool:
    return leaf.text != BREAK and bool(leaf.text.strip())


def _shared(some: tuple[Mark, ...], others: tuple[Mark, ...]) -> int:
    count = 0
    for one, other in zip(some, others, strict=False):
        if one != other:
            break
        count += 1
    return count


def _open(mark: Mark) -> str:
    attributes = "".join(f' {name}="{html.escape(value)}"' for name, value in mark.attributes)
    return f"<{mark.tag}{attributes}>"
