"""Tells when the rows of the index were made by another version of its words."""

from django.core.checks import Tags, Warning, register
from django.db import connection

from policyarchive.search.models import SearchDocument
from policyarchive.search.tokens import VERSION


@register(Tags.database)
def rows_are_of_this_version(app_configs, databases, **kwargs) -> list[Warning]:
    if not databases or SearchDocument._meta.db_table not in connection.introspection.table_names():
        return []
    old = SearchDocument.objects.exclude(version=VERSION).order_by().count()
    if not old:
        return []
    return [
        Warning(
            f"{old} rows of the search index were made by another version of the program.",
            hint="Run: python manage.py reindex",
            id="search.W001",
        )
    ]
