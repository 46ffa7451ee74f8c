"""The page cache: a WSGI application above Django, which answers a visitor's GET and HEAD from memory.

A page is given out as long as it is true. The change counter says that nothing was committed since; where
something was, the questions that made the page are asked again, and only another answer makes it again. So
nothing has to be declared, and nothing can be forgotten. Any fault of the cache is a miss, and is logged.
"""

import logging
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.db import DatabaseError, connection

from policyarchive.lib.data import changes
from policyarchive.lib.data.asking import is_unchanged
from policyarchive.lib.data.recording import clock, record
from policyarchive.pagecache.conditions import is_known
from policyarchive.pagecache.encodings import encoding_for
from policyarchive.pagecache.entries import Entry, Form, Headers, Page
from policyarchive.pagecache.keys import Asked, Key, Scope, asked_by, environ_of
from policyarchive.pagecache.store import Store, Turns

logger = logging.getLogger(__name__)
LARGEST = 1_000_000  # bytes of a page
SECONDS_TO_WAIT = 10  # for a page that another thread makes
OK, NOT_MODIFIED, UNAVAILABLE = "200 OK", "304 Not Modified", "503"
# No address that is kept depends on the reader's language but by its path; a test compares them.
MAY_VARY = {"accept-encoding", "accept-language"}

Application = Callable[[dict, Callable], Iterable[bytes]]


class Answer(NamedTuple):
    status: str
    headers: Headers
    body: bytes


class PageCache:
    """MAY_BE_OLD are the seconds for which a page is given out while the database does not answer."""

    def __init__(self, below: Application, *, scope: Scope, most_bytes: int, may_be_old: float = 0):
        self.store = Store(most_bytes)
        self._below = below
        self._scope = scope
        self._turns = Turns()
        self._may_be_old = may_be_old

    def __call__(self, environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
        method = environ["REQUEST_METHOD"]
        if method != "GET" and method != "HEAD":
            return self._below(environ, start_response)
        try:
            asked = asked_by(environ, self._scope)
            entry = self._entry_for(asked) if asked else None
            form = self._form_for(entry, environ) if entry else None
        except Exception:
            logger.exception("The page cache failed for %s", environ.get("PATH_INFO"))
            entry = form = None
        if entry is None or form is None:
            return self._below(environ, start_response)
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known and entry.page.status == OK and is_known(known, form.etag):
            start_response(NOT_MODIFIED, form.unchanged)
            return []
        start_response(entry.page.status, form.headers)
        return [form.body] if method == "GET" else []

    def _entry_for(self, asked: Asked) -> Entry | None:
        """Return the page, kept or made now; None where the request itself has to be answered below.

        What a request says beyond its key means nothing to a page; where there is none, it may.
        """
        entry = self.store.find(asked.key)
        if entry is None or not self._is_true(entry):
            entry = self._made_once(asked.key)
        entry.asked += 1
        return entry if asked.is_exact or entry.page.status == OK else None

    def _form_for(self, entry: Entry, environ: dict[str, Any]) -> Form:
        page = entry.page
        encoding = encoding_for(environ.get("HTTP_ACCEPT_ENCODING", ""))
        if encoding == page.encoding or not page.is_compressible:
            return page.form
        return self.store.form(entry, encoding)

    def _is_true(self, entry: Entry) -> bool:
        moment, now = changes.moment(), clock()
        if now >= entry.until:
            return False
        if (moment is None or entry.seen != moment) and not _gives_the_same(entry, moment):
            return False
        entry.seen, entry.checked = moment, now
        return True

    def _made_once(self, key: Key) -> Entry:
        with self._turns.turn(key, seconds=SECONDS_TO_WAIT):
            entry = self.store.find(key)
            if entry is not None and self._is_true(entry):  # somebody made it meanwhile
                return entry
            made = self._made(key)
            if entry is not None and made.page.status.startswith(UNAVAILABLE) and self._may_stand_in(entry):
                return entry
            return made

    def _made(self, key: Key) -> Entry:
        """Make a page, and keep it where its questions prove all of it."""
        moment, now = changes.moment(), clock()
        with record() as recording:
            answer = _answer_of(self._below, environ_of(key))
        page = Page(*answer)
        entry = Entry(key, page, recording.questions, until=recording.until, seen=moment)
        entry.checked = now
        if recording.is_keepable and is_for_everybody(answer):
            self.store.keep(key, entry)
        return entry

    def _may_stand_in(self, entry: Entry) -> bool:
        now = clock()
        return now < entry.until and now - entry.checked <= self._may_be_old


def is_for_everybody(answer: Answer) -> bool:
    """Tell whether an answer is a page that is the same for all, and asked about each time."""
    values: dict[str, str] = {}
    for name, value in answer.headers:
        values[name.lower()] = f"{values[name.lower()]}, {value}" if name.lower() in values else value
    varies = {part.strip().lower() for part in values.get("vary", "").split(",") if part.strip()}
    return (
        answer.status == OK
        and len(answer.body) <= LARGEST
        and values.get("cache-control") == "no-cache"
        and varies <= MAY_VARY
        and not values.keys() & {"set-cookie", "content-encoding", "content-range"}
    )


def _gives_the_same(entry: Entry, moment: int | None) -> bool:
    try:
        return is_unchanged(entry.questions, moment)
    except DatabaseError as error:
        logger.error("A page's questions cannot be asked: %s", error)
        return False
    finally:
        connection.close_if_unusable_or_obsolete()


def _answer_of(application: Application, environ: dict[str, Any]) -> Answer:
    said: list[tuple[str, Headers]] = []
    response = application(environ, lambda status, headers, *_: said.append((status, headers)))
    try:
        body = b"".join(response)
    finally:
        if hasattr(response, "close"):
            response.close()
    [(status, headers)] = said
    return Answer(status, headers, body)
