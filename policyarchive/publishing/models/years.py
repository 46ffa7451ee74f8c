"""The years in which rows have a date, without reading every row."""

from django.db import connections
from django.db.models import QuerySet

# From one year's last date to the last before that year, each one step down an index of the dates.
_STEPS = """WITH RECURSIVE dated AS NOT MATERIALIZED ({rows}),
lasts(day) AS (
    SELECT MAX({date}) FROM dated
    UNION ALL
    SELECT (SELECT MAX({date}) FROM dated WHERE {date} < {new_year}) FROM lasts WHERE day IS NOT NULL
)
SELECT day FROM lasts WHERE day IS NOT NULL"""
_NEW_YEAR = {"sqlite": "strftime('%%Y-01-01', day)", "postgresql": "date_trunc('year', day)::date"}


def years_of(rows: QuerySet, name: str) -> list[int]:
    """Return the years that the date field NAME has in these rows, newest first."""
    if rows.query.is_empty():
        return []
    connection = connections[rows.db]
    sql, parameters = rows.order_by().values(name).query.sql_with_params()
    date = connection.ops.quote_name(rows.model._meta.get_field(name).column)
    with connection.cursor() as cursor:
        cursor.execute(_STEPS.format(rows=sql, date=date, new_year=_NEW_YEAR[connection.vendor]), parameters)
        return [int(str(day)[:4]) for (day,) in cursor.fetchall()]
