"""What a feed says about a post."""

import datetime

from django.utils import timezone

from news.models import Post


def posted_at(post: Post) -> datetime.datetime:
    """Return the beginning of the day of posting in the site's zone; feeds want a moment."""
    return timezone.make_aware(datetime.datetime.combine(post.posted_on, datetime.time.min))
