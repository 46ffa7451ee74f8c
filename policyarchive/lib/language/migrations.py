"""Migrations written for Korean and English, carried out for every language that the site has.

A migration file names `title_ko` and `title_en`. With `LANGUAGES=ko,en,ja` the same file makes `title_ja` as
well, so that migrations of this program and columns of a site never stand in each other's way: there are no
migration files of a site's own. What an English column is, that of each further language becomes; a
constraint that names both languages names the further ones, too.
"""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any

from django.conf import settings
from django.db import models
from django.db.migrations import operations as op
from django.db.migrations.operations.base import Operation

from policyarchive.lib.language.translated import column, language_codes

WRITTEN = ("ko", "en")  # the languages that the files name
_KO, _EN = WRITTEN


def further_languages() -> list[str]:
    return [code for code in language_codes() if code not in WRITTEN]


def in_every_language(operations: Iterable[Operation]) -> list[Operation]:
    """Return the operations of a migration with those for the site's further languages beside them."""
    return [each for operation in operations for each in _with_further(operation)]


def _with_further(operation: Operation) -> Iterator[Operation]:
    if isinstance(operation, op.CreateModel):
        operation.fields = list(_fields(operation.fields))
        constraints = operation.options.get("constraints", [])
        operation.options["constraints"] = [_constraint(each) for each in constraints]
    elif isinstance(operation, op.AddConstraint):
        operation.constraint = _constraint(operation.constraint)
    elif isinstance(operation, op.AddField | op.AlterField):
        _offer_languages(operation.field)
    yield operation
    if isinstance(operation, op.AddField | op.AlterField | op.RemoveField):
        yield from _for_further_columns(operation)


def _for_further_columns(operation: Any) -> Iterator[Operation]:
    for name in _further_names(operation.name):
        further = deepcopy(operation)
        further.name = name
        yield further


def _fields(fields: Iterable[tuple[str, models.Field]]) -> Iterator[tuple[str, models.Field]]:
    for name, field in fields:
        _offer_languages(field)
        yield name, field
        yield from ((further, field.clone()) for further in _further_names(name))


def _further_names(name: str) -> list[str]:
    """Return the columns beside an English one: `title_ja` for `title_en`."""
    base = name.removesuffix(column("", _EN))
    return [] if base == name else [column(base, code) for code in further_languages()]


def _offer_languages(field: models.Field) -> None:
    """Let a field whose choices are the languages have those of the site."""
    if field.choices and {value for value, _label in field.choices} == set(WRITTEN):
        field.choices = settings.LANGUAGES


def _constraint(constraint: models.BaseConstraint) -> models.BaseConstraint:
    if not isinstance(constraint, models.CheckConstraint):
        return constraint
    changed: Any = constraint.clone()
    changed.condition = in_all(constraint.condition)
    return changed


def in_all(condition: Any) -> Any:
    """Return a condition that says of the further languages what it says of Korean and English."""
    if not isinstance(condition, models.Q):
        return _with_codes(condition)
    children = [in_all(child) for child in condition.children]
    for child in list(children):
        if _said_of(child, _KO) != child and _said_of(child, _KO) in children:
            children += [_said_of(child, code) for code in further_languages()]
    return models.Q.create(children, condition.connector, condition.negated)


def _with_codes(pair: Any) -> Any:
    """Let a list of the two languages in `language__in` be that of the site."""
    if isinstance(pair, tuple) and len(pair) == 2 and isinstance(pair[1], list | tuple):
        name, codes = pair
        if set(codes) == set(WRITTEN):
            return name, [*codes, *further_languages()]
    return pair


def _said_of(condition: Any, code: str) -> Any:
    """Return what is said of English, said of another language."""
    if isinstance(condition, models.Q):
        children = [_said_of(child, code) for child in condition.children]
        return models.Q.create(children, condition.connector, condition.negated)
    if not isinstance(condition, tuple):
        return condition
    name, value = condition
    base, *lookups = name.split("__")
    base = column(base.removesuffix(column("", _EN)), code) if base.endswith(column("", _EN)) else base
    return "__".join([base, *lookups]), code if value == _EN else value
