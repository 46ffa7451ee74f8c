"""From rows of a content type to lines of its bulk format."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from policyarchive.content.registry import ContentType
from policyarchive.opendata.content.format import Format
from policyarchive.opendata.content.names import Names
from policyarchive.publishing.snapshots import take_snapshot

ROWS_AT_ONCE = 500


def records(known: ContentType) -> Iterator[dict[str, Any]]:
    """Yield a record for each row in the order of its name, drafts included, working copies not."""
    form = Format(known)
    rows: Any = known.model._default_manager.all()
    rows = rows.originals() if known.has_workflow else rows
    rows = rows.order_by(known.key).prefetch_related(*_rows_of(known.model))
    each = rows.iterator(chunk_size=ROWS_AT_ONCE)
    while batch := list(islice(each, ROWS_AT_ONCE)):
        names, snapshots = Names(), [take_snapshot(row) for row in batch]
        names.learn(key for snapshot in snapshots for key in form.keys(snapshot))
        for row, snapshot in zip(batch, snapshots, strict=True):
            yield form.record(row, snapshot, names)


def _rows_of(model: Any, before: str = "") -> Iterator[str]:
    """Name the rows that a snapshot holds, and those below them."""
    for name in getattr(model, "linked", ()):
        yield f"{before}{name}"
    for name in getattr(model, "owned", ()):
        yield f"{before}{name}"
        yield from _rows_of(getattr(model, name).field.model, f"{before}{name}__")
