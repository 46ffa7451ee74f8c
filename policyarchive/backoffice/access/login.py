"""The login: limits for guessing, a browser that is known again, and where it leads to."""

import secrets
import unicodedata
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.views import LoginView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve, reverse
from django.utils.crypto import salted_hmac
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, get_language_from_path, override
from django.views.decorators.debug import sensitive_variables

from policyarchive.backoffice.access.login_limits import Try, count_try, forget_failures, wait_words
from policyarchive.lib.web.clientaddress import source_address

DEVICE_COOKIE = "device"
DEVICE_SALT = "policyarchive.device"
DEVICE_KEPT = 365 * 24 * 3600
# What answers no reading visitor, or would undo the login at once.
NO_PLACE = {"login", "logout", "set_language", "jsi18n", "autocomplete"}
NO_PLACE_ENDINGS = ("_copy", "_presence", "_revision_restore", "_reset_link")


class LoginForm(AdminAuthenticationForm):
    """Counts a try before the password is looked at, and refuses it unread where there were too many."""

    seconds = 0

    @sensitive_variables()
    def clean(self):
        name = unicodedata.normalize("NFKC", self.cleaned_data.get("username") or "")
        if not name or not self.cleaned_data.get("password"):
            return super().clean()
        attempt = Try(name, source_address(), known_device(self.request, name))
        self.seconds = count_try(attempt)
        if self.seconds:
            raise ValidationError(wait_words(self.seconds), code="too_many_tries")
        cleaned = super().clean()
        forget_failures(attempt)
        return cleaned


class ArchiveLoginView(LoginView):
    authentication_form = LoginForm
    template_name = "admin/login.html"

    def form_invalid(self, form) -> HttpResponse:
        answer = super().form_invalid(form)
        if form.seconds:
            answer.status_code = 429
            answer["Retry-After"] = str(form.seconds)
        return answer

    def form_valid(self, form) -> HttpResponse:
        answer = super().form_valid(form)
        remember_device(self.request, answer, form.get_user().get_username())
        return answer

    def get_redirect_url(self, request: HttpRequest | None = None) -> str:
        """Return the page that was asked for, if it is one of this site that can be read; else nothing."""
        wanted = super().get_redirect_url()
        return wanted if is_a_page(wanted) else ""

    def get_context_data(self, **kwargs):
        """Leave `site` to the site's own words: Django puts the name of the host in their place."""
        context = super().get_context_data(**kwargs)
        context.pop("site")
        return context


def is_a_page(address: str) -> bool:
    """Tell whether something that can be read stands at an address below this site's root."""
    if not (address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)):
        return False
    path = urlsplit(address).path
    try:
        with override(get_language_from_path(path) or get_language()):
            found = resolve(path)
    except (Resolver404, ValueError):
        return False
    name = found.url_name or ""
    return bool(name) and name not in NO_PLACE and not name.endswith(NO_PLACE_ENDINGS)


def known_device(request: HttpRequest, name: str) -> str:
    """Return the name of this browser, if this person logged in with it before; else nothing."""
    text = request.get_signed_cookie(DEVICE_COOKIE, "", salt=DEVICE_SALT, max_age=DEVICE_KEPT) or ""
    device, _dot, owner = text.partition(".")
    return device if owner == _hashed(name) else ""


def remember_device(request: HttpRequest, answer: HttpResponse, name: str) -> None:
    """Give the browser a name of its own; only the login's address is ever sent it back."""
    device = known_device(request, name) or secrets.token_hex(12)
    answer.set_signed_cookie(
        DEVICE_COOKIE,
        f"{device}.{_hashed(name)}",
        salt=DEVICE_SALT,
        max_age=DEVICE_KEPT,
        path=reverse("admin:login"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def _hashed(name: str) -> str:
    return salted_hmac(DEVICE_SALT, unicodedata.normalize("NFKC", name).casefold()).hexdigest()[:24]
