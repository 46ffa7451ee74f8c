"""The log: who did what to what. Every other change writes it."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType

from policyarchive.audit.models import LogAction, LogEntry
from policyarchive.lib.web.clientaddress import source_address


def log(action: LogAction, item=None, *, by, **details: Any) -> LogEntry:
    """Write down who did what to what. BY is a user, or None for a command at the console."""
    return LogEntry.objects.create(**_values(action, item, by=by, details=details))


def log_each(action: LogAction, items: Iterable[Any], *, by, **details: Any) -> None:
    """Write down who did the same to many things."""
    LogEntry.objects.bulk_create(LogEntry(**_values(action, item, by=by, details=details)) for item in items)


def name_of(person) -> str:
    """Return the name that stays in the history when the account is gone."""
    return person.get_username() if person is not None else ""


def _values(action: LogAction, item, *, by, details: dict[str, Any]) -> dict[str, Any]:
    return {
        "action": action,
        "person": by,
        "person_name": name_of(by),
        "item_type": ContentType.objects.get_for_model(item) if item is not None else None,
        "item_id": getattr(item, "item_id", item.pk) if item is not None else None,
        "item_name": str(item)[:300] if item is not None else "",
        "address": source_address() or None,
        "details": details,
    }
