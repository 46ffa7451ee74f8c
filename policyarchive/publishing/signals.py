"""Two signals by which apps learn of a change without knowing each other; the composition root connects them.

Receivers get `item`, the row that changed, and `is_gone`, whether it was deleted (its key is still on it).
Those of `changed` get `is_new` too: the row was made just now, and `item` holds exactly what was written.
Those of `added` get `items` instead, many such rows of one model at once.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import Signal

changed = Signal()  # inside the transaction: what must be in step; an error takes the change back
added = Signal()  # the same, for many rows that were made just now
settled = Signal()  # after commit: what may follow; an error is logged and stops nobody


def announce(item, *, is_gone: bool = False, is_new: bool = False) -> None:
    """Say that a row and what belongs to it was written. Call it last, inside the change's transaction."""
    key = item.pk
    changed.send(sender=type(item), item=item, is_gone=is_gone, is_new=is_new)
    transaction.on_commit(partial(_settle, item, key, is_gone=is_gone))


def announce_new(items: Sequence[Any]) -> None:
    """Say of many rows of one model, made just now, what `announce` says of one."""
    added.send(sender=type(items[0]), items=items)
    for item in items:
        transaction.on_commit(partial(_settle, item, item.pk))


def _settle(item, key: int, *, is_gone: bool = False) -> None:
    item.pk = key  # a deleted row has lost its key by now
    settled.send_robust(sender=type(item), item=item, is_gone=is_gone)
