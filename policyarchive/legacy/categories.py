"""The category of a page among the archive's, made where there is none of that name."""

import re
from itertools import count

from django.utils.text import slugify

from news.models import Category
from policyarchive.lib.language.translated import column, columns, language_codes
from policyarchive.publishing.actions import save_plain

_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"'})
LONGEST_SLUG = 72


class Categories:
    """The archive's categories, read once for each name of a run."""

    def __init__(self) -> None:
        self._found: dict[str, Category] = {}

    def find_or_make(self, name: str) -> Category | None:
        """Return the category of that name in any language; a new one gets an address name of its own."""
        if not name:
            return None
        if found := self._found.get(_folded(name)) or _find(name):
            self._found[_folded(name)] = found
        return found or _make(name)  # what was just made may be taken back: it is found the next time


def _find(name: str) -> Category | None:
    names = columns("name")
    return next((one for one in Category.objects.all() if _is_called(one, _folded(name), names)), None)


def _is_called(category: Category, folded: str, names: list[str]) -> bool:
    return folded in {_folded(getattr(category, column) or "") for column in names}


def _make(name: str) -> Category:
    category = Category(slug=_free_slug(name), **{column("name", _language(name)): name})
    category.clean_fields()
    save_plain(category, by=None)
    return category


def _folded(name: str) -> str:
    return " ".join(name.translate(_QUOTES).casefold().split())


def _language(name: str) -> str:
    wanted = "ko" if re.search("[가-힣]", name) else "en"
    return wanted if wanted in language_codes() else language_codes()[0]


def _free_slug(name: str) -> str:
    """Return `city-news` for a Latin name, `category-7` for one that makes no address; never one in use."""
    base = slugify(name)[:LONGEST_SLUG].strip("-")
    first = 2 if base else Category.objects.count() + 1
    candidates = (f"{base or 'category'}-{number}" for number in count(first))
    taken = set(Category.objects.values_list("slug", flat=True))
    return base if base and base not in taken else next(slug for slug in candidates if slug not in taken)
