"""What visitors look for and do not find, counted by day. Nobody's name, address or number is kept."""

import datetime
import re

from django.db import connection

from policyarchive.search.models import SearchMiss

LONGEST = 100
MOST_A_DAY = 1_000
KEPT_FOR = datetime.timedelta(days=365)
# What could tell who somebody is: a long number, an address of mail.
_PERSONAL = re.compile(r"(?:[0-9][\s.-]?){7,}|\S@\S")
_COUNT = (
    "INSERT INTO search_searchmiss(day, query, language, found_instead, count) VALUES (%s, %s, %s, %s, 1)"
    " ON CONFLICT (day, query, language) DO UPDATE SET count = search_searchmiss.count + 1"
)


def record_miss(query: str, *, language: str, found_instead: str, today: datetime.date) -> None:
    text = query[:LONGEST].strip()
    if not text or _PERSONAL.search(text):
        return
    misses = SearchMiss.objects.filter(day=today)
    if misses.count() >= MOST_A_DAY and not misses.filter(query=text, language=language).exists():
        return
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [today, text, language, found_instead[:LONGEST]])


def forget_old(*, today: datetime.date) -> int:
    return SearchMiss.objects.filter(day__lt=today - KEPT_FOR).delete()[0]
