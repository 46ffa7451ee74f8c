"""The categories of the board, as its tabs and before its titles."""

from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from news.models import Category
from policyarchive.lib.data.kept import kept
from policyarchive.lib.language.words import Words, in_language
from policyarchive.pages.languages import page_language, url_here, with_query


class Named(NamedTuple):
    pk: int
    slug: str
    name: Words


class Tab(NamedTuple):
    """A tab without a NAME is that of all posts."""

    name: Words | None
    url: str
    is_current: bool


def categories() -> list[Named]:
    """Return all categories in their order, named in the page's language."""
    language = page_language()
    return kept(
        ("categories", language),
        lambda: [
            Named(one.pk, one.slug, in_language(one, "name", language)) for one in Category.objects.all()
        ],
    )


def tabs(named: list[Named], *, query: str, current: str) -> list[Tab]:
    """Return the tabs of the board that QUERY narrows; CURRENT is the category's address name, or empty."""
    asked = dict(parse_qsl(query))
    tabs = [Tab(one.name, _address(asked, one.slug), one.slug == current) for one in named]
    return [Tab(None, _address(asked, ""), not current), *tabs]


def _address(asked: dict[str, str], category: str) -> str:
    changed = asked | {"category": category}
    return with_query(url_here("news:post_list"), urlencode({k: v for k, v in changed.items() if v}))
