"""What the archive holds already: the post of a page, its twin, its namesake. Each is one narrow question."""

import datetime
from typing import NamedTuple

from news.models import Post
from policyarchive.legacy.models import ImportedPage
from policyarchive.lib.language.translated import column
from policyarchive.publishing.models import Stage


class Known(NamedTuple):
    """A post that has the reference of a page, with what its last import read, if there was any."""

    number: int
    page: str | None
    areas: list[str] | None
    cities: list[str] | None

    @property
    def slugs(self) -> dict[str, list[str] | None]:
        return {"areas": self.areas, "cities": self.cities}


def find_known(ref: str) -> Known | None:
    remembered = (f"imported_page__{name}" for name in ("page", "areas", "cities"))
    found = Post.objects.filter(ref=ref).order_by().values_list("number", *remembered).first()
    return Known(*found) if found else None


def number_of_twin(content: str) -> int | None:
    """Return the number of the imported post whose title, date and body make this checksum."""
    twins = ImportedPage.objects.filter(content=content).order_by("pk")
    return twins.values_list("post__number", flat=True).first()


class Namesake(NamedTuple):
    """A post that has a page's title and date."""

    is_of_page: bool  # it came from an old page itself
    number: int


def find_namesake(title: str, posted_on: datetime.date, *, language: str) -> Namesake | None:
    """Return a post that has this title and date, one that no import of pages made before others."""
    same = {column("title", language): title, "posted_on": posted_on}
    posts = Post.objects.filter(stage__in=Stage.values, **same)  # the index of days begins with the stage
    found = posts.order_by().values_list("imported_page", "number")
    return min((Namesake(page is not None, number) for page, number in found if number), default=None)
