"""Views are counted once a browser session and item, with a cookie of our own and no session row."""

from django.core import signing
from django.http import HttpRequest, HttpResponse

from news.actions import count_view
from news.models import Post

COOKIE = "seen"
KEPT = 150


def is_first_visit(request: HttpRequest, post: Post) -> bool:
    """Tell whether this browser session sees the post for the first time; a HEAD request is no visit."""
    return request.method == "GET" and post.number not in _seen(request)


def record_visit(request: HttpRequest, post: Post) -> None:
    """Count a first visit, before the page is made, so that its number of views includes it."""
    if is_first_visit(request, post):
        count_view(post)


def remember_visit(request: HttpRequest, response: HttpResponse, post: Post) -> None:
    if not is_first_visit(request, post):
        return
    response.set_cookie(
        COOKIE,
        signing.dumps([*_seen(request), post.number][-KEPT:], compress=True),
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )


def _seen(request: HttpRequest) -> list[int]:
    try:
        return signing.loads(request.COOKIES.get(COOKIE, ""))
    except signing.BadSignature:
        return []
