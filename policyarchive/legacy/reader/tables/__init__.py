"""Words and phrases of the old sites, in files that people can add to: one kind a file, `#` for remarks."""

import re
from pathlib import Path

FOLDER = Path(__file__).parent


def entries(name: str) -> list[str]:
    """Return the entries of a table, which stand one a line."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("# ")]


def words(name: str) -> frozenset[str]:
    """Return the words of a table, small letters, several on a line."""
    return frozenset(word.casefold() for entry in entries(name) for word in entry.split())


def phrases(name: str) -> frozenset[str]:
    """Return the phrases of a table without case and spaces, as `squeezed` makes them."""
    return frozenset(map(squeezed, entries(name)))


def pattern(name: str) -> re.Pattern:
    """Return what matches any of a table's regular expressions, whatever the case."""
    return re.compile("|".join(f"(?:{entry})" for entry in entries(name)), re.IGNORECASE)


def labels(name: str) -> dict[str, list[str]]:
    """Return the words of each field of a table `field: word|word`."""
    found: dict[str, list[str]] = {}
    for entry in entries(name):
        field, _, listed = entry.partition(": ")
        found.setdefault(field, []).extend(word.casefold() for word in listed.split("|"))
    return found


def squeezed(text: str) -> str:
    return "".join(text.casefold().split())
