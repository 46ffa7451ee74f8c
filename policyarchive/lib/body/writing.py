"""Blocks of a body as HTML, with the links that lead to a place in the same body."""

import html
import re
from urllib.parse import unquote

from policyarchive.lib.body.blocks import Block, walk
from policyarchive.lib.body.marks import Leaf, Mark, write_leaves
from policyarchive.lib.language.text import visible

__all__ = ["write_body"]

PREFIX = "body-"  # keeps the names of a text apart from those of the page
_NAMED = frozenset("p h2 h3 li td th pre caption blockquote".split())  # noqa: SIM905
_LONGEST_NAME = 80


def write_body(blocks: list[Block]) -> str:
    for block in blocks:
        block.tag = block.tag or ("" if block.html else "p")
    _give_ids(blocks)
    return "".join(map(_write, blocks))


def _give_ids(blocks: list[Block]) -> None:
    """Name the blocks that a link leads to, and all headings; the links follow, or go where none is."""
    every = [*walk(blocks)]
    for block in every:
        _take_names_of_loose_words(block)
    wanted = {_aim(mark) for block in every for leaf in block.leaves for mark in leaf.marks} - {""}
    ids: dict[str, str] = {}
    for block in every:
        _give_id(block, wanted, ids)
    for block in every:
        block.leaves = [_aimed(leaf, ids) for leaf in block.leaves]


def _take_names_of_loose_words(block: Block) -> None:
    if block.blocks and not block.blocks[0].tag and not block.blocks[0].html:
        words = block.blocks[0]
        block.names += words.names
        block.attributes = {**words.attributes, **block.attributes}
        words.names, words.attributes = [], {}


def _give_id(block: Block, wanted: set[str], ids: dict[str, str]) -> None:
    names = [name for name in map(_name, block.names) if name and name not in ids]
    led_to = [name for name in names if name in wanted]
    if block.tag in {"h2", "h3"}:
        led_to = led_to or names[:1]
    if block.tag in _NAMED and led_to:
        block.attributes = {"id": PREFIX + led_to[0], **block.attributes}
        ids.update(dict.fromkeys(names, PREFIX + led_to[0]))


def _aimed(leaf: Leaf, ids: dict[str, str]) -> Leaf:
    marks = []
    for mark in leaf.marks:
        if aim := _aim(mark):
            if aim in ids:
                href = {"href": f"#{ids[aim]}"}
                marks.append(Mark(mark.tag, tuple((dict(mark.attributes) | href).items())))
        elif not _leads_to_the_top(mark):
            marks.append(mark)
    return leaf._replace(marks=tuple(marks))


def _aim(mark: Mark) -> str:
    """Return the name of the place in the same body that a link leads to, or nothing."""
    href = dict(mark.attributes).get("href", "")
    return _name(unquote(href[1:])) if href.startswith("#") else ""


def _leads_to_the_top(mark: Mark) -> bool:
    return dict(mark.attributes).get("href", "").startswith("#")


def _name(given: str) -> str:
    """Return a name in letters that stand in an address and in an attribute alike."""
    return re.sub(r"[^\w.-]+", "-", visible(given)).strip("-").removeprefix(PREFIX)[:_LONGEST_NAME].strip("-")


def _write(block: Block) -> str:
    if block.html or block.tag == "hr":
        return block.html or "<hr>"
    inner = write_leaves(block.leaves) + "".join(map(_write, block.blocks))
    if block.tag == "pre":
        inner = f"<code>{inner}</code>"
    if not block.tag:
        return inner
    attributes = "".join(
        f' {name}="{html.escape(value)}"' for name, value in block.attributes.items() if name != "loose"
    )
    return f"<{block.tag}{attributes}>{inner}</{block.tag}>"
