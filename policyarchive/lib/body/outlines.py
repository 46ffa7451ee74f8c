"""Outlines of word processors, lines that begin with □ ○ -, as the nested lists that they mean."""

import re
from collections.abc import Iterator

from policyarchive.lib.body.blocks import Block
from policyarchive.lib.body.marks import BREAK, Leaf, trimmed

__all__ = ["with_lists"]

# Each sign may stand at any depth: what counts is which one came first.
_SIGN = re.compile(r"[\s\u00a0]*(?:([□■◇◆○●◎◦ㅇ▪▫▶▷►❍❑•∙·‧ㆍ])[\s\u00a0]*|([-–—*])[\s\u00a0]+)(?=\S)")
_REMARK = re.compile(r"[\s\u00a0]*※")
_SAME = str.maketrans("ㅇ❍◦■❑–—‧ㆍ∙", "○○○□□--···")
_FEWEST = 2


def with_lists(blocks: list[Block]) -> list[Block]:
    """Return the blocks with each run of such lines as a list; a line that stands alone stays a line."""
    result: list[Block] = []
    run: list[Block] = []
    for block in _one_a_line(blocks):
        if _sign(block) or (run and _is_remark(block)):
            run.append(block)
        else:
            result += [*_listed(run), block]
            run = []
    return [*result, *_listed(run)]


def _one_a_line(blocks: list[Block]) -> Iterator[Block]:
    """Yield the blocks, a paragraph whose lines all begin with a sign as one for each line."""
    for block in blocks:
        lines = _lines(block) if block.tag in {"", "p"} and not block.html else []
        if len(lines) > 1 and all(_sign(line) or _is_remark(line) for line in lines):
            lines[0].names = block.names
            yield from lines
        else:
            yield block


def _lines(block: Block) -> list[Block]:
    lines: list[list[Leaf]] = [[]]
    for leaf in block.leaves:
        if leaf.text == BREAK:
            lines.append([])
        else:
            lines[-1].append(leaf)
    return [Block("p", words, attributes=block.attributes) for line in lines if (words := trimmed(line))]


def _text(block: Block) -> str:
    return "".join(leaf.text for leaf in block.leaves) if block.tag in {"", "p"} and not block.html else ""


def _sign(block: Block) -> str:
    found = _SIGN.match(_text(block))
    return (found[1] or found[2]).translate(_SAME) if found else ""


def _is_remark(block: Block) -> bool:
    return bool(_REMARK.match(_text(block)))


def _listed(run: list[Block]) -> list[Block]:
    if sum(1 for block in run if _sign(block)) < _FEWEST:
        return run
    top = Block("ul")
    depths: list[tuple[str, Block]] = []
    for block in run:
        sign = _sign(block)
        if not sign:
            depths[-1][1].blocks[-1].blocks.append(Block("p", block.leaves, names=block.names))
            continue
        if sign in {known for known, _ in depths}:
            while depths[-1][0] != sign:
                depths.pop()
        else:
            depths.append((sign, _deeper(depths, top)))
        depths[-1][1].blocks.append(_point(block))
    _tidy(top)
    return [top]


def _deeper(depths: list[tuple[str, Block]], top: Block) -> Block:
    if not depths:
        return top
    inner = Block("ul")
    depths[-1][1].blocks[-1].blocks.append(inner)
    return inner


def _point(block: Block) -> Block:
    words = Block("", _without_sign(block.leaves), names=block.names)
    return Block("li", blocks=[words], attributes=block.attributes)


def _without_sign(leaves: list[Leaf]) -> list[Leaf]:
    text = "".join(leaf.text for leaf in leaves)
    found = _SIGN.match(text)
    left = found.end() if found else 0
    kept = []
    for leaf in leaves:
        kept.append(leaf._replace(text=leaf.text[left:]))
        left = max(0, left - len(leaf.text))
    return [leaf for leaf in kept if leaf.text]


def _tidy(block: Block) -> None:
    """Make paragraphs of a point's words where a remark follows them."""
    for inner in block.blocks:
        _tidy(inner)
    if block.tag == "li" and any(inner.tag == "p" for inner in block.blocks):
        block.blocks[0].tag = "p"
