"""What a content type tells the index: its documents, and the names that readers know things by."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import Model, QuerySet


class Text(NamedTuple):
    """A title and a body in one language, as plain text."""

    title: str
    body: str = ""


class Tag(NamedTuple):
    """What a document is about, and counted by: ("city", 12) for the city with that key, ("year", 2017)."""

    kind: str
    key: int | str

    @property
    def word(self) -> str:
        """Return the index's word for it; no text can hold this word."""
        return f"§{self.kind}{self.key}"

    @property
    def facet(self) -> str:
        return f"{self.kind}:{self.key}"


@dataclass(frozen=True)
class Document:
    """TEXTS by language; BESIDES is found like a body, in no language; AUTHORS only under that scope.

    DATE sorts; DATED is the same as far as it is known, 2017-04-12 or 2015-12: found in any notation.
    """

    key: int
    texts: dict[str, Text]
    tags: list[Tag] = field(default_factory=list)
    besides: str = ""
    authors: str = ""
    date: datetime.date | None = None
    dated: str = ""


@dataclass(frozen=True)
class Name:
    """A row by all its names: MAIN by language, and OTHERS. Who types one of them finds all.

    ABOUT are the tags that the name stands for, where it has no row of its own: those of a country's cities.
    """

    kind: str
    key: int
    main: dict[str, str]
    others: tuple[str, ...] = ()
    about: tuple[Tag, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*filter(None, self.main.values()), *self.others]))

    @property
    def tag(self) -> Tag:
        return Tag(self.kind, self.key)

    @property
    def tags(self) -> tuple[Tag, ...]:
        return self.about or (self.tag,)


@dataclass(frozen=True)
class Searchable:
    """A content type as the index sees it.

    PUBLIC gives the rows that anybody may see, HIDDEN all others (nothing where there are none): asked again
    for every search, and the only truth about it.
    ROWS gives all rows with what DOCUMENT and TEXTS read of them. ADDRESS is a view's name and, for a row,
    the argument that it takes.
    """

    kind: str
    model: type[Model]
    public: Callable[[], QuerySet]
    hidden: Callable[[], QuerySet] | None
    rows: Callable[[], QuerySet]
    document: Callable[[Any], Document]
    texts: Callable[[Any], dict[str, Text]]
    address: tuple[str, str]
    names: Callable[[], Iterable[Name]] | None = None
    date: str = ""  # the attribute that is a row's date as far as it is known: `isoformat()` tells it

    def date_of(self, row) -> Any:
        return getattr(row, self.date) if self.date else None

    def argument(self, row) -> Any:
        return getattr(row, self.address[1])
