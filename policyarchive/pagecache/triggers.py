"""PostgreSQL's triggers: each commit that changed a table of visitors' pages notifies all processes.

A statement that changes many rows notifies once, and so does a transaction of many statements. The other
tables have none: a commit that notifies waits for all others that do, which sessions, the log and the signs
of who has a form open must not.
"""

from django.db import connections

from policyarchive.lib.data.changes_in_postgresql import CHANNEL
from policyarchive.lib.data.statements import watched

NAME = "policyarchive_notify"
_FUNCTION = f"""
CREATE OR REPLACE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('{CHANNEL}', '');
    RETURN NULL;
END $$
"""
_TRIGGER = (
    f"CREATE TRIGGER {NAME} AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {{}}"
    f" FOR EACH STATEMENT EXECUTE FUNCTION {NAME}()"
)


def tables_with_trigger(using: str) -> set[str]:
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = %s AND NOT tgisinternal", [NAME]
        )
        return {table for [table] in cursor.fetchall()}


def bring_up_to_date(using: str) -> None:
    """Give each table of visitors' pages its trigger, and take it from those that are none any more."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        return
    existing = tables_with_trigger(using)
    wanted = watched() & set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        if wanted - existing:
            cursor.execute(_FUNCTION)
        for table in sorted(wanted - existing):
            cursor.execute(_TRIGGER.format(connection.ops.quote_name(table)))
        for table in sorted(existing - wanted):
            cursor.execute(f"DROP TRIGGER {NAME} ON {connection.ops.quote_name(table)}")
