"""HTML of any kind as a tree that can be walked: elements known or not, no code, at most so deep."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import nh3

from policyarchive.lib.language.text import visible

__all__ = ["LEFT_OUT", "Element", "parse"]

DEEPEST = 60  # what stands deeper moves up: no text needs more, and no page may exhaust the stack
# Elements that are left out with all that is in them.
LEFT_OUT = frozenset(
    "script style template svg math iframe object embed video audio canvas applet noembed noframes"  # noqa: SIM905
    " frame frameset title head datalist meta link base".split()
)
_GONE_AT_ONCE = {"script", "style", "template", "svg", "math", "noembed", "noframes", "frameset"}
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())  # noqa: SIM905
_ATTRIBUTES = set(
    "id name style hidden lang hreflang href title src alt data-file scope rowspan colspan start type value"  # noqa: SIM905
    " bgcolor align reversed open".split()
)
_TAG_NAME = re.compile(r"<([A-Za-z][^\s/>\0<\"'=]*)")
_NO_TEXT = re.compile("[\0\ud800-\udfff]")
_LINE_BREAKS = re.compile("[\x0b\x85\u2028\u2029]")  # how other programs break a line within a paragraph
# A cell outside of a table is no element to a parser, so that nothing but a space keeps it from the next.
_CELL = re.compile(r"<(?=/?(?:td|th|tr|caption|thead|tbody|tfoot|body|html|option)[\s/>])", re.IGNORECASE)


class Element:
    """An element with its attributes, in which texts and elements stand in order."""

    def __init__(self, tag: str, attributes: dict[str, str] | None = None):
        self.tag = tag
        self.attributes = attributes or {}
        self.children: list[Element | str] = []

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")

    def elements(self) -> "Iterator[Element]":
        return (child for child in self.children if isinstance(child, Element))

    def all(self) -> "Iterator[Element]":
        for child in self.elements():
            yield child
            yield from child.all()

    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


def parse(markup: str) -> Element:
    """Return the tree that a browser would see, without scripts, styles, comments and unsafe addresses."""
    builder = _Builder()
    builder.feed(_tidy(_CELL.sub("\n<", _NO_TEXT.sub("", markup))))
    builder.close()
    return builder.root


def _tidy(markup: str) -> str:
    tags = {name.lower() for name in _TAG_NAME.findall(markup)} - _GONE_AT_ONCE
    return nh3.clean(
        markup,
        tags=tags,
        attributes={"*": _ATTRIBUTES},
        url_schemes={"http", "https", "mailto", "tel"},
        clean_content_tags=_GONE_AT_ONCE,
        link_rel=None,
    )


class _Builder(HTMLParser):
    """Reads what nh3 wrote: each element is closed, each attribute quoted."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self.open = [self.root]
        self.depth_beyond: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: visible(value or "") for name, value in attrs})
        self.open[-1].children.append(element)
        if tag in _VOID:
            return
        if len(self.open) > DEEPEST:
            self.depth_beyond.append(tag)
        else:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if self.depth_beyond:
            self.depth_beyond.pop()
        elif len(self.open) > 1 and self.open[-1].tag == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        for number, line in enumerate(_LINE_BREAKS.split(data)):
            if number:
                self.open[-1].children.append(Element("br"))
            # A stroke that overlays would join the bracket before it in whatever composes a page as a whole.
            self.open[-1].children.append(visible(line).lstrip("\u0338"))
