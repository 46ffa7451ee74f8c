"""Pictures in the tree of a body: those of the library become figures, others go with their captions."""

import unicodedata

from policyarchive.lib.body.blocks import Block, Reader
from policyarchive.lib.body.figures import Figure, figure_html, key_of
from policyarchive.lib.body.tree import LEFT_OUT, Element

__all__ = ["FIGURES"]


def _image(reader: Reader, element: Element) -> None:
    """Set a picture of the library on a line of its own; of others only an emoji stays."""
    if key := key_of(element.attributes):
        reader.end_line()
        reader.blocks.append(_figure_block(key, element, ""))
    else:
        reader.say(alt if _is_emoji(alt := element.get("alt").strip()) else " ")


def _figure(reader: Reader, element: Element) -> None:
    captions = [inner for inner in element.all() if inner.tag == "figcaption"]
    images = [inner for inner in element.all() if inner.tag == "img"]
    own = [(key, image) for image in images if (key := key_of(image.attributes))]
    reader.end_line()
    if own:
        _remove(element, {"img", "figcaption"})
        caption = " ".join(" ".join(words.text() for words in captions).split())
        for place, (key, image) in enumerate(own, 1):
            reader.blocks.append(_figure_block(key, image, caption if place == len(own) else ""))
    elif images or any(inner.tag in LEFT_OUT for inner in element.all()):
        _remove(element, {"img", "figcaption"})  # a caption without its picture says nothing
    reader.read_block(element, "p")


def _figure_block(key: int, image: Element, caption: str) -> Block:
    return Block("figure", html=figure_html(Figure(key, image.get("alt").strip(), caption)))


def _remove(element: Element, tags: set[str]) -> None:
    element.children = [
        child for child in element.children if isinstance(child, str) or child.tag not in tags
    ]
    for child in element.elements():
        _remove(child, tags)


def _is_emoji(text: str) -> bool:
    return 0 < len(text) <= 10 and unicodedata.category(text[0]) == "So"


FIGURES = {"img": _image, "image": _image, "figure": _figure}
