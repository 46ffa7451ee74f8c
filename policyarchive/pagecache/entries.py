"""A kept page: one compressed form with its headers ready, and what it was made of."""

import sys
from hashlib import blake2b

from policyarchive.lib.data.recording import Question
from policyarchive.pagecache.encodings import BROTLI, IDENTITY, compress, expand
from policyarchive.pagecache.keys import Key

Headers = list[tuple[str, str]]
SMALL = 200  # bytes that no compression makes smaller
# Headers of a 304, beside those that every page has alike.
OF_UNCHANGED = {"cache-control", "content-location", "etag", "expires", "vary", "cdn-cache-control"}
# What Python takes for the objects of an entry, beside texts and bytes; a test compares it with the truth.
OF_AN_ENTRY, OF_A_QUESTION, OF_A_HEADER = 1_050, 300, 16


class Form:
    """A page as it goes over the line."""

    __slots__ = ("body", "etag", "headers", "unchanged")

    def __init__(self, body: bytes, etag: str, headers: Headers):
        self.body = body
        self.etag = etag
        self.headers = headers
        self.unchanged = [header for header in headers if header[0].lower() in OF_UNCHANGED]


class Page:
    """An answer for everybody, in the one form that is kept; others are made when they are asked for."""

    __slots__ = ("encoding", "form", "mark", "plain_headers", "size", "status")

    def __init__(self, status: str, headers: Headers, body: bytes):
        self.status = status
        self.size = len(body)
        self.mark = blake2b(body, digest_size=12).hexdigest()
        left_out = {"content-length", "vary", "etag"}
        kept = [_shared(header) for header in headers if header[0].lower() not in left_out]
        self.plain_headers = [*kept, _shared(("Vary", _vary(headers)))]
        self.encoding = BROTLI if self.size >= SMALL and not is_encoded(headers) else IDENTITY
        self.form = self._made(compress(body, self.encoding), self.encoding)

    @property
    def is_compressible(self) -> bool:
        return self.encoding == BROTLI

    def body(self) -> bytes:
        return expand(self.form.body, self.encoding)

    def in_encoding(self, encoding: str) -> Form:
        """Make another form of the page."""
        return self._made(compress(self.body(), encoding), encoding)

    def improve(self, quality: int) -> None:
        """Compress the kept form once more, harder."""
        self.form = self._made(compress(self.body(), self.encoding, quality=quality), self.encoding)

    def _made(self, body: bytes, encoding: str) -> Form:
        # One tag for each form, as their bytes differ.
        etag = f'"{self.mark}"' if encoding == IDENTITY else f'"{self.mark}-{encoding}"'
        own = [("ETag", etag)] if self.status.startswith("200") else []
        if encoding != IDENTITY:
            own.append(_shared(("Content-Encoding", encoding)))
        return Form(body, etag, [*self.plain_headers, *own, ("Content-Length", str(len(body)))])


class Entry:
    """A page with the questions that made it. SEEN is where the change counter stood when it was true last,
    CHECKED when that was, UNTIL when its day or its moment ends.
    """

    __slots__ = ("asked", "checked", "page", "questions", "seen", "until", "weight")

    def __init__(
        self, key: Key, page: Page, questions: tuple[Question, ...], *, until: float, seen: int | None
    ):
        self.page = page
        self.questions = questions
        self.until = until
        self.seen = seen
        self.checked = 0.0
        self.asked = 0
        self.weight = self._weigh(key)

    def _weigh(self, key: Key) -> int:
        """Return the bytes that the entry takes of memory, without what it shares with others."""
        parameters = sum(
            sys.getsizeof(one) for asked in self.questions if asked.parameters for one in asked.parameters
        )
        texts = sum(map(sys.getsizeof, (key.path, key.query, self.page.form.body)))
        headers = OF_A_HEADER * len(self.page.form.headers)
        return OF_AN_ENTRY + OF_A_QUESTION * len(self.questions) + parameters + texts + headers


def is_encoded(headers: Headers) -> bool:
    return any(name.lower() == "content-encoding" for name, _value in headers)


def _vary(headers: Headers) -> str:
    named = [part.strip() for name, value in headers if name.lower() == "vary" for part in value.split(",")]
    return ", ".join(dict.fromkeys([*filter(None, named), "Accept-Encoding"]))


_headers: dict[tuple[str, str], tuple[str, str]] = {}


def _shared(header: tuple[str, str]) -> tuple[str, str]:
    """Return the one object for a header that many pages have alike."""
    if len(_headers) > 1_000:
        _headers.clear()
    return _headers.setdefault(header, header)
