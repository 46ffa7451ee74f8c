"""A shorter way for visitors: pages that need no session, log-in, message or form pass fewer middlewares.

What stands in an answer is the same: `settings.MIDDLEWARE` stays the one list, and what only concerns people
who log in or send forms is left out of it.
"""

from collections.abc import Callable, Iterable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.handlers.wsgi import WSGIHandler
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.functional import SimpleLazyObject

SESSIONS = "django.contrib.sessions.middleware.SessionMiddleware"
LEFT_OUT = {
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
}


def visitor(get_response):
    """Take the place of sessions: an answer depends on the cookie only where it asked who reads."""

    def middleware(request):
        asked = []
        request.user = SimpleLazyObject(lambda: asked.append(True) or AnonymousUser())
        response = get_response(request)
        if asked:
            patch_vary_headers(response, ["Cookie"])
        return response

    return middleware


def lean(middlewares: list[str]) -> list[str]:
    kept = (name for name in middlewares if name not in LEFT_OUT)
    return [f"{__name__}.visitor" if name == SESSIONS else name for name in kept]


class Lean:
    """Has one of Django's handlers load only the middlewares that an anonymous reader needs."""

    def load_middleware(self, is_async: bool = False) -> None:
        whole = settings.MIDDLEWARE
        settings.MIDDLEWARE = lean(whole)
        try:
            super().load_middleware(is_async)  # type: ignore[misc]
        finally:
            settings.MIDDLEWARE = whole


class LeanHandler(Lean, WSGIHandler):
    pass


class TwoChains:
    """A WSGI application that sends visitors through the lean chain and everybody else through the whole."""

    def __init__(self, whole: Callable[..., Iterable[bytes]]):
        self._whole, self._lean = whole, LeanHandler()
        self._others = (reverse("admin:index"), f"/{settings.STATIC_URL.strip('/')}/")

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        chain = self._lean if self._is_visit(environ) else self._whole
        return chain(environ, start_response)

    def _is_visit(self, environ: dict) -> bool:
        return (
            environ["REQUEST_METHOD"] in {"GET", "HEAD"}
            and f"{settings.SESSION_COOKIE_NAME}=" not in environ.get("HTTP_COOKIE", "")
            and not environ.get("PATH_INFO", "").startswith(self._others)
        )
