"""Views are counted once a browser session and item, with a cookie of our own and no session row."""

from django.core import signing
from django.http import HttpRequest, HttpResponse

from news.actions import count_view
from news.models import Post

COOKIE = "seen"
KEPT = 150


def record_visit(request: HttpRequest, response: HttpResponse, post: Post) -> None:
    """Count the visit unless this browser session has seen the post; a HEAD request is no visit."""
    seen = _seen(request)
    if request.method != "GET" or post.number in seen:
        return
    count_view(post)
    response.set_cookie(
        COOKIE,
        signing.dumps([*seen, post.number][-KEPT:], compress=True),
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )


def _seen(request: HttpRequest) -> list[int]:
    try:
        return signing.loads(request.COOKIES.get(COOKIE, ""))
    except signing.BadSignature:
        return []
