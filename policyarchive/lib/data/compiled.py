"""Questions whose SQL is made once: the queryset says what is asked, and later only its values change.

Making the SQL of a queryset takes ten times as long as running it. Execution goes through Django's cursor, so
whoever listens there sees the question. Nothing that a database answered is kept here.
"""

import datetime
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import QuerySet
from django.db.models.query import ModelIterable, get_related_populators
from django.utils.translation import get_language

LARGEST = 2**63 - 1


class _Statement(NamedTuple):
    """SQL with its parameters; PLACES names those which a value replaces each time."""

    sql: str
    parameters: list[Any]
    places: list[tuple[int, str]]
    converters: list[tuple[int, Sequence[Callable], Any]]
    build: Callable[[tuple], Any] | None

    def filled(self, values: dict[str, Any]) -> list[Any]:
        parameters = self.parameters.copy()
        for place, name in self.places:
            parameters[place] = _adapted(values[name])
        return parameters


class Compiled:
    """A question with named values, such as `Compiled(lambda pk: Post.objects.filter(pk=pk), pk=int)`.

    It is called once for each kind of database and language, with samples in place of the values, which have
    to reach the SQL as they are. A language that the queryset asks for is the page's own.
    """

    def __init__(self, question: Callable[..., QuerySet], **types: type):
        self._question, self._types = question, types
        self._statements: dict[tuple[str, str | None], _Statement] = {}

    def queryset(self, **values: Any) -> QuerySet:
        """Return the question as it is without this class."""
        return self._question(**values)

    def rows(self, *, first: int = 0, count: int | None = None, **values: Any) -> list[tuple]:
        """Return what `values_list` would, COUNT rows from the FIRST where a count is given."""
        if _is_beyond(values):
            return list(_slice(self._question(**values), first, count))
        statement = self._statement()
        sql, parameters = statement.sql, statement.filled(values)
        if count is not None:
            sql, parameters = f"{sql} LIMIT %s OFFSET %s", [*parameters, count, first]
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            found = cursor.fetchall()
        return _converted(found, statement.converters) if statement.converters else found

    def objects(self, *, first: int = 0, count: int | None = None, **values: Any) -> list[Any]:
        """Return the model's rows with what `select_related` and `annotate` brought, but no prefetches."""
        build = self._statement().build
        if build is None:
            raise TypeError("This question asks for values, not for objects.")
        if _is_beyond(values):
            return list(_slice(self._question(**values), first, count))
        return [build(row) for row in self.rows(first=first, count=count, **values)]

    def first(self, **values: Any) -> Any:
        return next(iter(self.objects(count=1, **values)), None)

    def _statement(self) -> _Statement:
        key = (connection.vendor, get_language())
        found = self._statements.get(key)
        if found is None:
            found = self._statements[key] = self._compile()
        return found

    def _compile(self) -> _Statement:
        samples = {name: _sample(kind, place) for place, (name, kind) in enumerate(self._types.items())}
        rows = self._question(**samples)
        compiler = rows.query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        names = {_adapted(sample): name for name, sample in samples.items()}
        places = [(place, names[value]) for place, value in enumerate(parameters) if value in names]
        if {name for _, name in places} != set(samples):
            raise ValueError(f"Not every value of {sorted(samples)} reaches the SQL as it is: {sql}")
        expressions = [expression for expression, *_ in compiler.select[: compiler.col_count]]
        converters = [
            (place, functions, expression)
            for place, (functions, expression) in compiler.get_converters(expressions).items()
        ]
        build = _builder(compiler) if rows._iterable_class is ModelIterable else None  # type: ignore[attr-defined]
        return _Statement(sql, list(parameters), places, converters, build)


def _is_beyond(values: dict[str, Any]) -> bool:
    """Tell whether a number is larger than a database takes; querysets know what to do with it."""
    return any(isinstance(value, int) and abs(value) > LARGEST for value in values.values())


def _slice(rows: QuerySet, first: int, count: int | None) -> QuerySet:
    return rows[first:] if count is None else rows[first : first + count]


def _sample(kind: type, place: int) -> Any:
    """Return a value that stands nowhere else in a question."""
    if kind is datetime.date:
        return datetime.date(1907, 3, 1 + place)
    return kind(907_301_112 + place)


def _adapted(value: Any) -> Any:
    """Return a value as the database takes it; this is what model fields do to the types used here."""
    return connection.ops.adapt_datefield_value(value) if isinstance(value, datetime.date) else value


def _converted(rows: list[tuple], converters: list) -> list[tuple]:
    found = [list(row) for row in rows]
    for place, functions, expression in converters:
        for row in found:
            for function in functions:
                row[place] = function(row[place], expression, connection)
    return [tuple(row) for row in found]


def _builder(compiler: Any) -> Callable[[tuple], Any]:
    """Return what makes an object of a row, as Django's own `ModelIterable` does."""
    select, info, annotations = compiler.select, compiler.klass_info, compiler.annotation_col_map or {}
    first, last = info["select_fields"][0], info["select_fields"][-1] + 1
    names = [expression.target.attname for expression, *_ in select[first:last]]
    populators = get_related_populators(info, select, connection.alias)  # type: ignore[call-arg]

    def build(row: tuple) -> Any:
        item = info["model"].from_db(connection.alias, names, row[first:last])
        for populator in populators:
            populator.populate(row, item)
        for name, place in annotations.items():
            setattr(item, name, row[place])
        return item

    return build
