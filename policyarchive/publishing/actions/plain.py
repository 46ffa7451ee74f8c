"""Rows without stages, such as cities and areas: stored and logged in one call."""

from collections.abc import Callable
from typing import Any

from django.db import models, transaction

from policyarchive.audit.actions import log
from policyarchive.audit.models import LogAction
from policyarchive.publishing.signals import announce


@transaction.atomic(savepoint=False)
def save_plain(
    row: models.Model, *, by, rows: Callable[[], object] | None = None, action: str = "", **details: Any
) -> None:
    """Store a row as it is in memory, and what ROWS writes once it has a key. DETAILS go to the log."""
    done = LogAction.ADDED if row._state.adding else LogAction.SAVED
    row.save()
    if rows:
        rows()
    log(LogAction(action or done), row, by=by, **details)
    announce(row)
