"""What an SQL statement does, as far as its text tells: whether asking it again proves anything."""

import enum
import re
from functools import lru_cache

MOST_TEXTS = 5_000

_ASKING = {"SELECT", "WITH", "VALUES"}
# They change nothing that a page could show.
_NEUTRAL = {"BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK", "COMMIT", "PRAGMA"}
# What changes something, locks something, or answers otherwise each time though nothing changed.
_UNSTEADY = re.compile(
    r"\b(?:insert|update|delete|merge|into|for\s+(?:no\s+key\s+)?(?:update|share)|nextval|setval|random|"
    r"randomblob|gen_random_uuid|pg_\w+|now|clock_timestamp|statement_timestamp|transaction_timestamp|"
    r"current_(?:date|time|timestamp)|localtime|localtimestamp|last_insert_rowid|changes|total_changes)\b",
    re.IGNORECASE,
)
_CHANGING = re.compile(r"\b(?:insert|update|delete|merge|truncate)\b", re.IGNORECASE)
_NAMES = re.compile(r'\b(?:from|join)\s+(?:lateral\s+)?"?(\w+)"?', re.IGNORECASE)
_NAMED_PARTS = re.compile(
    r'"?(\w+)"?\s*(?:\([^()]*\)\s*)?\bas\s+(?:not\s+)?(?:materialized\s*)?\(', re.IGNORECASE
)
_VERB = re.compile(r"[\s(]*(\w+)")
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r'"[^"]*"')
_watched: set[str] = set()
_others: set[str] = set()


class Effect(enum.Enum):
    ASKS = enum.auto()
    NONE = enum.auto()
    UNKNOWN = enum.auto()


def watch(tables: set[str], *, others: set[str]) -> None:
    """Name the tables whose changes are noticed, and the OTHERS that the program has."""
    _watched.clear()
    _watched.update(tables)
    _others.clear()
    _others.update(others - tables)
    effect_of.cache_clear()
    changes_pages.cache_clear()


def watched() -> frozenset[str]:
    return frozenset(_watched)


@lru_cache(MOST_TEXTS)
def effect_of(sql: str) -> Effect:
    """Tell what a statement does; one that reads a table whose changes nobody notices asks in vain."""
    verb = _VERB.match(sql)
    word = verb[1].upper() if verb else ""
    if word in _NEUTRAL:
        return Effect.NONE
    if word not in _ASKING or _UNSTEADY.search(_QUOTED.sub("", sql)):
        return Effect.UNKNOWN
    return Effect.ASKS if _reads_only_what_is_watched(sql) else Effect.UNKNOWN


@lru_cache(MOST_TEXTS)
def changes_pages(sql: str) -> bool:
    """Tell whether a statement changes what pages are made of."""
    return bool(_CHANGING.search(_QUOTED.sub("", sql)) and _watched.intersection(_WORD.findall(sql)))


def _reads_only_what_is_watched(sql: str) -> bool:
    named = set(_NAMES.findall(sql)) - set(_NAMED_PARTS.findall(sql))
    return named <= _watched and not _others.intersection(_WORD.findall(sql))
