"""What visitors look for and do not find, counted by day. Nobody's name, address or number is kept.

Counted in memory first (`lib/batches.py`): a search writes nothing, and answers where nothing can be written.
"""

import datetime
import re
from collections.abc import Mapping
from typing import NamedTuple

from django.db import connection, transaction

from policyarchive.lib.data.batches import Batch
from policyarchive.search.models import SearchMiss

LONGEST = 100
MOST_A_DAY = 1_000
KEPT_FOR = datetime.timedelta(days=365)
# What could tell who somebody is: a long number, an address of mail.
_PERSONAL = re.compile(r"(?:[0-9][\s.-]?){7,}|\S@\S")
_COUNT = (
    "INSERT INTO search_searchmiss(day, query, language, found_instead, count) VALUES (%s, %s, %s, %s, %s)"
    " ON CONFLICT (day, query, language) DO UPDATE SET count = search_searchmiss.count + excluded.count"
)


class Miss(NamedTuple):
    day: datetime.date
    query: str
    language: str
    found_instead: str


def record_miss(query: str, *, language: str, found_instead: str, today: datetime.date) -> None:
    text = query[:LONGEST].strip()
    if text and not _PERSONAL.search(text):
        _misses.add(Miss(today, text, language, found_instead[:LONGEST]))


def forget_old(*, today: datetime.date) -> int:
    return SearchMiss.objects.filter(day__lt=today - KEPT_FOR).delete()[0]


@transaction.atomic
def _write(counts: Mapping[Miss, int]) -> None:
    with connection.cursor() as cursor:
        for miss, count in counts.items():
            if not _is_one_too_many(miss):
                cursor.execute(_COUNT, [*miss, count])


def _is_one_too_many(miss: Miss) -> bool:
    misses = SearchMiss.objects.filter(day=miss.day)
    is_known = misses.filter(query=miss.query, language=miss.language).exists
    return misses.count() >= MOST_A_DAY and not is_known()


_misses = Batch("searches without result", _write)
