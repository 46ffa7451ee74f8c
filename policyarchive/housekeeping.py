"""What is cleaned up every hour: rows that nobody asks for any more, and that a site gathers for years.

Each part is on its own, so that one that fails leaves the others. A locked database is not waited for.
"""

import datetime
import logging
from collections.abc import Callable

from django.contrib.sessions.models import Session
from django.db import DatabaseError, transaction
from django.utils import timezone

from news.facets.folding import fold_counts
from policyarchive.backoffice.access.login_limits import close_windows
from policyarchive.lib.data.databases import without_waiting
from policyarchive.publishing.models import Presence, Submission
from policyarchive.search.misses import forget_old

logger = logging.getLogger(__name__)


def _sessions(now: datetime.datetime) -> None:
    Session.objects.filter(expire_date__lt=now).delete()


def _submissions(now: datetime.datetime) -> None:
    Submission.objects.old(now=now).delete()


def _presences(now: datetime.datetime) -> None:
    Presence.objects.forgotten(now=now).delete()


def _logins(now: datetime.datetime) -> None:
    close_windows(now=now)


def _counts(now: datetime.datetime) -> None:
    fold_counts()


def _misses(now: datetime.datetime) -> None:
    forget_old(today=timezone.localdate(now))


PARTS: tuple[Callable[[datetime.datetime], None], ...] = (
    _submissions,
    _sessions,
    _logins,
    _presences,
    _misses,
    _counts,
)


def clean_up(*, now: datetime.datetime | None = None) -> None:
    moment = now or timezone.now()
    with without_waiting():
        for part in PARTS:
            try:
                with transaction.atomic():
                    part(moment)
            except DatabaseError:
                logger.exception("Old rows are left for the next hour (%s)", part.__name__.strip("_"))
