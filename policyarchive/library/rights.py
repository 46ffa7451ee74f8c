"""Who may do what to a file: what the public sees of it takes the right to publish what shows it."""

from collections.abc import Iterable

from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from policyarchive.lib.permissions import languages_open_to, may
from policyarchive.library.models import Attachment, Image
from policyarchive.library.references import models_that_show
from policyarchive.library.refusals import ChangeRefused


def reasons_not_to_replace(row: Image | Attachment, *, by) -> list[str]:
    """Return why this person may not change everything in the row, and the way out; none means they may."""
    if not may(by, "change", row):
        return [_("Your role may not change it.")]
    return _reasons_while_shown(row, by=by)


def reasons_not_to_describe(row: Image | Attachment, *, by) -> list[str]:
    """Return why this person may write nothing about the file, not even in one language."""
    if not languages_open_to(by, row):
        return [_("Your role may not change it.")]
    return _reasons_while_shown(row, by=by)


def reasons_against_columns(row: Image | Attachment, names: Iterable[str], *, by) -> list[str]:
    """Return why this person may not write these columns: a translator writes texts in granted languages."""
    if reasons := reasons_not_to_describe(row, by=by):
        return reasons
    if may(by, "change", row):
        return []
    fields = [row._meta.get_field(name) for name in names]
    if not all(hasattr(field, "translated_field") for field in fields):
        return [_("Your role may change texts only, in the languages that are granted to you.")]
    closed = {field.language for field in fields} - set(languages_open_to(by, row))  # type: ignore[union-attr]
    return [
        _("You may not write texts in this language: %(language)s.")
        % {"language": get_language_info(code)["name_translated"]}
        for code in sorted(closed)
    ]


def require(right: str, row: Image | Attachment | type[Image] | type[Attachment], *, by) -> None:
    """Raise ChangeRefused where a person lacks a right on that kind of file."""
    if not may(by, right, row):
        raise ChangeRefused([_("Your role may not do this: “%(move)s”.") % {"move": _LABELS[right]()}])


def refuse(reasons: list[str]) -> None:
    if reasons:
        raise ChangeRefused(reasons)


_LABELS = {"add": lambda: _("Upload"), "delete": lambda: _("Delete")}


def _reasons_while_shown(row: Image | Attachment, *, by) -> list[str]:
    if all(may(by, "publish", model) for model in models_that_show(row)):
        return []
    return [
        _(
            "“%(name)s” is used in something that is public or scheduled, so a change would be seen at once, "
            "and your role may not publish. Upload another file and use that one in a working copy, or ask "
            "a publisher."
        )
        % {"name": row}
    ]
