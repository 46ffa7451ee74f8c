"""The pages of an item's history: every revision, any two side by side, and back to an earlier one."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import DataError, IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from policyarchive.backoffice.forms.once import sent_once
from policyarchive.backoffice.workflow.comparing import changes_between
from policyarchive.backoffice.workflow.moves import change_url
from policyarchive.backoffice.workflow.panel import admin_url
from policyarchive.publishing.actions import restore_revision, work_row
from policyarchive.publishing.models import Revision
from policyarchive.publishing.rights import may

PER_PAGE = 50
MOST_REVISIONS = 2**31 - 1  # what the column holds


class TwoRevisions(forms.Form):
    """Which two to compare; `from` and `to` stand in the address."""

    use_required_attribute = False

    def __init__(self, data, *, latest: int):
        super().__init__(data)
        self.latest = latest
        for name in ("from", "to"):
            self.fields[name] = forms.IntegerField(min_value=1, max_value=MOST_REVISIONS, required=False)

    def numbers(self) -> tuple[int, int]:
        """Return both, the older first; what is not said is the latest and the one before."""
        given = self.cleaned_data if self.is_valid() else {}
        later = given.get("to") or self.latest
        earlier = given.get("from") or max(later - 1, 1)
        return min(earlier, later), max(earlier, later)


class RestoreForm(forms.Form):
    seen_version = forms.IntegerField(widget=forms.HiddenInput)


@require_safe
def revision_list(request: HttpRequest, pk: int, *, model_admin) -> HttpResponse:
    """List what was saved, the newest first."""
    item = _item(request, pk, model_admin)
    revisions = Revision.objects.of(item).defer("data")
    page = Paginator(revisions, PER_PAGE).get_page(request.GET.get("page"))
    context = _context(request, item, model_admin) | {
        "title": _("Revisions"),
        "page": page,
        "latest": revisions.values_list("number", flat=True).first() or 0,
        "compare_url": admin_url(model_admin, "revision_compare", pk),
    }
    return TemplateResponse(request, "admin/publishable/revision_list.html", context)


@require_safe
def revision_compare(request: HttpRequest, pk: int, *, model_admin) -> HttpResponse:
    """Show two revisions side by side, and offer to restore either."""
    item = _item(request, pk, model_admin)
    revisions = Revision.objects.of(item)
    latest = revisions.values_list("number", flat=True).first() or 0
    earlier, later = TwoRevisions(request.GET, latest=latest).numbers()
    found = {revision.number: revision for revision in revisions.filter(number__in=[earlier, later])}
    if set(found) != {earlier, later}:
        raise Http404(_("There is no such revision."))
    row = work_row(item)
    context = _context(request, item, model_admin) | {
        "title": _("Revisions %(old)s and %(new)s") % {"old": earlier, "new": later},
        "old": found[earlier],
        "new": found[later],
        "changes": changes_between(found[earlier].data, found[later].data, model_admin.model),
        "row": row,
        "restorable": _restorable(request.user, model_admin, item, [earlier, later], latest),
        "form": RestoreForm(initial={"seen_version": row.version}, auto_id=False),
    }
    return TemplateResponse(request, "admin/publishable/revision_compare.html", context)


@require_POST
@sent_once
def revision_restore(request: HttpRequest, pk: int, number: int, *, model_admin) -> HttpResponse:
    """Bring an earlier revision back, into a working copy where the item is public."""
    item = _item(request, pk, model_admin)
    if not may(request.user, "change", item):
        raise PermissionDenied
    form = RestoreForm(request.POST)
    seen = form.cleaned_data["seen_version"] if form.is_valid() else None
    try:
        with transaction.atomic():
            row = restore_revision(item, number, by=request.user, seen_version=seen)
    except (ValidationError, IntegrityError, DataError) as refusal:
        reasons = getattr(
            refusal,
            "reasons",
            [_("The revision does not meet today's rules for items, so it cannot be restored.")],
        )
        messages.error(request, " ".join(reasons))
        return HttpResponseRedirect(admin_url(model_admin, "revision_list", pk))
    messages.success(request, restored_words(number, row))
    return HttpResponseRedirect(change_url(model_admin, row))


def restored_words(number: int, row) -> str:
    if row.is_working_copy:
        return _("Revision %(number)s is in the working copy now. Visitors see nothing of it yet.") % {
            "number": number
        }
    return _("The item has the content of revision %(number)s again. Its stage is unchanged.") % {
        "number": number
    }


def _item(request: HttpRequest, pk: int, model_admin):
    row = get_object_or_404(model_admin.model._base_manager.select_related("copy_of"), pk=pk)
    if not model_admin.has_view_permission(request, row):
        raise PermissionDenied
    return row


def _context(request: HttpRequest, item, model_admin) -> dict:
    return {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "item": item,
        "item_url": change_url(model_admin, item),
        "list_url": admin_url(model_admin, "revision_list", item.pk),
    }


def _restorable(person, model_admin, item, numbers: list[int], latest: int) -> list[tuple[int, str]]:
    """Return the revisions with the addresses that restore them; the latest is what there is anyway."""
    if not may(person, "change", item):
        return []
    earlier = [number for number in dict.fromkeys(numbers) if number != latest]
    return [(number, admin_url(model_admin, "revision_restore", item.pk, number)) for number in earlier]
