"""What a body of clean HTML points at."""

from html.parser import HTMLParser
from typing import NamedTuple


class Link(NamedTuple):
    address: str
    text: str


def links_in(body: str) -> list[Link]:
    """Return the links of a body with their words, in its order."""
    reader = _Reader()
    reader.feed(body)
    reader.close()
    return reader.links


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[Link] = []
        self.address: str | None = None
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.address, self.words = dict(attrs).get("href") or "", []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.address is not None:
            self.links.append(Link(self.address, " ".join("".join(self.words).split())))
            self.address = None
