"""The details of a log entry in words: names for what the log calls by codes, moments on the site's clock."""

import datetime
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from policyarchive.audit.models import LogEntry
from policyarchive.backoffice.access.roles import role_name
from policyarchive.backoffice.forms.languages import translated_label
from policyarchive.lib.language.moments import moment_text
from policyarchive.publishing.models import Stage
from policyarchive.publishing.models.preview import Allowed, Answer
from policyarchive.publishing.stages import MOVES

NAMES = {
    "active": pgettext_lazy("log", "active"),
    "administrator": pgettext_lazy("log", "administrator"),
    "after": pgettext_lazy("log", "after"),
    "against": pgettext_lazy("log", "warnings"),
    "allows": pgettext_lazy("log", "its readers may"),
    "answer": pgettext_lazy("log", "answer"),
    "at": pgettext_lazy("log", "planned for"),
    "because": pgettext_lazy("log", "ended by"),
    "before": pgettext_lazy("log", "before"),
    "copy": pgettext_lazy("log", "working copy"),
    "fields": pgettext_lazy("log", "fields changed"),
    "file": pgettext_lazy("log", "file"),
    "filter": pgettext_lazy("log", "filter"),
    "from": pgettext_lazy("log", "from stage"),
    "how": pgettext_lazy("log", "by"),
    "key": pgettext_lazy("log", "address or name"),
    "language": pgettext_lazy("log", "language"),
    "languages": pgettext_lazy("log", "languages"),
    "made_at": pgettext_lazy("log", "made at"),
    "move": pgettext_lazy("log", "action"),
    "name": pgettext_lazy("log", "name"),
    "note": pgettext_lazy("log", "note"),
    "planned_by": pgettext_lazy("log", "planned by"),
    "reason": pgettext_lazy("log", "reason"),
    "recorded_as": pgettext_lazy("log", "recorded as"),
    "redirect_to": pgettext_lazy("log", "leads to"),
    "revision": pgettext_lazy("log", "revision"),
    "roles": pgettext_lazy("log", "roles"),
    "rows": pgettext_lazy("log", "rows"),
    "scope": pgettext_lazy("log", "counted by"),
    "since": pgettext_lazy("log", "since"),
    "times": pgettext_lazy("log", "times"),
    "to": pgettext_lazy("log", "to stage"),
    "until": pgettext_lazy("log", "valid until"),
    "was": pgettext_lazy("log", "planned before for"),
    "what": pgettext_lazy("log", "of what"),
}
ORDER = (
    *("move", "from", "to", "before", "after", "was", "at", "until", "made_at", "since"),
    *("planned_by", "because", "copy"),
    *("language", "languages", "answer", "allows", "note", "reason", "against", "redirect_to"),
    *("what", "filter", "rows", "roles", "administrator", "active"),
)
# What ended a plan beside the moves, which have names of their own.
ENDINGS: dict[str, Any] = {
    **{name: move.label for name, move in MOVES.items()},
    "imported": pgettext_lazy("log", "import"),
    "changed": pgettext_lazy("log", "change"),
}
COPIES = {"kept": pgettext_lazy("log", "kept"), "discarded": pgettext_lazy("log", "discarded")}
EXPORTS = {
    "log": pgettext_lazy("log", "the log"),
    "search": pgettext_lazy("log", "searches without result"),
    "posts": pgettext_lazy("log", "posts"),
}

COUNTED_BY = {
    "pair": pgettext_lazy("log", "name and address"),
    "device": pgettext_lazy("log", "browser that was known"),
    "address": pgettext_lazy("log", "address"),
    "name": pgettext_lazy("log", "name"),
    "reset": pgettext_lazy("log", "mail address for a new password"),
    "resets": pgettext_lazy("log", "address that asks for new passwords"),
    "change": pgettext_lazy("log", "old password of an account"),
}


def details_text(entry: LogEntry) -> str:
    """Return what an entry holds beside who, when and what, in words; what is empty is left out."""
    pairs = _pairs(entry.details, entry)
    return "; ".join(f"{name}: {value}" for name, value in pairs)


def _pairs(details: dict[str, Any], entry: LogEntry) -> list[tuple[str, str]]:
    pairs = ((_name(name), _value(name, details[name], entry)) for name in sorted(details, key=_place))
    return [(name, value) for name, value in pairs if value]


def _place(name: str) -> tuple[int, str]:
    """Return where a detail is read: PostgreSQL keeps the keys of an object in an order of its own."""
    return (ORDER.index(name) if name in ORDER else len(ORDER), name)


def _name(name: str) -> str:
    return str(NAMES.get(name, name))


def _value(name: str, value: Any, entry: LogEntry) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, dict):
        return _by_language(value) or ", ".join(f"{key} {text}" for key, text in _pairs(value, entry))
    if isinstance(value, list):
        return ", ".join(filter(None, (_value(name, each, entry) for each in value)))
    return _WORDS.get(name, _as_it_is)(str(value), entry)


def _by_language(value: dict[str, Any]) -> str:
    """Return texts by language, such as a reason for readers."""
    names = dict(settings.LANGUAGES)
    if not value or set(value) - set(names):
        return ""
    return ", ".join(f"{name}: {value[code]}" for code, name in names.items() if value.get(code))


def _as_it_is(value: str, entry: LogEntry) -> str:
    return value


def _label_of(choices: dict[str, Any]) -> Callable[[str, LogEntry], str]:
    return lambda value, entry: str(choices.get(value, value))


def _moment(value: str, entry: LogEntry) -> str:
    found = parse_datetime(value)
    return moment_text(found) if isinstance(found, datetime.datetime) and found.tzinfo else value


def _field(value: str, entry: LogEntry) -> str:
    model = entry.item_type.model_class() if entry.item_type else None
    try:
        field = model._meta.get_field(value) if model else None
    except FieldDoesNotExist:
        return value
    if field is None:
        return value
    return (
        translated_label(field)
        if hasattr(field, "translated_field")
        else str(getattr(field, "verbose_name", value))
    )


_WORDS: dict[str, Callable[[str, LogEntry], str]] = {
    "allows": _label_of(dict(Allowed.choices)),
    "answer": _label_of(dict(Answer.choices)),
    "at": _moment,
    "because": _label_of(ENDINGS),
    "copy": _label_of(COPIES),
    "fields": _field,
    "from": _label_of(dict(Stage.choices)),
    "language": _label_of(dict(settings.LANGUAGES)),
    "languages": _label_of(dict(settings.LANGUAGES)),
    "move": _label_of({name: move.label for name, move in MOVES.items()}),
    "scope": _label_of(COUNTED_BY),
    "roles": lambda value, entry: role_name(value),
    "to": _label_of(dict(Stage.choices)),
    "made_at": _moment,
    "since": _moment,
    "until": _moment,
    "was": _moment,
    "what": _label_of(EXPORTS),
}
