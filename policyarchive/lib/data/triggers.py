"""Triggers of the database, on SQLite and PostgreSQL alike, from statements that both understand."""

from collections.abc import Sequence
from typing import Any, NamedTuple


class Trigger(NamedTuple):
    """After EVENT (`INSERT`, `DELETE`, `UPDATE OF …`) on TABLE, for each row, STATEMENTS are carried out."""

    name: str
    event: str
    table: str
    statements: Sequence[str]


def create(connection: Any, trigger: Trigger) -> None:
    with connection.cursor() as cursor:
        for sql in _written(connection, trigger):
            cursor.execute(sql)


def drop(connection: Any, trigger: Trigger) -> None:
    """Drop the trigger where there is one; that of a table that is gone went with it."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"DROP TRIGGER IF EXISTS {trigger.name}")
        else:
            cursor.execute(f"DROP FUNCTION IF EXISTS {trigger.name}() CASCADE")


def is_there(connection: Any, trigger: Trigger) -> bool:
    """Tell whether the database has exactly this trigger."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(_STATEMENT, [trigger.name])
            wanted = _written(connection, trigger)[0]
        else:
            cursor.execute(_BODY, [trigger.table, trigger.name])
            wanted = _body(trigger, "RETURN NULL;")
        found = cursor.fetchone()
    return found is not None and found[0] == wanted


_STATEMENT = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = %s"
_BODY = """SELECT prosrc FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
WHERE tgrelid = to_regclass(%s) AND tgname = %s"""


def _written(connection: Any, trigger: Trigger) -> list[str]:
    head = f"CREATE TRIGGER {trigger.name} AFTER {trigger.event} ON {trigger.table} FOR EACH ROW"
    if connection.vendor == "sqlite":
        return [f"{head} {_body(trigger)}"]
    body = _body(trigger, "RETURN NULL;")
    function = f"CREATE FUNCTION {trigger.name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$"
    return [function, f"{head} EXECUTE FUNCTION {trigger.name}()"]


def _body(trigger: Trigger, *last: str) -> str:
    return "\n".join(["BEGIN", *(f"{one};" for one in trigger.statements), *last, "END"])
