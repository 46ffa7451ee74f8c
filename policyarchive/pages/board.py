"""The board's order and numbering: pinned posts first, each post once, positions counted down."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Page

from news.models import Post
from news.queries import PostQuerySet

NEW_FOR = datetime.timedelta(days=7)
NEIGHBOURS = 2


@dataclass(frozen=True)
class BoardRow:
    post: Post
    position: int
    is_pinned: bool
    is_new: bool


class PinnedFirst:
    """A sequence for the paginator: the pinned posts, then the others, newest first."""

    def __init__(self, posts: PostQuerySet, *, on: datetime.date):
        self._posts = posts
        self._pins = list(posts.pinned(on=on).for_list().newest_first())
        self._others = posts.not_pinned(on=on) if self._pins else posts

    def count(self) -> int:
        if not hasattr(self, "_count"):
            self._count = self._posts.count()
        return self._count

    __len__ = count

    def __getitem__(self, wanted: slice) -> list[Post]:
        pins = self._pins[wanted]
        first = max(0, wanted.start - len(self._pins))
        return pins + self._slice(first, first + wanted.stop - wanted.start - len(pins))

    def _slice(self, first: int, last: int) -> list[Post]:
        """Read from the nearer end, so that the last page costs what the first does."""
        total = self.count() - len(self._pins)
        last = min(last, total)
        if first >= last:
            return []
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


def neighbours(posts: PostQuerySet, post: Post) -> dict[str, Post | None]:
    """Return the next newer and next older post of the list that the reader came from."""
    rows = posts.for_list()
    return {
        "newer": rows.newer_than(post).oldest_first().first(),
        "older": rows.older_than(post).newest_first().first(),
    }
