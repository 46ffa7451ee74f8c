"""Lanes for pages, forms and files, so that whoever is slow in one of them holds up nobody in another.

A thread waits while a form is on its way, while a save waits for the database, and while a reader takes a
file piece by piece. With one lane for all, five telephones in a tunnel or five half-sent forms kept everybody
from every page. Pages are computed so many at a time; forms and files have threads of their own, and beyond
these they are asked to come again.
"""

import os
import threading
import weakref
from collections.abc import Callable, Iterable
from io import BytesIO

from policyarchive.pages.views.errors import unavailable

PAGES = 2 * (os.cpu_count() or 1) + 1  # computed at once, by each process
FORMS = 16  # on their way, read and carried out
FILES = 16  # on their way to readers
THREADS = PAGES + FORMS + FILES
SMALL = 256 * 1024  # bytes that are handed over whole, so that no thread waits for their reader
FULL = "policyarchive.lane_is_full"
_files = threading.BoundedSemaphore(FILES)


class Application:
    """A WSGI application in lanes, which hands each answer over whole, but for files."""

    def __init__(self, application: Callable, *, pages: int = PAGES, forms: int = FORMS):
        self._application = application
        self._pages = threading.BoundedSemaphore(pages)
        self._forms = threading.BoundedSemaphore(forms)

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD", "OPTIONS"}:
            if self._forms.acquire(blocking=False):
                try:
                    return self._answer(environ, start_response)
                finally:
                    self._forms.release()
            environ |= {FULL: True, "wsgi.input": BytesIO(), "CONTENT_LENGTH": "0"}  # it is not waited for
        with self._pages:
            return self._answer(environ, start_response)

    def _answer(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        response = self._application(environ, start_response)
        if getattr(response, "is_sent_in_pieces", False):
            return response
        try:
            return [b"".join(response)]
        finally:
            response.close()


def forms_leave_room(get_response):
    """Ask for a form again that found its lane full; nothing of it was read."""

    def middleware(request):
        return unavailable(request) if FULL in request.META else get_response(request)

    return middleware


def files_leave_room(get_response):
    """Let only so many files be on their way; what is streamed and of unknown length counts as one."""

    def middleware(request):
        response = get_response(request)
        if not response.streaming or int(response.get("Content-Length", SMALL + 1)) <= SMALL:
            return response
        if not _files.acquire(blocking=False):
            response.close()
            return unavailable(request)
        # Closed or forgotten, whichever comes first: a broken-off answer may be closed by nobody.
        free = weakref.finalize(response, _files.release)
        free.atexit = False
        response._resource_closers.append(free)
        response.is_sent_in_pieces = True
        return response

    return middleware
