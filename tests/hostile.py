"""What people and programs send where an address or a form expects something else."""

import re
from collections.abc import Iterator
from itertools import count
from urllib.parse import parse_qsl, quote_from_bytes, urlsplit

from django.utils.http import url_has_allowed_host_and_scheme

from tests.answers import body_of
from tests.backoffice.forms_of import forms_in

LONG = "가" * 6_000
VALUES = [
    *("", "x", "-1", "0", "1.5", "1e9", "NaN", "None", "9" * 20, "2147483648", "٣", "²", "\0"),
    *("a\r\nX-Injected: 1", LONG, "정책", "%", "'\"><script>alert(1)</script>", "{}", "../../etc/passwd"),
    *("//elsewhere.example/", "https://elsewhere.example/", "/\\elsewhere.example", "javascript:alert(1)"),
    *("0001-01-01", "9999-12-31", "2017-02-31", "9999-12-31T23:59", "a,b,,1", ["1", "x"]),
]
# Each is understood by some page; the others have to bear it.
USUAL = [
    *("page", "p", "o", "q", "e", "all", "next", "token", "id", "pk", "id__in", "_changelist_filters"),
    *(
        "_popup",
        "_to_field",
        "at__year",
        "at__month",
        "at__gte",
        "date__gte",
        "year",
        "month",
        "city",
        "area",
    ),
    *("category", "kind", "stage", "status", "region", "language", "sort", "from", "to", "number", "term"),
    *("app_label", "model_name", "field_name", "mine", "scope", "exact", "action", "facets"),
]
QUERY = re.compile(r'(?:href|action|data-[\w-]+)="([^"#]*\?[^"#]+)"')


def rotating(values: list, *, step: int = 7) -> Iterator:
    """Yield the values for ever in an order in which each meets each parameter sooner or later."""
    return (values[number * step % len(values)] for number in count())


def query(name: str, value) -> str:
    """Return a parameter as it stands in an address; what no text can hold is sent as its bytes."""
    values = value if isinstance(value, list) else [value]
    return "&".join(f"{_raw(name)}={_raw(one)}" for one in values)


def names_on(answer) -> set[str]:
    """Return the parameters that a page itself knows: those of its links, and the fields of its forms."""
    if answer.status_code != 200 or answer.streaming or "html" not in answer.headers["Content-Type"]:
        return set()
    links = (link.replace("&amp;", "&") for link in QUERY.findall(answer.content.decode()))
    asked = {name for link in links for name, _value in parse_qsl(urlsplit(link).query)}
    forms = (form for form in forms_in(answer.content) if form["method"] == "get")
    return asked | {name for form in forms for name in form["data"]}


def faults_of(answer) -> list[str]:
    """Return what is wrong with an answer: a fault, a way out of this site, or what was put into it."""
    location, body = answer.headers.get("Location", ""), body_of(answer)
    wrong = {
        f"{answer.status_code}: {_error_of(answer)}": answer.status_code >= 500,
        f"leads to {location}": location and not url_has_allowed_host_and_scheme(location, {"testserver"}),
        "a header that was sent": "X-Injected" in answer.headers,
        "a script that was sent": b"<script>alert(1)" in body,
    }
    return [fault for fault, is_so in wrong.items() if is_so]


def _error_of(answer) -> str:
    kind, error, trace = getattr(answer, "exc_info", None) or (None, None, None)
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{kind and kind.__name__} {str(error)[:80]!r} in {trace and trace.tb_frame.f_code.co_qualname}"


def _raw(text: str) -> str:
    return quote_from_bytes(text.encode("utf-8", "surrogatepass"))
