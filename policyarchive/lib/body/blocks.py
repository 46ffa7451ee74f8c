"""From the tree of any HTML to the blocks that a body may hold: paragraphs, headings, lists, tables, figures.

Elements that are not kept never run words together: what a browser sets on a line of its own becomes a
paragraph, what it sets apart within a line gets a space.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from policyarchive.lib.body.marks import (
    BREAK,
    LANGUAGE,
    Leaf,
    Mark,
    is_hidden,
    marks_of,
    style_of,
    trimmed,
    with_marks,
)
from policyarchive.lib.body.tree import LEFT_OUT, Element

__all__ = ["SPECIAL", "Block", "Reader", "as_paragraphs", "language_attribute", "walk"]

HEADINGS = {"h1": "h2", "h2": "h2", **dict.fromkeys(("h3", "h4", "h5", "h6"), "h3")}
BLOCKS = frozenset(
    "address article aside body center dialog details div fieldset figcaption footer form header hgroup html"  # noqa: SIM905
    " main nav optgroup option p search section caption tbody thead tfoot td th tr noscript".split()
)
_APART = frozenset("button input select label meter output progress marquee".split())  # noqa: SIM905


@dataclass
class Block:
    """A block with words (LEAVES) or with blocks in it; one without a tag is words of its container.

    NAMES are those by which links within the body lead to it.
    """

    tag: str = ""
    leaves: list[Leaf] = field(default_factory=list)
    blocks: "list[Block]" = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    html: str = ""


def walk(blocks: Iterable[Block]) -> Iterable[Block]:
    for block in blocks:
        yield block
        yield from walk(block.blocks)


class Reader:
    """Reads what stands in one place: at the top, in a point of a list, in a cell."""

    def __init__(self, names: list[str] | None = None, marks: tuple[Mark, ...] = ()):
        self.tag = ""  # of the words that come
        self.language = ""
        self.marks = marks
        self.keeps_lines = False
        self.leaves: list[Leaf] = []
        self.blocks: list[Block] = []
        self.names = [] if names is None else names  # of what comes next

    def finished(self) -> list[Block]:
        self.end_line()
        return self.blocks

    def end_line(self) -> None:
        """Make a block of the words so far, if there are any."""
        words, self.leaves = trimmed(self.leaves), []
        if words:
            attributes = {"lang": self.language} if self.language else {}
            self.blocks.append(Block(self.tag, words, attributes=attributes, names=[*self.names]))
            self.names.clear()

    def read(self, element: Element) -> None:
        for child in element.children:
            if isinstance(child, str):
                self.say(child)
            elif child.tag in LEFT_OUT:
                self.say(" ")
            elif not is_hidden(child):
                self.read_one(child)

    def read_one(self, element: Element) -> None:
        if known := SPECIAL.get(element.tag):
            known(self, element)
        elif element.tag in HEADINGS:
            self.read_block(element, HEADINGS[element.tag])
        elif element.tag in BLOCKS or style_of(element).get("display") in {"block", "flex", "grid"}:
            self.read_block(element, "p")
        else:
            self.read_inline(element)

    def say(self, text: str) -> None:
        lines = text.split("\n") if self.keeps_lines else [text]
        for number, line in enumerate(lines):
            if number:
                self.leaves.append(Leaf(BREAK, self.marks))
            kept = line.replace("\t", "    ").replace("  ", " \u00a0") if self.keeps_lines else line
            self.leaves.append(Leaf(kept, self.marks))

    def read_block(self, element: Element, tag: str, *, marks: Iterable[Mark] = ()) -> None:
        self.end_line()
        self.name(element)
        held = (self.tag, self.language, self.marks, self.keeps_lines)
        # A paragraph in a heading is a line of the heading.
        self.tag = self.tag if self.tag in {"h2", "h3"} and tag == "p" else tag
        self.language = language_of(element) or self.language
        self.marks = with_marks(self.marks, [*marks, *(marks_of(element) if tag == "p" else ())])
        self.keeps_lines = self.keeps_lines or _keeps_lines(element)
        self.read(element)
        self.end_line()
        self.tag, self.language, self.marks, self.keeps_lines = held

    def read_inline(self, element: Element) -> None:
        self.name(element)
        held = (self.marks, self.keeps_lines)
        self.marks = with_marks(self.marks, marks_of(element))
        self.keeps_lines = self.keeps_lines or _keeps_lines(element)
        around = [Leaf(" ", held[0])] if element.tag in _APART else []
        self.leaves += around
        self.read(element)
        self.leaves += around
        self.marks, self.keeps_lines = held

    def name(self, element: Element) -> None:
        names = [element.get("id"), element.get("name") if element.tag == "a" else ""]
        self.names += [name for name in names if name]

    def inside(self, element: Element, *, marks: Iterable[Mark] = ()) -> list[Block]:
        """Return the blocks in an element that is a place of its own."""
        self.name(element)
        reader = Reader(self.names, with_marks(self.marks, [*marks, *marks_of(element)]))
        reader.keeps_lines = self.keeps_lines or _keeps_lines(element)
        reader.read(element)
        return in_a_container(reader.finished())


def in_a_container(blocks: list[Block]) -> list[Block]:
    """Return blocks whose loose words stay loose where they are all, or stand above a list."""
    if not all(block.tag in {"ul", "ol"} for block in blocks[1:]):
        return as_paragraphs(blocks)
    return blocks


def as_paragraphs(blocks: list[Block]) -> list[Block]:
    for block in blocks:
        block.tag = block.tag or ("" if block.html else "p")
    return blocks


def language_of(element: Element) -> str:
    language = element.get("lang")
    return language if LANGUAGE.fullmatch(language) else ""


def language_attribute(element: Element) -> dict[str, str]:
    language = language_of(element)
    return {"lang": language} if language else {}


def _keeps_lines(element: Element) -> bool:
    return style_of(element).get("white-space", "").startswith(("pre", "break-spaces"))


SPECIAL: dict[str, Callable[[Reader, Element], None]] = {}  # filled by the modules of lists, tables, words
