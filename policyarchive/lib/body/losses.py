"""What cleaning a body left out, so that whoever brought the text can be informed.

Looks and colours are not reported; everything that said or led to something is.
"""

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from html.parser import HTMLParser
from typing import NamedTuple

from policyarchive.lib.body.figures import key_of, pictures_in
from policyarchive.lib.body.links import links_in
from policyarchive.lib.body.marks import is_hidden
from policyarchive.lib.body.tree import LEFT_OUT, Element, parse
from policyarchive.lib.language.text import visible
from policyarchive.lib.web.linkaddress import completed

__all__ = ["Kind", "Loss", "what_is_lost"]

LONGEST = 120


class Kind(StrEnum):
    FRAME = "frame"
    PICTURE = "picture"
    DRAWING = "drawing"
    FORMULA = "formula"
    FORM = "form"
    SCRIPT = "script"
    LINK = "link"
    HIDDEN = "hidden"
    TEXT = "text"


class Loss(NamedTuple):
    kind: Kind
    what: str = ""  # an address, a description, or the first words

    def __str__(self) -> str:
        return f"{self.kind} {self.what}".strip()


_KINDS = {
    **dict.fromkeys(("iframe", "frame", "embed", "object", "applet", "video", "audio"), Kind.FRAME),
    **dict.fromkeys(("svg", "canvas"), Kind.DRAWING),
    **dict.fromkeys(("form", "input", "select", "textarea", "button"), Kind.FORM),
    "math": Kind.FORMULA,
    "script": Kind.SCRIPT,
}


def what_is_lost(before: str | None, after: str | None) -> list[Loss]:
    """Return what stood in some HTML and does not stand in what is kept of it, each once, in its order."""
    if before == after:
        return []
    finder = _Finder(after or "")
    finder.feed(before or "")
    finder.close()
    tree = parse(before or "")
    found = [*finder.losses, *_hidden_words(tree), *_lost_words(tree, parse(after or ""))]
    return list(dict.fromkeys(found))


class _Finder(HTMLParser):
    def __init__(self, after: str) -> None:
        super().__init__(convert_charrefs=True)
        addresses = [link.address for link in links_in(after)]
        self.pictures, self.addresses, self.after = pictures_in(after), set(addresses), after
        self.within = sum(1 for address in addresses if address.startswith("#"))
        self.losses: list[Loss] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: visible(value or "").strip() for name, value in attrs}
        if kind := _KINDS.get(tag):
            is_telling = kind not in {Kind.FORM, Kind.SCRIPT}
            what = given.get("src") or given.get("data") or given.get("title") or ""
            self.losses.append(Loss(kind, what[:LONGEST] if is_telling else ""))
        elif tag in {"img", "image"}:
            self._picture(given)
        elif tag in {"a", "area"} and given.get("href"):
            self._link(given["href"])

    def _picture(self, given: dict[str, str]) -> None:
        alt, source = given.get("alt", ""), given.get("src", "")
        is_kept = key_of(given) in self.pictures or (
            0 < len(alt) < 11 and not alt.isalnum() and alt in self.after
        )
        if not is_kept:
            address = "" if source.startswith("data:") else source[:LONGEST]
            self.losses.append(Loss(Kind.PICTURE, f"{address} {alt and f'“{alt[:LONGEST]}”'}".strip()))

    def _link(self, address: str) -> None:
        """Report a link that is not kept; one within the text may lead by another name to the same place."""
        if address.startswith("#"):
            self.within -= 1
            is_kept = self.within >= 0
        else:
            is_kept = address in self.addresses or completed(address) in self.addresses
        if not is_kept:
            self.losses.append(Loss(Kind.LINK, address[:LONGEST]))


def _hidden_words(tree: Element) -> Iterator[Loss]:
    for element in tree.all():
        if is_hidden(element) and (words := " ".join(element.text().split())):
            yield Loss(Kind.HIDDEN, words[:LONGEST])


def _lost_words(before: Element, after: Element) -> Iterator[Loss]:
    """Yield the words that are gone, if any letter is; where words were joined or split is no loss."""
    had, has = _words(before), _words(after)
    if Counter("".join(had)) - Counter("".join(has)):
        gone = Counter(had) - Counter(has)
        words = [word for word in dict.fromkeys(had) if word in gone]
        yield Loss(Kind.TEXT, " ".join(words)[:LONGEST])


def _words(element: Element) -> list[str]:
    return [word for text in _texts(element) for word in text.split()]


def _texts(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child
        elif child.tag not in LEFT_OUT and not is_hidden(child):
            yield from _texts(child)
