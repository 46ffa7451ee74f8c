"""Tables: their caption, rows and cells, and which cells head the others."""

from collections.abc import Iterator

from policyarchive.lib.body.blocks import Block, Reader, language_attribute, walk
from policyarchive.lib.body.marks import Leaf, style_of
from policyarchive.lib.body.tree import Element

__all__ = ["TABLES"]

_SCOPES = frozenset({"col", "row", "colgroup", "rowgroup"})
_PLAIN_GROUNDS = frozenset({"", "white", "#fff", "#ffffff", "transparent", "none", "inherit", "initial"})
_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
_MOST_SPANNED = 1000


def _table(reader: Reader, element: Element) -> None:
    if not _is_whole(element):
        reader.read_block(element, "p")
        return
    reader.end_line()
    reader.name(element)
    head = [_row(reader, row) for row in _rows(element, {"thead"})]
    rest = [_row(reader, row) for row in [*_rows(element, {"", "tbody"}), *_rows(element, {"tfoot"})]]
    _find_heads(head, rest)
    parts = [("thead", head), ("tbody", rest)]
    sections = [Block(tag, blocks=[row for row, _ in rows]) for tag, rows in parts if rows]
    reader.blocks.append(Block("table", blocks=[*_caption(reader, element), *sections]))


def _is_whole(table: Element) -> bool:
    """Tell a table from one whose words stand outside of its cells, as very deep markup makes them."""
    rows = [*_rows(table, {"", *_SECTIONS})]
    holders = [table, *rows, *(part for part in table.elements() if part.tag in _SECTIONS)]
    loose = [child for holder in holders for child in holder.children if isinstance(child, str)]
    known = {"td", "th", "tr", "caption", "col", "colgroup", *_SECTIONS}
    strange = [part for holder in holders for part in holder.elements() if part.tag not in known]
    return bool(any([*row.elements()] for row in rows)) and not strange and not "".join(loose).strip()


def _rows(table: Element, sections: set[str]) -> Iterator[Element]:
    for part in table.elements():
        if part.tag == "tr" and "" in sections:
            yield part
        elif part.tag in sections:
            yield from (row for row in part.elements() if row.tag == "tr")


def _row(reader: Reader, element: Element) -> tuple[Block, list[bool]]:
    """Return a row, and of each of its cells whether it is shaded."""
    cells = [cell for cell in element.elements() if cell.tag in {"td", "th"}]
    blocks = [Block(cell.tag, blocks=reader.inside(cell), attributes=_attributes(cell)) for cell in cells]
    return Block("tr", blocks=blocks), [_is_shaded(cell) or _is_shaded(element) for cell in cells]


def _attributes(cell: Element) -> dict[str, str]:
    found = {name: cell.get(name) for name in ("rowspan", "colspan") if _is_span(cell.get(name))}
    if cell.tag == "th" and cell.get("scope").lower() in _SCOPES:
        found = {"scope": cell.get("scope").lower(), **found}
    return found | language_attribute(cell)


def _is_span(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 5 and 1 < int(value) <= _MOST_SPANNED


def _is_shaded(element: Element) -> bool:
    style = style_of(element)
    ground = style.get("background-color") or style.get("background") or element.get("bgcolor").lower()
    return ground.split(" ")[0] not in _PLAIN_GROUNDS


def _find_heads(head: list, rest: list) -> None:
    """Make heads of the rows above and of a first row that stands out, and say what each of them heads."""
    rows = [*head, *rest]
    for row, _ in head:
        _make_heads(row)
    if not any(cell.tag == "th" for row, _ in rows for cell in row.blocks) and _first_row_stands_out(rows):
        _make_heads(rows[0][0])
    for place, (row, _) in enumerate(rows):
        is_above = place < len(head) or (place == 0 and all(cell.tag == "th" for cell in row.blocks))
        for cell in row.blocks:
            if cell.tag == "th" and "scope" not in cell.attributes:
                cell.attributes = {"scope": "col" if is_above else "row", **cell.attributes}


def _first_row_stands_out(rows: list) -> bool:
    if len(rows) < 2 or len(rows[0][0].blocks) < 2:
        return False
    return _stands_out(*rows[0]) and not any(_stands_out(*row) for row in rows[1:])


def _stands_out(row: Block, shaded: list[bool]) -> bool:
    """Tell whether all cells with words are bold or shaded."""
    signs = [
        is_shaded or _is_bold(words)
        for cell, is_shaded in zip(row.blocks, shaded, strict=True)
        if (words := _words(cell))
    ]
    return bool(signs) and all(signs)


def _words(cell: Block) -> list[Leaf]:
    return [leaf for block in walk([cell]) for leaf in block.leaves if leaf.text.strip("\0 \t\n\u00a0")]


def _is_bold(words: list[Leaf]) -> bool:
    return all(any(mark.tag == "strong" for mark in leaf.marks) for leaf in words)


def _make_heads(row: Block) -> None:
    for cell in row.blocks:
        cell.tag = "th"
        if _is_bold(_words(cell)):
            for block in walk([cell]):
                block.leaves = [_without_strong(leaf) for leaf in block.leaves]


def _without_strong(leaf: Leaf) -> Leaf:
    return leaf._replace(marks=tuple(mark for mark in leaf.marks if mark.tag != "strong"))


def _caption(reader: Reader, table: Element) -> Iterator[Block]:
    for element in table.elements():
        if element.tag == "caption":
            leaves = [leaf for block in walk(reader.inside(element)) for leaf in (*block.leaves, Leaf(" "))]
            if leaves[:-1]:
                yield Block("caption", blocks=[Block(leaves=leaves[:-1])])


TABLES = {"table": _table}
