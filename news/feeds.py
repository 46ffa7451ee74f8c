"""What a feed says about a post."""

import datetime

from django.utils import timezone

from news.models import Post


def posted_at(post: Post) -> datetime.datetime:
    """Return the beginning of the day of posting in the site's zone; feeds want a moment."""
    return _beginning(post.posted_on)


def updated_at(post: Post) -> datetime.datetime:
    """Return when readers were last told of a change: a slip of the pen that was mended is no news."""
    return _beginning(max(post.posted_on, post.revised_on or post.posted_on))


def _beginning(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
