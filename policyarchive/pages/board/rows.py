"""The board's order and numbering: pinned posts first, each post once, positions counted down."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page

from news.facets.selection import Selection
from news.queries import PostQuerySet
from policyarchive.lib.language.words import Words, in_language
from policyarchive.pages.board.categories import Named
from policyarchive.pages.board.listed import Listed, listed, listed_among, pinned_of_all
from policyarchive.pages.languages import page_language, url_here, with_query

NEW_FOR = datetime.timedelta(days=7)


@dataclass(frozen=True)
class BoardRow:
    """POST is a post, or a row that lists one."""

    post: Any
    position: int
    is_pinned: bool
    is_new: bool


@dataclass(frozen=True)
class ShownRow(BoardRow):
    """A row of the board with what is written in it; URL keeps the filter of the list."""

    url: str
    title: Words
    category: Words | None


class PinnedFirst:
    """A sequence for the paginator: the pinned posts, then the others, newest first.

    SELECTION is what POSTS are where the board counts them; what a search found has none.
    """

    def __init__(self, posts: PostQuerySet, *, on: datetime.date, selection: Selection | None = None):
        self._posts = posts if selection is None else selection.posts
        is_whole = selection is not None and selection.is_whole
        self._pins = pinned_of_all(on) if is_whole else listed(self._posts.pinned(on=on).newest_first())
        self._others = self._posts.not_pinned(on=on) if self._pins else self._posts
        self._selection = selection

    def count(self) -> int:
        return self._count

    __len__ = count

    @cached_property
    def _count(self) -> int:
        return self._posts.count() if self._selection is None else self._selection.count

    def __getitem__(self, wanted: slice) -> list[Listed]:
        pins = self._pins[wanted]
        first = max(0, wanted.start - len(self._pins))
        last = min(first + wanted.stop - wanted.start - len(pins), self.count() - len(self._pins))
        return pins + (self._slice(first, last) if first < last else [])

    def _slice(self, first: int, last: int) -> list[Listed]:
        if self._selection is not None:
            return _in_order(self._selection.keys(first, last, without=self._pins))
        return self._from_the_nearer_end(first, last)

    def _from_the_nearer_end(self, first: int, last: int) -> list[Listed]:
        total = self.count() - len(self._pins)
        if first <= total // 2:
            return listed(self._others.newest_first()[first:last])
        return listed(self._others.oldest_first()[total - last : total - first])[::-1]


def board_rows(posts: Iterable[Any], *, on: datetime.date, top: int = 0) -> list[BoardRow]:
    """Return posts as rows, with their positions counted down from TOP."""
    return [
        BoardRow(post, top - place, post.is_pinned(on=on), on - NEW_FOR < post.posted_on <= on)
        for place, post in enumerate(posts)
    ]


def shown_rows(rows: Iterable[BoardRow], named: Iterable[Named], *, query: str) -> list[ShownRow]:
    """Return rows as the board's page shows them, with the NAMED categories; links keep the QUERY."""
    names = {category.pk: category.name for category in named}
    language = page_language()
    return [
        ShownRow(
            **vars(row),
            url=with_query(url_here("news:post_detail", row.post.number), query),
            title=in_language(row.post, "title", language),
            category=names.get(row.post.category_id),
        )
        for row in rows
    ]


def top_position(page: Page) -> int:
    """Return the position of a page's first row in the whole list, whose last row is 1."""
    return page.paginator.count - page.start_index() + 1 if page.paginator.count else 0


def _in_order(keys: list[int]) -> list[Listed]:
    posts = listed_among(keys)
    return [posts[key] for key in keys if key in posts]
