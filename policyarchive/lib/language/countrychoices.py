"""The countries as choices, in the order of the reader's alphabet."""

from collections.abc import Iterator
from unicodedata import combining, normalize

from django_countries import Countries


class SortedCountries(Countries):
    """The package sorts by Latin letters alone, and so leaves Korean names in the order of English."""

    def __iter__(self) -> Iterator:
        return iter(sorted(super().__iter__(), key=lambda country: letters(str(country.name))))


def letters(label: str) -> str:
    """Return what a name is sorted by: letters with marks stand beside those without."""
    return "".join(sign for sign in normalize("NFKD", label.casefold()) if not combining(sign))
