"""The board's order and numbering: pinned posts first, each post once, positions counted down."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from types import SimpleNamespace
from typing import Any, NamedTuple

from django.core.paginator import Page
from django.db.models import QuerySet

from news.facets.selection import Selection
from news.models import Post
from news.queries import PostQuerySet
from policyarchive.lib.data.compiled import Compiled
from policyarchive.lib.language.translated import columns
from policyarchive.pages.languages import url_here, with_query

NEW_FOR = datetime.timedelta(days=7)
NEIGHBOURS = 2


@dataclass(frozen=True)
class BoardRow:
    post: Post
    position: int
    is_pinned: bool
    is_new: bool


class PinnedFirst:
    """A sequence for the paginator: the pinned posts, then the others, newest first.

    SELECTION is what POSTS are where the board counts them; what a search found has none.
    """

    def __init__(self, posts: PostQuerySet, *, on: datetime.date, selection: Selection | None = None):
        self._posts = posts if selection is None else selection.posts
        self._pins = list(self._posts.pinned(on=on).for_list().newest_first())
        self._others = self._posts.not_pinned(on=on) if self._pins else self._posts
        self._selection = selection

    def count(self) -> int:
        return self._count

    __len__ = count

    @cached_property
    def _count(self) -> int:
        return self._posts.count() if self._selection is None else self._selection.count

    def __getitem__(self, wanted: slice) -> list[Post]:
        pins = self._pins[wanted]
        first = max(0, wanted.start - len(self._pins))
        last = min(first + wanted.stop - wanted.start - len(pins), self.count() - len(self._pins))
        return pins + (self._slice(first, last) if first < last else [])

    def _slice(self, first: int, last: int) -> list[Post]:
        if self._selection is not None:
            return _in_order(self._selection.keys(first, last, without=self._pins))
        return self._from_the_nearer_end(first, last)

    def _from_the_nearer_end(self, first: int, last: int) -> list[Post]:
        total = self.count() - len(self._pins)
        rows = self._others.for_list()
        if first <= total // 2:
            return list(rows.newest_first()[first:last])
        return list(rows.oldest_first()[total - last : total - first])[::-1]


def board_rows(posts: Iterable[Post], *, on: datetime.date, top: int = 0) -> list[BoardRow]:
    """Return posts as rows, with their positions counted down from TOP."""
    return [
        BoardRow(post, top - place, post.is_pinned(on=on), on - NEW_FOR < post.posted_on <= on)
        for place, post in enumerate(posts)
    ]


def top_position(page: Page) -> int:
    """Return the position of a page's first row in the whole list, whose last row is 1."""
    return page.paginator.count - page.start_index() + 1 if page.paginator.count else 0


def page_links(page: Page) -> list[int | None]:
    """Return the page numbers to show, with None for a gap."""
    return [
        number if isinstance(number, int) else None
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=NEIGHBOURS, on_ends=1)
    ]


class Neighbour(NamedTuple):
    """POST has a number, a day and titles; URL keeps the filter of the list."""

    url: str
    post: Any


def neighbours(
    posts: PostQuerySet, post: Post, *, query: str, is_whole: bool, selection: Selection | None = None
) -> dict[str, Neighbour | None]:
    """Return the next newer and next older post of the list that the reader came from.

    QUERY is the list's; the neighbours in the list that IS_WHOLE are asked for without making their SQL.
    """
    if is_whole:
        found = _in_whole_list(post)
    elif selection is not None and selection.facets:
        found = _under(selection, post)
    else:
        found = _in_list(posts.for_list(), post)
    return {
        name: row and Neighbour(with_query(url_here("news:post_detail", row.number), query), row)
        for name, row in zip(("newer", "older"), found, strict=True)
    }


def _under(selection: Selection, post: Post) -> tuple:
    newer, older = (places.values_list("post_id", flat=True).first() for places in selection.beside(post))
    posts = _among([key for key in (newer, older) if key])
    return posts.get(newer), posts.get(older)


def _in_order(keys: list[int]) -> list[Post]:
    posts = _among(keys)
    return [posts[key] for key in keys if key in posts]


def _among(keys: list[int]) -> dict[int | None, Post]:
    return {post.pk: post for post in Post.objects.published_among(keys).for_list().order_by()}


def _in_list(rows: PostQuerySet, post: Post) -> tuple:
    return rows.newer_than(post).oldest_first().first(), rows.older_than(post).newest_first().first()


def _in_whole_list(post: Post) -> tuple:
    newer, older = (
        question.rows(count=1, posted_on=post.posted_on, number=post.number) for question in (_newer, _older)
    )
    return _row(newer), _row(older)


_TITLED = ("number", "posted_on", "original_language", *columns("title"))


def _row(found: list[tuple]) -> SimpleNamespace | None:
    return SimpleNamespace(**dict(zip(_TITLED, found[0], strict=True))) if found else None


def _titled(rows: Any) -> QuerySet:
    return rows.rewrite(False).values_list(*_TITLED)


_SPOT: dict[str, type] = {"posted_on": datetime.date, "number": int}
_newer = Compiled(
    lambda **spot: _titled(Post.objects.published().newer_than(SimpleNamespace(**spot)).oldest_first()),
    **_SPOT,
)
_older = Compiled(
    lambda **spot: _titled(Post.objects.published().older_than(SimpleNamespace(**spot)).newest_first()),
    **_SPOT,
)
