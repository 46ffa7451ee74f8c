"""Which posts a language has whole, for the map of the site: read from what the board keeps."""

from typing import Any

from news.facets.names import facet_of_language
from news.facets.selection import Selection
from news.models import Post, PostFacet
from policyarchive.lib.language.translated import language_codes


class PostsInLanguage:
    def __init__(self, code: str):
        self._selection = Selection((facet_of_language(code),))

    @property
    def count(self) -> int:
        return self._selection.count

    def languages_of(self, first: int, last: int) -> list[tuple[Any, list[str]]]:
        keys = self._selection.keys(first, last)
        posts = Post.objects.published_among(keys).order_by().only("number", "updated_at").in_bulk()
        facets = _facets_of(keys)
        return [(posts[key], _languages(facets[key])) for key in keys if key in posts]


def _facets_of(keys: list[int]) -> dict[int, set[str]]:
    """Return under what the board lists posts, through the index of posts."""
    found: dict[int, set[str]] = {key: set() for key in keys}
    for key, facet in PostFacet.objects.filter(post_id__in=keys).values_list("post_id", "facet"):
        found[key].add(facet)
    return found


def _languages(facets: set[str]) -> list[str]:
    return [code for code in language_codes() if facet_of_language(code) in facets]
