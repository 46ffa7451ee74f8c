"""The posts beside one, in the list that its reader came from."""

import datetime
from types import SimpleNamespace
from typing import Any, NamedTuple

from django.db.models import QuerySet

from news.facets.selection import Selection
from news.models import Post
from news.queries import PostQuerySet
from policyarchive.lib.data.compiled import Compiled
from policyarchive.lib.language.translated import columns
from policyarchive.pages.board.listed import listed_among
from policyarchive.pages.languages import url_here, with_query


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
    posts = listed_among([key for key in (newer, older) if key])
    return posts.get(newer), posts.get(older)


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
