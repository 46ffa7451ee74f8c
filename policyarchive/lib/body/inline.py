"""Elements within words that need more than a mark: breaks, quotations, readings, preformatted text."""

from policyarchive.lib.body.blocks import Block, Reader, language_attribute
from policyarchive.lib.body.marks import BREAK, Leaf, Mark, marks_of
from policyarchive.lib.body.tree import Element

__all__ = ["INLINE"]


def _break(reader: Reader, _element: Element) -> None:
    reader.leaves.append(Leaf(BREAK, reader.marks))


def _rule(reader: Reader, _element: Element) -> None:
    reader.end_line()
    reader.blocks.append(Block("hr"))


def _nothing(reader: Reader, element: Element) -> None:
    """Leave out what shows no words."""


def _control(reader: Reader, _element: Element) -> None:
    reader.say(" ")


def _between(before: str, after: str):
    def read(reader: Reader, element: Element) -> None:
        reader.say(before)
        reader.read_inline(element)
        reader.say(after)

    return read


def _summary(reader: Reader, element: Element) -> None:
    reader.read_block(element, "p", marks=[Mark("strong")])


def _quote(reader: Reader, element: Element) -> None:
    reader.end_line()
    if blocks := reader.inside(element):
        attributes = language_attribute(element)
        reader.blocks.append(Block("blockquote", blocks=blocks, attributes=attributes))


def _preformatted(reader: Reader, element: Element) -> None:
    """Keep the lines of plain text as they are; text with marks or links becomes lines of a paragraph."""
    if any(marks_of(inner) and inner.tag != "code" for inner in element.all()) or _holds_blocks(element):
        element.attributes["style"] = "white-space: pre"
        reader.read_block(element, "p")
        return
    reader.end_line()
    reader.name(element)
    if text := _lines(element).strip("\n").rstrip():
        reader.blocks.append(Block("pre", [Leaf(text)], names=[*reader.names]))
        reader.names.clear()


def _holds_blocks(element: Element) -> bool:
    return any(inner.tag not in {"code", "br", "span", "font"} for inner in element.all())


def _lines(element: Element) -> str:
    return "".join(
        child if isinstance(child, str) else "\n" if child.tag == "br" else _lines(child)
        for child in element.children
    )


INLINE = {
    "br": _break,
    "hr": _rule,
    "q": _between("“", "”"),
    "rt": _between("(", ")"),
    "blockquote": _quote,
    "summary": _summary,
    "legend": _summary,
    **dict.fromkeys(("pre", "textarea", "listing", "xmp", "plaintext"), _preformatted),
    **dict.fromkeys(("wbr", "rp", "col", "colgroup", "param", "source", "track", "area"), _nothing),
    "input": _control,
}
