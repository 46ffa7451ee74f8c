"""Posts as the board lists them: plain rows of the columns that it shows, without making objects."""

import datetime
from collections import namedtuple
from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from news.models import Post
from news.models.post import is_pinned
from policyarchive.lib.data.compiled import Compiled
from policyarchive.lib.language.translated import columns

AT_ONCE = 20
SHOWN = (
    *("pk", "number", "posted_on", "original_language", "category_id", "byline", "views"),
    *("lead_image_id", "pinned_from", "pinned_until", "has_attachments"),
    *columns("title"),
    *columns("department"),
)


_Shown: Any = namedtuple("_Shown", SHOWN)  # type: ignore[misc]


class Listed(_Shown):
    """A row with the names of a post's columns."""

    __slots__ = ()
    pinned_from: datetime.date | None
    pinned_until: datetime.date | None

    def is_pinned(self, *, on: datetime.date) -> bool:
        return is_pinned(self.pinned_from, self.pinned_until, on=on)


def listed(rows: Any) -> list[Listed]:
    return [Listed(*row) for row in _shown(rows)]


def pinned_of_all(on: datetime.date) -> list[Listed]:
    """Return the pinned posts of the whole board, newest first."""
    return [Listed(*row) for row in _pinned.rows(day=on)]


def listed_among(keys: Sequence[int]) -> dict[Any, Listed]:
    """Return the published posts with these keys, AT_ONCE at most with each question."""
    found = {}
    for start in range(0, len(keys), AT_ONCE):
        some = [*keys[start : start + AT_ONCE], *[0] * AT_ONCE][:AT_ONCE]
        rows = _among.rows(**{f"key{place}": key for place, key in enumerate(some)})
        found.update({row[0]: Listed(*row) for row in rows})
    return found


def _shown(rows: Any) -> QuerySet:
    return rows.with_marks().rewrite(False).values_list(*SHOWN)


_pinned = Compiled(
    lambda day: _shown(Post.objects.published().pinned(on=day).newest_first()), day=datetime.date
)
_among = Compiled(
    lambda **keys: _shown(Post.objects.published_among(keys.values()).order_by()),
    **{f"key{place}": int for place in range(AT_ONCE)},
)
