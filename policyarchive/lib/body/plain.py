"""A body as plain lines that show its structure, for comparing two of them word by word."""

import re
from html.parser import HTMLParser

from policyarchive.lib.body.shifted import with_shifted_letters

_BLOCKS = frozenset("p h2 h3 ul ol li blockquote table caption tr figure figcaption hr pre".split())  # noqa: SIM905
_BEGINNINGS = {"h2": "■ ", "h3": "□ ", "li": "• ", "blockquote": "» ", "hr": "―――"}
_PARAGRAPH_IN_POINT = re.compile("(\n[•»] )\n")  # the editor puts a paragraph into each point of a list
_CELL_END = "\x01"  # no text holds it
_CELLS = frozenset({"td", "th"})


def body_lines(body: str, *, picture: str = "picture") -> str:
    """Return the text of clean HTML, a block a line; links show their address, pictures their description.

    PICTURE is what a picture without a description is called.
    """
    reader = _Reader(picture)
    reader.feed(with_shifted_letters(body))
    reader.close()
    joined = _PARAGRAPH_IN_POINT.sub(r"\1", "".join(reader.parts))
    lines = (" ".join(line.split()) for line in joined.split("\n"))
    tidy = (line.strip(_CELL_END + " ").replace(_CELL_END, " | ") for line in lines)
    return "\n".join(line for line in tidy if line)


class _Reader(HTMLParser):
    def __init__(self, picture: str) -> None:
        super().__init__(convert_charrefs=True)
        self.picture = picture
        self.parts: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag in _BLOCKS or tag == "br":
            self.parts.append("\n" + _BEGINNINGS.get(tag, ""))
        elif tag == "a":
            self.addresses.append(attributes.get("href") or "")
        elif tag == "img":
            number = f"{self.picture} {attributes.get('data-file') or ''}".strip()
            self.parts.append(f"[{attributes.get('alt') or number}]")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")
        elif tag in _CELLS:
            self.parts.append(_CELL_END)
        elif tag == "a" and self.addresses and (address := self.addresses.pop()):
            self.parts.append(f" ({address})")

    def handle_data(self, data: str) -> None:
        self.parts.append(data.replace("\n", " "))
