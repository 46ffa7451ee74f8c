"""When a post was published and last changed, for feeds and search engines: a moment where one is known."""

import datetime
import uuid

from django.utils import timezone

from news.models import Post
from policyarchive.lib.language.moments import local_or_none


def published_at(post: Post) -> datetime.datetime | None:
    """Return the moment of publication, where it lies on the day that the post bears.

    A post with an earlier day was published elsewhere or is dated back: of that, only the day is known.
    """
    moment = local_or_none(post.first_published_at)
    return moment if moment and moment.date() == post.posted_on else None


def posted_at(post: Post) -> datetime.datetime:
    """Return the moment of publication, else the beginning of its day; feeds want a moment."""
    return published_at(post) or _beginning(post.posted_on)


def updated_at(post: Post) -> datetime.datetime:
    """Return when readers were last notified of a change: a corrected misspelling is no news."""
    revised = local_or_none(post.revised_at)
    return max(posted_at(post), revised or posted_at(post))


def written_date(post: Post) -> str:
    """Return when the post was published as exactly as it is known: with its zone, or the day alone."""
    return (published_at(post) or post.posted_on).isoformat()


def written_change(post: Post) -> str:
    """Return when the post was last changed for its readers, as exactly as it is known."""
    is_changed = post.revised_at and updated_at(post) > posted_at(post)
    return updated_at(post).isoformat() if is_changed else written_date(post)


def entry_id(post: Post, language: str) -> str:
    """Return a name that stays when the site moves to another domain, and that no other site gives."""
    moment = post.first_published_at.isoformat() if post.first_published_at else ""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"policy-archive/news/{post.number}/{language}/{moment}").urn


def _beginning(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
