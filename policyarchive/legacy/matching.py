"""The areas and cities that the archive knows, recognised in a text by any of their names."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from agreements.models import City, CooperationArea
from policyarchive.lib.language.translated import columns

SHORTEST_LATIN_NAME = 3  # LA and SF are words of other languages too
_NOT_COMPARED = re.compile("[\\s·‧ㆍ・•∙⋅･\u119e]+")
_HANGUL = re.compile("[가-힣]")
_HAN = re.compile("[\u3041-\u30ff\u4e00-\u9fff]")
_OFFICE = "(?:특별시|광역시|시|주|성|도|현)?(?:청|의회|정부|시장|장|민|측)?(?:님)?"
_PARTICLE = (
    "(?:과의|와의|과는|와는|과|와|은|는|이라는|라는|이란|란|이며|며|이고|고|이나|나|이|가|을|를|의|에서는|에서도|에서의|에서|에는|에도|에게|에"
    "|으로부터|로부터|으로의|로의|으로|로|도|만|까지|부터|보다|처럼|마다|등|간|및)?"
)


def folded(name: str) -> str:
    """Return a name as names are compared: without case, spaces and middle dots, with one kind of hyphen."""
    plain = unicodedata.normalize("NFKC", name).replace("\u2010", "-")  # NFKC makes one of U+2011
    return _NOT_COMPARED.sub("", plain.casefold())


@dataclass(frozen=True)
class Register:
    """What is known, read once for a whole run."""

    areas: dict[str, CooperationArea]
    cities: dict[str, City]
    pattern: re.Pattern

    @classmethod
    def load(cls) -> "Register":
        areas = {folded(name): area for area in _rows(CooperationArea) for name in names_of(area)}
        cities = {unaccented(name).casefold(): city for city in _rows(City) for name in names_of(city)}
        names = {unaccented(name) for city in cities.values() for name in names_of(city)}
        return cls(areas, cities, _pattern(names))

    def areas_of(self, bullets: Iterable[str]) -> list[CooperationArea]:
        """Return the areas that these items equal, each once, in their order."""
        found = (self.areas.get(folded(item)) for item in bullets)
        return list(dict.fromkeys(area for area in found if area))

    def cities_in(self, text: str) -> list[City]:
        """Return the cities that a text names, each once, in the order of the text."""
        found = (match[0] for match in self.pattern.finditer(unaccented(text)))
        return list(dict.fromkeys(self.cities[name.casefold()] for name in found))


def names_of(row: City | CooperationArea) -> list[str]:
    named = [getattr(row, column) for column in columns("name")] + row.other_names.splitlines()
    return [name.strip() for name in named if name and name.strip()]


def unaccented(text: str) -> str:
    """Return the text with plain Latin letters: São Paulo is also written Sao Paulo."""
    return text.translate(_plain_letters)


def _rows(model):
    return model.objects.only("slug", "other_names", *columns("name")).order_by("slug")


def _pattern(names: set[str]) -> re.Pattern:
    """Return what finds names as whole words: Korean may carry a particle, Latin may be in capitals."""
    korean = {name for name in names if _HANGUL.search(name)}
    glued = {name for name in names - korean if _HAN.search(name)}
    spaced = {name for name in names - korean - glued if len(name) >= SHORTEST_LATIN_NAME}
    spaced |= {name.upper() for name in spaced}
    return re.compile(
        rf"(?<![가-힣A-Za-z0-9])(?P<korean>{_any(korean)})(?={_OFFICE}{_PARTICLE}(?![가-힣]))"
        rf"|(?<!\w)(?P<spaced>{_any(spaced)})(?!\w)|(?P<glued>{_any(glued)})"
    )


def _any(names: set[str]) -> str:
    """Return the pattern of any of the names, the longest first; of none, what never matches."""
    return "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name)))) or "(?!)"


class _PlainLetters(dict):
    def __missing__(self, code: int) -> str:
        letter = chr(code)
        base = unicodedata.normalize("NFD", letter)[0]
        self[code] = plain = base if base.isascii() else letter
        return plain


_plain_letters = _PlainLetters()
