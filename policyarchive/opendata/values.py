"""What a value of a record may be. Each check returns the value as it is used, or refuses it in words."""

import datetime
import json
import re
from typing import Any

from policyarchive.lib.language.text import clean_line
from policyarchive.lib.language.translated import language_codes

STAGES = ("draft", "live", "withdrawn", "unpublished")  # the others wait for somebody or for a time
LARGEST_NUMBER = 999_999_999  # of a post; those that follow have to fit too
SHA256 = re.compile(r"[0-9a-f]{64}")


class RecordRefused(Exception):
    """A line that cannot become a post: KIND for programs, REASON for people."""

    def __init__(self, kind: str, reason: str):
        super().__init__(reason)
        self.kind = kind
        self.reason = reason


def refuse(name: str, wanted: str, value: Any) -> RecordRefused:
    shown = json.dumps(value, ensure_ascii=False, default=str)[:80]
    return RecordRefused("wrong_value", f"{name!r} must be {wanted}, not {shown}")


def text(name: str, value: Any) -> str:
    if not isinstance(value, str) or "\0" in value or not _encodes(value):
        raise refuse(name, "text", value)
    return value


def text_or_none(name: str, value: Any) -> str | None:
    return None if value is None else text(name, value)


def line(name: str, value: Any) -> str:
    """Return a text that is asked for before it is stored, as it will be stored."""
    return clean_line(text(name, value))


def _encodes(given: str) -> bool:
    """Tell a text from one with half a surrogate pair, which no database keeps."""
    try:
        given.encode()
    except UnicodeEncodeError:
        return False
    return True


def translated(name: str, value: Any) -> dict[str, str]:
    known = language_codes()
    if not isinstance(value, dict) or set(value) - set(known):
        raise refuse(name, f"an object with texts under {', '.join(known)}", value)
    return {code: text(f"{name}.{code}", given) for code, given in value.items()}


def titles(name: str, value: Any) -> dict[str, str]:
    return {code: clean_line(given) for code, given in translated(name, value).items()}


def day(name: str, value: Any) -> datetime.date:
    try:
        return datetime.datetime.strptime(value, "%Y-%m-%d").date()
    except (TypeError, ValueError) as error:
        raise refuse(name, "a day such as 2017-04-12", value) from error


def day_or_none(name: str, value: Any) -> datetime.date | None:
    return None if value is None else day(name, value)


def count(name: str, value: Any) -> int:
    if type(value) is not int or not 0 <= value < 2**31:
        raise refuse(name, "a whole number from 0 to 2147483647", value)
    return value


def stage(name: str, value: Any) -> str:
    if value not in STAGES:
        raise refuse(name, f"one of {', '.join(STAGES)}", value)
    return value


def number(name: str, value: Any) -> int:
    if type(value) is not int or not 1 <= value <= LARGEST_NUMBER:
        raise refuse(name, f"a whole number from 1 to {LARGEST_NUMBER}", value)
    return value


def flag(name: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise refuse(name, "true or false", value)
    return value


def slugs(name: str, value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(slug, str) for slug in value):
        raise refuse(name, "a list of address names", value)
    if len(set(value)) < len(value):
        raise refuse(name, "a list that names each once", value)
    return value


def hash_or_none(name: str, value: Any) -> str | None:
    if value is None or (isinstance(value, str) and SHA256.fullmatch(value)):
        return value
    raise refuse(name, "a SHA-256 of 64 small hexadecimal digits, or null", value)


def files(name: str, value: Any) -> list[tuple[str, str]]:
    """Return hash and name of each file."""
    if not isinstance(value, list) or not all(
        isinstance(file, dict) and set(file) == {"sha256", "name"} for file in value
    ):
        raise refuse(name, 'a list of objects with "sha256" and "name"', value)
    named = [(hash_or_none(name, file["sha256"]) or "", line(name, file["name"])) for file in value]
    if len(set(named)) < len(named):
        raise refuse(name, "a list that names each once", value)
    return named
