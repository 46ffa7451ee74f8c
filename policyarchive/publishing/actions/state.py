"""A row's state, which no editor writes and moves change. Whoever makes the move logs it."""

from typing import Any

from policyarchive.publishing.models import Publishable


def set_state(row: Publishable, **columns: Any) -> None:
    """Change these columns and nothing else; a form that was opened before is out of date."""
    for name, value in columns.items():
        setattr(row, name, value)
    next_version(row)
    row.save(update_fields=[*columns, "version"])


def next_version(row: Publishable) -> None:
    """Count the version up, in memory; a row that is not stored yet is the first."""
    if not row._state.adding:
        row.version += 1
