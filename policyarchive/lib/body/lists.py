"""Lists of any kind: points in order with their numbers, and terms with what is said of them."""

from collections.abc import Iterator

from policyarchive.lib.body.blocks import Block, Reader, as_paragraphs, language_attribute
from policyarchive.lib.body.marks import Mark
from policyarchive.lib.body.tree import Element

__all__ = ["LISTS"]

_TAGS = {"ul": "ul", "menu": "ul", "dir": "ul", "ol": "ol"}
_KINDS_OF_NUMBERS = frozenset("1aAiI")
_MOST = 1000


def _list(reader: Reader, element: Element) -> None:
    reader.end_line()
    reader.name(element)
    begun = _begin(element)
    number = _number(begun.attributes.get("start", "")) or 1
    for point in _points(element):
        if point.tag in _TAGS and begun.blocks:  # a list between two points belongs to the first
            begun.blocks[-1].blocks += reader.inside(_wrapped([point]))
            continue
        asked = _number(point.get("value")) if begun.tag == "ol" else 0
        if asked and asked != number:
            number = asked
            begun = _begun_again(reader, begun, asked)
        begun.blocks.append(_point(reader, point))
        number += 1
    _finish(reader, begun)


def _begin(element: Element) -> Block:
    block = Block(_TAGS[element.tag])
    if block.tag == "ol":
        if (start := _number(element.get("start"))) > 1:
            block.attributes["start"] = str(start)
        if (kind := element.get("type")) in _KINDS_OF_NUMBERS - {"1"}:
            block.attributes["type"] = kind
    return block


def _begun_again(reader: Reader, begun: Block, number: int) -> Block:
    """Return the list that goes on with another number."""
    _finish(reader, begun)
    return Block("ol", attributes=begun.attributes | {"start": str(number)})


def _finish(reader: Reader, block: Block) -> None:
    if block.blocks:
        reader.blocks.append(block)


def _point(reader: Reader, element: Element) -> Block:
    attributes = language_attribute(element)
    inner = element if element.tag == "li" else _wrapped([element])
    return Block("li", blocks=reader.inside(inner), attributes=attributes)


def _points(element: Element) -> Iterator[Element]:
    """Yield the points of a list; loose words between them are a point, too."""
    loose: list[Element | str] = []
    for child in element.children:
        if isinstance(child, str) or child.tag not in {"li", "script", *_TAGS}:
            loose.append(child)
            continue
        yield from _loose_point(loose)
        loose = []
        yield child
    yield from _loose_point(loose)


def _loose_point(children: list[Element | str]) -> Iterator[Element]:
    point = _wrapped(children)
    if any(not isinstance(child, str) or child.strip() for child in children):
        yield point


def _wrapped(children: list[Element | str] | list[Element]) -> Element:
    wrapper = Element("li")
    wrapper.children = [*children]
    return wrapper


def _loose(reader: Reader, element: Element) -> None:
    """Put a point that stands in no list into the one that was begun for its neighbour."""
    reader.end_line()
    point = _point(reader, element)
    if reader.blocks and reader.blocks[-1].attributes.get("loose"):
        reader.blocks[-1].blocks.append(point)
    else:
        reader.blocks.append(Block("ul", blocks=[point], attributes={"loose": "1"}))


def _terms(reader: Reader, element: Element) -> None:
    """Make a point of each term, or of several together, with what is said of it as paragraphs."""
    reader.end_line()
    reader.name(element)
    points: list[Block] = []
    was_term = False
    for child in _terms_in(element):
        is_term = child.tag == "dt"
        said = as_paragraphs(reader.inside(child, marks=[Mark("strong")] if is_term else ()))
        if not points or (is_term and not was_term):
            points.append(Block("li"))
        points[-1].blocks += said
        was_term = is_term
    _finish(reader, Block("ul", blocks=[point for point in points if point.blocks]))


def _terms_in(element: Element) -> Iterator[Element]:
    loose: list[Element | str] = []
    for child in element.children:
        if isinstance(child, str) or child.tag not in {"dt", "dd", "div"}:
            loose.append(child)
            continue
        yield from _loose_point(loose)
        loose = []
        yield from _terms_in(child) if child.tag == "div" else [child]
    yield from _loose_point(loose)


def _loose_term(reader: Reader, element: Element) -> None:
    marks = [Mark("strong")] if element.tag == "dt" else ()
    reader.read_block(element, "p", marks=marks)


def _number(text: str) -> int:
    """Return a whole number that a list may count from, or 0."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 and int(text) <= _MOST else 0


LISTS = {
    **dict.fromkeys(_TAGS, _list),
    "li": _loose,
    "dl": _terms,
    "dt": _loose_term,
    "dd": _loose_term,
}
