"""A new password for who forgot the old one: by mail, or by a link that an administrator hands over.

The answer is the same, and as quick, whether an account has the address or not.
"""

from threading import Thread

from django.apps import apps
from django.conf import settings
from django.contrib.auth.forms import PasswordResetForm
from django.contrib.auth.tokens import default_token_generator
from django.contrib.auth.views import PasswordResetConfirmView, PasswordResetView
from django.core.exceptions import PermissionDenied
from django.db import connections
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from policyarchive.audit.actions import log
from policyarchive.audit.models import LogAction
from policyarchive.backoffice.access.login import remember_device
from policyarchive.backoffice.access.login_limits import close_windows, count, open_name
from policyarchive.backoffice.models import Scope
from policyarchive.lib.web.clientaddress import network_of, source_address
from policyarchive.lib.web.keys import key_in


class ResetForm(PasswordResetForm):
    def send_mail(self, subject_template_name, email_template_name, context, *args, **kwargs) -> None:
        """Send it beside the answer, whose time would else tell that there is such an account."""
        log(LogAction.RESET_MAILED, context["user"], by=None)
        parts = (subject_template_name, email_template_name, context, *args)
        in_background(super().send_mail, *parts, **kwargs)


class ResetView(PasswordResetView):
    form_class = ResetForm
    email_template_name = "registration/reset_mail.txt"
    subject_template_name = "registration/reset_mail_subject.txt"

    def form_valid(self, form) -> HttpResponse:
        """Write so often only; who asks more often gets the same answer and no mail."""
        now = timezone.now()
        close_windows(now=now)
        asked_from = count(Scope.RESET_FROM, network_of(source_address()), now=now)
        if asked_from or count(Scope.RESET, form.cleaned_data["email"].casefold()[:250], now=now):
            return HttpResponseRedirect(self.get_success_url())
        site = apps.get_model("pages", "SiteSettings").current()
        self.extra_email_context = {"root": site_root(self.request), "site": site}
        return super().form_valid(form)


class ConfirmView(PasswordResetConfirmView):
    """Lets the person in again, also while somebody goes on guessing: this browser counts by itself."""

    def form_valid(self, form) -> HttpResponse:
        answer = super().form_valid(form)
        log(LogAction.PASSWORD_CHANGED, form.user, by=form.user, how="link")
        open_name(form.user.get_username())
        remember_device(self.request, answer, form.user.get_username())
        return answer


@require_POST
@never_cache
def reset_link_view(request: HttpRequest, id: str, *, model_admin) -> HttpResponse:
    """Show, this one time, a link by which a person chooses a new password; using it ends it."""
    person = get_object_or_404(model_admin.model, pk=key_in(id))
    if not (request.user.is_superuser and model_admin.has_change_permission(request, person)):
        raise PermissionDenied
    link = reset_link(request, person) if person.is_active else ""
    if link:
        log(LogAction.RESET_LINK_MADE, person, by=request.user)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("A link for a new password"),
        "person": person,
        "person_url": reverse("admin:auth_user_change", args=[person.pk]),
        "link": link,
        "hours": settings.PASSWORD_RESET_TIMEOUT // 3600,
    }
    return TemplateResponse(request, "admin/auth/user/reset_link.html", context)


def reset_link(request: HttpRequest, person) -> str:
    key = urlsafe_base64_encode(force_bytes(person.pk))
    token = default_token_generator.make_token(person)
    return site_root(request) + reverse("password_reset_confirm", args=[key, token])


def site_root(request: HttpRequest) -> str:
    return settings.SITE_URL or request.build_absolute_uri("/").rstrip("/")


def in_background(send, *args, **kwargs) -> None:
    """Run it in a thread that nobody waits for; a mail that cannot be sent is in the server's log."""

    def run() -> None:
        try:
            send(*args, **kwargs)
        finally:
            connections.close_all()

    Thread(target=run, daemon=True).start()
