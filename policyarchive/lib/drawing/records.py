"""What drawings are made from: plain records in the reader's language. Whatever is not known is None."""

from typing import NamedTuple

from policyarchive.lib.drawing.geometry.sphere import Place
from policyarchive.lib.drawing.parts.marks import TIE, closeness, mark_of


class Moment(NamedTuple):
    """A month, or a year of which no month is known."""

    year: int
    month: int | None = None

    @property
    def in_years(self) -> float:
        """Return the moment on an axis of years; a bare year lies in its middle."""
        return self.year + (0.5 if self.month is None else (self.month - 1) / 12)


class City(NamedTuple):
    name: str
    url: str = ""
    region: str = ""
    place: Place | None = None


class Paper(NamedTuple):
    """An agreement as drawings see it; SAID is the whole name of its link, ENDED the end that is stated."""

    said: str
    url: str
    kind: str
    signed: Moment | None = None
    ended: Moment | None = None


class Partner(NamedTuple):
    """A city and its papers; SAID is the whole name of its link, HOMES the home cities bound with it."""

    city: City
    papers: tuple[Paper, ...]
    said: str
    homes: tuple[City, ...]

    @property
    def closest(self) -> str:
        """Return the kind of the closest tie, which decides how the partner is drawn."""
        return min((paper.kind for paper in self.papers), key=closeness, default="other")

    @property
    def group(self) -> str:
        return mark_of(self.closest).group

    @property
    def is_tie(self) -> bool:
        return self.group == TIE

    @property
    def dated(self) -> list[Paper]:
        """Return the papers whose signing is known, the earliest first."""
        known = [paper for paper in self.papers if paper.signed]
        return sorted(known, key=lambda paper: paper.signed.in_years if paper.signed else 0)
