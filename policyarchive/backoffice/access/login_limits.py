"""Nobody guesses in, and nobody locks a colleague out for long.

Five wrong passwords for a name from one address close that pair for ten minutes. An address, and a name
from everywhere, have wider limits of their own. A browser with which this person logged in before counts by
itself, so that others who guess do not close it. Rows and not the cache: all workers count together, and
emptying the cache opens nothing. A try is counted before the password is looked at, so a hundred at once are
a hundred, too.
"""

import datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import ngettext

from policyarchive.audit.actions import log
from policyarchive.audit.models import LogAction
from policyarchive.backoffice.models import LoginWindow, Scope
from policyarchive.lib.web.clientaddress import network_of

LONGEST_NAME = 150


class Limit(NamedTuple):
    most: int
    lasts: datetime.timedelta


LIMITS = {
    Scope.PAIR: Limit(5, datetime.timedelta(minutes=10)),
    Scope.DEVICE: Limit(5, datetime.timedelta(minutes=10)),
    Scope.ADDRESS: Limit(20, datetime.timedelta(minutes=5)),
    Scope.NAME: Limit(20, datetime.timedelta(minutes=5)),
    Scope.RESET: Limit(5, datetime.timedelta(minutes=60)),
    Scope.RESET_FROM: Limit(20, datetime.timedelta(minutes=60)),
    Scope.CHANGE: Limit(5, datetime.timedelta(minutes=10)),
}


class Try(NamedTuple):
    """A try to log in; DEVICE names the browser where the same name logged in with it before."""

    name: str
    address: str
    device: str = ""

    def keys(self) -> dict[Scope, str]:
        name = key_of_name(self.name)
        if self.device:
            return {Scope.DEVICE: f"{name} {self.device}"}
        network = network_of(self.address)
        return {Scope.PAIR: f"{name} {network}", Scope.ADDRESS: network, Scope.NAME: name}


def count_try(attempt: Try, *, now: datetime.datetime | None = None) -> int:
    """Count a try before it is made. Return 0, or for how many seconds it is not looked at."""
    moment = now or timezone.now()
    close_windows(now=moment)
    for scope, key in attempt.keys().items():
        if seconds := count(scope, key, name=attempt.name, now=moment):
            return seconds
    return 0


def forget_failures(attempt: Try) -> None:
    """After a success: this name may err five times again, and the try was none for the wider limits."""
    for scope, key in attempt.keys().items():
        windows = LoginWindow.objects.filter(scope=scope, key=key)
        if scope in (Scope.PAIR, Scope.DEVICE):
            windows.update(failures=0)
        else:
            windows.filter(failures__gt=0).update(failures=F("failures") - 1)


def key_of_name(name: str) -> str:
    """Return a name as it is counted, however it was typed. Case folding makes three letters of one (ΐ)."""
    return name.casefold()[:LONGEST_NAME]


def forget_changes(name: str) -> None:
    """After the right old password this person may err five times again."""
    LoginWindow.objects.filter(scope=Scope.CHANGE, key=key_of_name(name)).update(failures=0)


def open_name(name: str) -> None:
    """Let a name in again everywhere, as after a new password."""
    LoginWindow.objects.filter(name__iexact=name[:LONGEST_NAME]).update(failures=0)


def failures_of(attempt: Try) -> int:
    """Return how many tries of this name from there went wrong in the window that is open."""
    scope, key = next(iter(attempt.keys().items()))
    return LoginWindow.objects.filter(scope=scope, key=key).values_list("failures", flat=True).first() or 0


def count(scope: Scope, key: str, *, name: str = "", now: datetime.datetime) -> int:
    """Count one under a key. Return 0, or for how many seconds the limit holds it up."""
    limit = LIMITS[scope]
    window, _is_new = LoginWindow.objects.get_or_create(
        scope=scope, key=key, defaults={"begun_at": now, "name": name[:LONGEST_NAME]}
    )
    this = LoginWindow.objects.filter(pk=window.pk)
    if this.filter(failures__lt=limit.most).update(failures=F("failures") + 1):
        return 0
    this.update(refused=F("refused") + 1)
    return max(1, int((window.begun_at + limit.lasts - now).total_seconds()))


def wait_words(seconds: int) -> str:
    minutes = -(-seconds // 60)
    return ngettext(
        "Too many wrong attempts. Wait %(count)d minute, or ask an administrator for a new password.",
        "Too many wrong attempts. Wait %(count)d minutes, or ask an administrator for a new password.",
        minutes,
    ) % {"count": minutes}


def close_windows(*, now: datetime.datetime | None = None) -> None:
    """Remove windows that have ended. What was refused in them becomes one entry of the log each."""
    moment = now or timezone.now()
    for scope, limit in LIMITS.items():
        for window in LoginWindow.objects.filter(scope=scope, begun_at__lte=moment - limit.lasts):
            _close(window)


@transaction.atomic
def _close(window: LoginWindow) -> None:
    gone, _rows = LoginWindow.objects.filter(pk=window.pk).delete()
    if gone and window.refused:
        log(LogAction.LOGINS_REFUSED, by=None, **_summary(window))


def _summary(window: LoginWindow) -> dict:
    since = window.begun_at.isoformat("T", "minutes")
    details = {"scope": window.scope, "times": window.refused, "since": since}
    if window.scope != Scope.DEVICE:  # a browser's name is a secret of that browser
        details["key"] = window.key
    return details | ({"name": window.name} if window.name else {})
