"""The words that stand before a date, an author or a number of views, in the languages of the old sites."""

import re

from policyarchive.legacy import tables

FIELD_OF = {word: field for field, words in tables.labels("labels").items() for word in words}
GENERIC_DATES = {"date", "datum", "data", "fecha", "날짜", "дата", "日期", "日付"}  # an event has one too
_ANY_WORD = "|".join(sorted(map(re.escape, FIELD_OF), key=len, reverse=True))
# A label may stand glued to the digits around it: Visit619 Date2018.07.03
_LABEL = re.compile(
    rf"(?:^|(?<=[\s\d|/,.·]))(?P<label>{_ANY_WORD})(?=\s*[:：]|[\s\d|]|$|(?<=[가-힣])[A-Za-z])",
    re.IGNORECASE,
)
_NUMBER_OR_NOTHING = re.compile(rf"\s*[:：]?\s*(?:\d|$|{_ANY_WORD})", re.IGNORECASE)


def find_labels(text: str) -> list[re.Match]:
    return [found for found in _LABEL.finditer(text) if _is_label(found, text)]


def _is_label(found: re.Match, text: str) -> bool:
    """Tell a label from a word of a value: `Writer Big Data Center`, `an update` hold none."""
    word, rest = found["label"], text[found.end() :]
    if FIELD_OF[word.casefold()] in {"posted", "views"} and not _NUMBER_OR_NOTHING.match(rest):
        return False
    is_plain_word = word.islower() and word[0].isascii()
    return not is_plain_word or rest.lstrip()[:1] in {":", "："}
