"""Addresses of links as people write them: completed where it is plain what is meant, else refused."""

import re
from urllib.parse import urlsplit

SCHEMES = ("http", "https", "mailto", "tel")
LONGEST_HOST = 253
# Endings of files, which look like the end of a host: `report.pdf` beside a page of an old site.
FILES = frozenset(
    "asp aspx bmp csv cgi css doc docx do exe gif htm html hwp hwpx jpeg jpg js json jsp md mp3 mp4 odt pdf"  # noqa: SIM905
    " php png ppt pptx svg tif txt webp xls xlsx xml zip".split()
)

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?!\d{1,5}(?:/|$))", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@/:<>()]+@(?:[^\s@/.:]+\.)+[^\s@/.:]{2,}(?:\?\S*)?")
_NO_TELEPHONE = re.compile(r"\d+(?:\.\d+){3}|\d{4}[.-]\d{1,2}[.-]\d{1,2}\.?")  # a place on the net, a day
_TELEPHONE = re.compile(r"\+?\(?\d[\d\s().-]{5,20}\d")
_LABEL = r"[^\W_](?:[^\W_]|-)*"
_HOST = re.compile(
    rf"(?:{_LABEL}\.)+(?P<end>[^\W\d_]{{2,24}}|xn--[a-z0-9-]+)\.?(?::\d{{1,5}})?", re.IGNORECASE
)
_BLANKS = re.compile(r"[\x00-\x20\x7f-\x9f\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3000\ufeff]+")


def completed(address: str) -> str | None:
    """Return the address that a link can have: `https://` before `www.`, `mailto:` before a mail address.

    None where it leads nowhere: a word, another kind of scheme, nothing.
    """
    text = address.strip().strip("\u200b\ufeff\xa0 ")
    if not text:
        return None
    if text.startswith(("/", "#")):
        return _inside(text)
    if scheme := _SCHEME.match(text):
        return _with_scheme(scheme[1].lower(), text[scheme.end() :])
    if _MAIL.fullmatch(text) and not _BLANKS.search(text):
        return f"mailto:{text}"
    if _TELEPHONE.fullmatch(text) and not _NO_TELEPHONE.fullmatch(text):
        return "tel:" + re.sub(r"[\s().-]", "", text)
    return f"https://{_BLANKS.sub('%20', text)}" if _is_host(text) else None


def _inside(text: str) -> str | None:
    """A place on this site or page; two slashes lead to another host."""
    compact = _BLANKS.sub("%20", text)
    if compact.replace("\\", "/").startswith("//"):
        return f"https:{compact}" if _is_host(compact[2:]) else None
    return compact if compact.strip("#") else None


def _with_scheme(scheme: str, rest: str) -> str | None:
    compact = _BLANKS.sub("", rest)
    if scheme == "mailto":
        people = compact.partition("?")[0].split(",")
        return f"mailto:{compact}" if all(_MAIL.fullmatch(person) for person in people) else None
    if scheme == "tel":
        return f"tel:{compact}" if re.fullmatch(r"[+\d().;=a-z*#-]*\d{2}[+\d().;=a-z*#-]*", compact) else None
    return _on_the_web(scheme, rest) if scheme in SCHEMES else None


def _on_the_web(scheme: str, rest: str) -> str | None:
    whole = f"{scheme}://" + _BLANKS.sub("%20", rest.strip().lstrip("/\\"))
    try:
        host = urlsplit(whole).hostname
    except ValueError:
        return None
    return whole if host and "%" not in host and host.strip(".") else None


def _is_host(text: str) -> bool:
    host = re.split(r"[/?#]", text, maxsplit=1)[0]
    found = _HOST.fullmatch(host)
    if not found or len(host) > LONGEST_HOST:
        return False
    return host.lower().startswith("www.") or found["end"].lower() not in FILES
