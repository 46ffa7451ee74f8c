"""Sharing what is not public yet: links, made, listed and revoked; and the page as a phone shows it."""

from csp.decorators import csp_update
from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from js_asset import Media, Script

from policyarchive.backoffice.forms.once import sent_once
from policyarchive.backoffice.workflow.panel import admin_url, preview_address
from policyarchive.lib.language.translated import language_codes
from policyarchive.lib.web.keys import key_in
from policyarchive.publishing.actions import make_preview_link, revoke_preview_link
from policyarchive.publishing.actions.previews import LONGEST
from policyarchive.publishing.models import PreviewLink
from policyarchive.publishing.models.preview import Allowed
from policyarchive.publishing.refusals import MoveRefused
from policyarchive.publishing.rights import reasons_not_to_share


class ShareForm(forms.Form):
    days = forms.IntegerField(
        label=gettext_lazy("Days the link is valid"), min_value=1, max_value=LONGEST, initial=7
    )
    allows = forms.ChoiceField(
        label=gettext_lazy("What its readers may do"),
        choices=Allowed,
        widget=forms.RadioSelect,
        initial=Allowed.READ,
    )


@sent_once
def previews_view(request: HttpRequest, pk: int, *, model_admin) -> HttpResponse:
    """List the links to an item's preview, make one, revoke one."""
    item = get_object_or_404(model_admin.model, pk=pk)
    if not model_admin.has_view_permission(request, item) or reasons_not_to_share(request.user, item):
        raise PermissionDenied
    form = ShareForm(None if "revoke" in request.POST else request.POST or None, label_suffix="")
    if request.method == "POST" and _changed(request, item, form):
        return HttpResponseRedirect(request.path)
    now, links = timezone.now(), PreviewLink.objects.of(item)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "item": item,
        "item_url": admin_url(model_admin, "change", item.pk),
        "form": form,
        "title": _("Share a preview"),
        "media": model_admin.media + Media(js=[Script("backoffice/form/links.js", type="module")]),
        "links": [(link, link_address(request, link), link.is_open(now=now)) for link in links],
    }
    return TemplateResponse(request, "admin/publishable/previews.html", context)


@csp_update({"frame-src": ["'self'"]})  # type: ignore[arg-type]
def phone_view(request: HttpRequest, pk: int, *, model_admin) -> HttpResponse:
    """Show the preview in each language as wide as a phone."""
    item = get_object_or_404(model_admin.model, pk=pk)
    if not model_admin.has_view_permission(request, item):
        raise PermissionDenied
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "item": item,
        "item_url": admin_url(model_admin, "change", item.pk),
        "title": _("On a phone"),
        "frames": [(code, preview_address(item, code)) for code in language_codes()],
    }
    return TemplateResponse(request, "admin/publishable/phone.html", context)


def link_address(request: HttpRequest, link: PreviewLink) -> str:
    return full_address(request, reverse("pages:preview_link", args=[link.token]))


def full_address(request: HttpRequest, path: str) -> str:
    return f"{settings.SITE_URL}{path}" if settings.SITE_URL else request.build_absolute_uri(path)


def _changed(request: HttpRequest, item, form: ShareForm) -> bool:
    try:
        if "revoke" in request.POST:
            link = get_object_or_404(PreviewLink.objects.of(item), pk=key_in(request.POST["revoke"]))
            revoke_preview_link(link, by=request.user)
            messages.success(request, _("The link was revoked."))
            return True
        if form.is_valid():
            make_preview_link(item, by=request.user, **form.cleaned_data)
            messages.success(request, _("The link was made. It is in the list below."))
            return True
    except MoveRefused as refusal:
        messages.error(request, " ".join(refusal.reasons))
        return True
    return False
