"""The words that stand before a date, an author or a number of views, in the languages of the old sites."""

import re

from policyarchive.legacy.reader import tables

FIELD_OF = {word: field for field, words in tables.labels("labels").items() for word in words}
GENERIC_DATES = {"date", "datum", "data", "fecha", "날짜", "дата", "日期", "日付"}  # an event has one too
_ANY_WORD = "|".join(sorted(map(re.escape, FIELD_OF), key=len, reverse=True))
# A label may stand glued to the digits around it: Visit619 Date2018.07.03
_LABEL = re.compile(
    rf"(?:^|(?<=[\s\d|/,.·]))(?P<label>{_ANY_WORD})(?=\s*[:：]|[\s\d|]|$|(?<=[가-힣])[A-Za-z])",
    re.IGNORECASE,
)
_NUMBER_OR_NOTHING = re.compile(rf"\s*[:：|]?\s*(?:\d|$|{_ANY_WORD})", re.IGNORECASE)


_IN_BRACKETS = re.compile(r"[\[［【〔(（<＜]\s*([^\[\]［］【】〔〕()（）<>＜＞]*?)\s*[\]］】〕)）>＞]")


def without_brackets(text: str) -> str:
    """Return the text with `[등록일]` and `[등록일 : 2017-04-12]` as `등록일 :` and `등록일 : 2017-04-12`.

    The lines at the sides of a row of a table go too.
    """
    return " ".join(_IN_BRACKETS.sub(_opened, text).split()).strip("| ")


def bare_label(text: str) -> str | None:
    """Return the label where the text is one and nothing else, with or without a colon."""
    word = text.rstrip(" :：").casefold()
    return word if word in FIELD_OF else None


def find_labels(text: str) -> list[re.Match]:
    return [found for found in _LABEL.finditer(text) if _is_label(found, text)]


def _opened(found: re.Match) -> str:
    """Open the brackets around a label and around a field, no others: a weekday keeps its own."""
    inner = found[1]
    if bare_label(inner):
        return f" {inner.rstrip(' :：')} : "
    labels = find_labels(inner)
    return f" {inner} " if labels and labels[0].start() == 0 else found[0]


def _is_label(found: re.Match, text: str) -> bool:
    """Tell a label from a word of a value: `Writer Big Data Center`, `an update` hold none."""
    word, rest = found["label"], text[found.end() :]
    if FIELD_OF[word.casefold()] in {"posted", "views"} and not _NUMBER_OR_NOTHING.match(rest):
        return False
    is_plain_word = word.islower() and word[0].isascii()
    return not is_plain_word or rest.lstrip()[:1] in {":", "："}
