"""What a body of clean HTML holds beside its words: pictures, tables, links."""

import re
from html.parser import HTMLParser
from typing import NamedTuple

_LANGUAGE = re.compile(r"^/[a-z]{2,3}(?:-[a-z]+)?(?=/)")


class Part(NamedTuple):
    """KEY tells whether it is the same in another language, LABEL is what people call it."""

    key: str
    label: str
    is_own: bool = False


class Parts(NamedTuple):
    pictures: list[Part]
    tables: list[Part]
    links: list[Part]


def parts_of(body: str) -> Parts:
    """Return the parts of a body in its order."""
    reader = _Reader()
    reader.feed(body)
    reader.close()
    return Parts(reader.pictures, reader.tables, reader.links)


class _Reader(HTMLParser):
    """Collects; the words of a table are those of its caption, else of its first cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pictures: list[Part] = []
        self.tables: list[Part] = []
        self.links: list[Part] = []
        self._address: str | None = None
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "img":
            source = attributes.get("src") or ""
            self.pictures.append(Part(source, attributes.get("alt") or source.rpartition("/")[2]))
        elif tag == "table":
            self.tables.append(Part("", ""))
        elif tag == "a" and attributes.get("href"):
            self._address = attributes["href"]
        if tag in {"a", "caption", "th", "td"}:
            self._words = []

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        words = " ".join("".join(self._words).split())
        if tag == "a" and self._address is not None:
            self.links.append(_link(self._address, words))
            self._address = None
        elif tag in {"caption", "th", "td"} and self.tables and not self.tables[-1].label:
            self.tables[-1] = Part(words, words)


def _link(address: str, words: str) -> Part:
    """A link to a page of ours is the same in each language."""
    is_own = address.startswith("/") and not address.startswith("//")
    return Part(_LANGUAGE.sub("", address) if is_own else address, words or address, is_own)
