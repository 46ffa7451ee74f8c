"""Tells when the index is not what this version of the program would write."""

from django.core.checks import Tags, Warning, register
from django.db import DatabaseError, connection

from policyarchive.search.index.maintenance import kinds_behind
from policyarchive.search.models import SearchDocument


@register(Tags.database)
def index_is_of_this_version(app_configs, databases, **kwargs) -> list[Warning]:
    if not databases or SearchDocument._meta.db_table not in connection.introspection.table_names():
        return []
    try:
        kinds = kinds_behind()
    except DatabaseError:  # a migration is still to come, and says so itself
        return []
    if not kinds:
        return []
    return [
        Warning(
            f"The search index is missing or of another version of the program for: {', '.join(kinds)}.",
            hint="Run: python manage.py reindex",
            id="search.W001",
        )
    ]
