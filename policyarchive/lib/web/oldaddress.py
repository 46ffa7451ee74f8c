"""Addresses of an old site in one canonical form, so that each is found again however it is spelled."""

import re
import unicodedata
from collections import defaultdict
from typing import NamedTuple
from urllib.parse import quote, unquote_to_bytes

LONGEST = 600  # letters of the canonical form; some database indexes hold no more than 2,704 bytes
LONGEST_GIVEN = 8_000  # letters as written or asked: escaped Korean is nine times as long

_HOST = re.compile(
    rb"^(?:https?://[^/?#\\]*|(?:www\.[^/?#]+|(?:[a-z0-9-]+\.){2,}[a-z]{2,}(?::\d+)?)(?=/))", re.I
)
_SESSION_IN_PATH = re.compile(rb";jsessionid=[^/;?]*", re.I)
_INDEX = re.compile(r"(?:index|default)\.(?:html?|php|jsp|do|aspx?)", re.I)
# Who was reading and where they came from: no part of what an address names.
_ABOUT_THE_READER = re.compile(
    r"phpsessid|jsessionid|aspsessionid\w*|cfid|cftoken|session_?id|utm_\w+|fbclid|gclid|msclkid|napm|n_media",
    re.I,
)
_RESERVED_IN_PATH = set("%?#;\\")
_RESERVED_IN_QUERY = set("%#&=+;")


class OldAddress(NamedTuple):
    """PARAMETERS are `name=value` or a bare `name`, each once, sorted."""

    path: str
    parameters: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "?".join(filter(None, [self.path, "&".join(self.parameters)]))

    @property
    def names(self) -> str:
        """Return the names of the parameters as one text, each once, sorted."""
        return "&".join(sorted({_name_of(parameter) for parameter in self.parameters}))

    def narrowed(self, names: str) -> list[str]:
        """Return the addresses with these parameters only; of one that stands twice all, first or last."""
        by_name: dict[str, list[str]] = defaultdict(list)
        for parameter in self.parameters:
            by_name[_name_of(parameter)].append(parameter)
        wanted = names.split("&") if names else []
        if not by_name.keys() >= set(wanted):
            return []
        choices = [[one for name in wanted for one in by_name[name]]]
        choices += [[by_name[name][place] for name in wanted] for place in (0, -1)]
        return sorted({str(OldAddress(self.path, tuple(sorted(choice)))) for choice in choices})


def parse(address: str | bytes) -> OldAddress:
    """Read an address as people paste it or as a browser sends it: a whole URL, or a path with its query.

    Left out are scheme, host and fragment, doubled and last slashes, `index.html` and its like, sessions,
    parameters without a value, and those that count campaigns. Escapes are read as UTF-8, else as EUC-KR.
    """
    raw = address.strip().encode(errors="ignore") if isinstance(address, str) else address
    raw = _HOST.sub(b"", raw.partition(b"#")[0])
    path, _mark, query = raw.partition(b"?")
    path, _mark, query_in_path = unquote_to_bytes(path).partition(b"?")  # somebody escaped the whole address
    parameters = {*_parameters(query_in_path), *_parameters(query)}
    return OldAddress(_path(path), tuple(sorted(parameters)))


def canonical(address: str) -> str:
    """Return the form in which an address is kept; nothing for one that names nothing."""
    parsed = parse(address)
    return "" if parsed == OldAddress("/") else str(parsed)


def _path(data: bytes) -> str:
    kept: list[str] = []
    for segment in _SESSION_IN_PATH.sub(b"", data).replace(b"\\", b"/").split(b"/"):
        if segment == b"..":
            del kept[-1:]
        elif segment not in {b"", b"."}:
            kept.append(_text(segment, _RESERVED_IN_PATH))
    if kept and _INDEX.fullmatch(kept[-1]):
        kept.pop()
    return "/" + "/".join(kept)


def _parameters(query: bytes) -> set[str]:
    found = (_parameter(piece) for piece in query.replace(b"&amp;", b"&").split(b"&"))
    return {parameter for parameter in found if parameter}


def _parameter(piece: bytes) -> str:
    name, equals, value = (
        _text(unquote_to_bytes(part.replace(b"+", b" ")), _RESERVED_IN_QUERY)
        for part in piece.partition(b"=")
    )
    if not name or (equals and not value) or _ABOUT_THE_READER.fullmatch(name):
        return ""
    return f"{name}={value}" if equals else name


def _name_of(parameter: str) -> str:
    return parameter.partition("=")[0]


def _text(data: bytes, reserved: set[str]) -> str:
    """Return bytes as text, composed (NFC), with escapes where a letter cannot stand for itself."""
    text = unicodedata.normalize("NFC", _decoded(data))
    return "".join(
        letter
        if letter.isprintable() and letter != " " and letter not in reserved
        else quote(letter, safe="", errors="surrogateescape")
        for letter in text
    )


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8", "cp949"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("ascii", "surrogateescape")
