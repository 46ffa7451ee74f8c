"""What a piece of code asks of the database: one verb and table a statement, in order."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

_STATEMENT = re.compile(r'(?:(SELECT|INSERT|DELETE)\b.*?(?:FROM|INTO)|(UPDATE)) "?(\w+)', re.DOTALL)


@contextmanager
def statements(*, without: str = "search_") -> Iterator[list[str]]:
    """Collect statements but those on tables that begin with WITHOUT, whose app has tests of its own."""
    shown: list[str] = []
    with CaptureQueriesContext(connection) as captured:
        yield shown
    found = (_STATEMENT.search(query["sql"]) for query in captured.captured_queries)
    named = [(one[1] or one[2], one[3]) for one in found if one]
    shown += [f"{verb} {table}" for verb, table in named if not table.startswith(without)]
