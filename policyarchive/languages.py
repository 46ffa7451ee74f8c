"""A site's languages in a database that has data already: `migrate` makes the columns of a new language."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management import CommandError
from django.db import connections, models

from policyarchive.lib.language.migrations import further_languages
from policyarchive.lib.language.translated import column, language_codes

FIRST = "publishing"  # Django calls for each app; once is enough
OURS = {"agreements", "news", "library", "pages", "publishing"}


def make_columns(sender: Any, *, using: str, apps: Any, verbosity: int = 1, **kwargs) -> None:
    """Give the tables that exist the columns of the site's further languages, before anything else happens.

    APPS are the models as the migrations carried out so far left them.
    """
    if sender.label != FIRST:
        return
    tables = connections[using].introspection.table_names()
    rows = [
        model
        for model in apps.get_models()
        if model._meta.app_label in OURS and model._meta.db_table in tables
    ]
    there = {model: _columns(model, using) for model in rows}
    _refuse_to_lose(there)
    new = {model: [field for field in _further(model) if field.column not in there[model]] for model in rows}
    if any(new.values()):
        for model, fields in new.items():
            _add(model, fields, using)
        for model in rows:
            _renew_constraints(model, using)


def _columns(model: type[models.Model], using: str) -> set[str]:
    with connections[using].cursor() as cursor:
        described = connections[using].introspection.get_table_description(cursor, model._meta.db_table)
    return {one.name for one in described}


def _further(model: type[models.Model]) -> Iterator[models.Field]:
    endings = tuple(column("", code) for code in further_languages())
    yield from (field for field in model._meta.local_concrete_fields if field.name.endswith(endings))


def _refuse_to_lose(there: dict[type[models.Model], set[str]]) -> None:
    """Stop where the database has texts in a language that the setting does not name any more.

    SQLite rebuilds a table for many a change, with the columns that it knows: the others would be lost.
    """
    for model, columns in there.items():
        known = {field.column for field in model._meta.local_concrete_fields}
        for name in sorted(columns - known):
            raise CommandError(
                f"The database holds {model._meta.db_table}.{name}, a text in a language that LANGUAGES "
                f"({','.join(language_codes())}) does not name. Put that language back into LANGUAGES: "
                "migrating without it could lose its texts."
            )


def _add(model: type[models.Model], fields: list[models.Field], using: str) -> None:
    with connections[using].schema_editor() as editor:
        for field in fields:
            editor.add_field(model, _without_default(field))


def _without_default(field: models.Field) -> models.Field:
    """Return a column that is empty at first: for a default SQLite would rebuild the table.

    The new one would be filled from columns that are not there yet, whose names SQLite takes for texts.
    """
    empty = field.clone()
    empty.set_attributes_from_name(field.name)
    empty.default = models.NOT_PROVIDED
    return empty


def _renew_constraints(model: type[models.Model], using: str) -> None:
    """Let the constraints that name languages name the new ones as well."""
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.CheckConstraint) and _names_languages(constraint.condition):
            with connections[using].schema_editor() as editor:
                editor.remove_constraint(model, constraint)
                editor.add_constraint(model, constraint)


def _names_languages(condition: Any) -> bool:
    if isinstance(condition, models.Q):
        return any(_names_languages(child) for child in condition.children)
    codes = {code for code, _name in settings.LANGUAGES}
    name, value = condition if isinstance(condition, tuple) else ("", "")
    endings = tuple(column("", code) for code in codes)
    is_list = isinstance(value, list | tuple) and codes >= set(map(str, value)) != set()
    return name.split("__")[0].endswith(endings) or is_list
