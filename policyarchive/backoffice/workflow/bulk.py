"""One action on many items: first what will happen and what cannot, then each in a transaction of its own."""

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import ngettext

from policyarchive.backoffice.workflow.bulk_actions import BulkAction
from policyarchive.publishing.models import Publishable

SHOWN = 50  # items named on the page that asks; the rest are counted


@dataclass(frozen=True)
class Prospect:
    """What will happen to an item, or why it cannot."""

    item: Publishable
    outcome: str
    reasons: list[str]


def ask_or_do(model_admin, request: HttpRequest, queryset, action: type[BulkAction]):
    """Answer an admin action: the page that asks, or after the answer the action itself."""
    form = action(request.POST if "confirmed" in request.POST else None, person=request.user)
    form.seen = _seen(request.POST.get("seen"))
    items = queryset.originals().select_related("working_copy")
    if form.is_bound and form.is_valid():
        # Closed even where an action breaks off: a cursor that is left to the garbage collector would be
        # closed in the middle of another transaction, and PostgreSQL would refuse all that follows in it.
        with closing(items.iterator(chunk_size=200)) as each:
            _tell(request, *_do_each(form, each))
        return None
    prospects = [Prospect(item, form.outcome(item), form.reasons_against(item)) for item in items]
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": form.title,
        "form": form,
        "possible": [prospect for prospect in prospects if not prospect.reasons],
        "impossible": [prospect for prospect in prospects if prospect.reasons],
        "shown": SHOWN,
        "seen": ",".join(f"{row.pk}:{row.version}" for row in map(form.row, items)),
        "selected": request.POST.getlist(ACTION_CHECKBOX_NAME),
        "select_across": request.POST.get("select_across", "0"),
        "action": request.POST["action"],
        "checkbox_name": ACTION_CHECKBOX_NAME,
        "media": model_admin.media + form.media,
    }
    return TemplateResponse(request, "admin/publishable/bulk.html", context)


def _seen(text: str | None) -> dict[int, int] | None:
    """Read the versions that were on the page: key and version of each row; None where no page says so."""
    if text is None:
        return None
    pairs = (pair.partition(":") for pair in text.split(","))
    return {
        int(key): int(version) for key, _colon, version in pairs if key.isdecimal() and version.isdecimal()
    }


def _do_each(form: BulkAction, items: Iterable[Publishable]) -> tuple[int, list[tuple[Publishable, str]]]:
    done, refused = 0, []
    for item in items:
        try:
            reasons = form.reasons_against(item)
            if reasons:
                raise ValidationError(reasons)
            form.do(item)
        except ValidationError as error:
            refused.append((item, " ".join(error.messages)))
        except IntegrityError as error:
            refused.append((item, str(error).strip()))
        else:
            done += 1
    return done, refused


def _tell(request: HttpRequest, done: int, refused: list[tuple[Publishable, str]]) -> None:
    if done:
        message = ngettext("%(count)d item was changed.", "%(count)d items were changed.", done)
        messages.success(request, message % {"count": done})
    for item, reason in refused[:SHOWN]:
        messages.error(request, f"{item}: {reason}")
    if len(refused) > SHOWN:
        message = ngettext(
            "%(count)d more item was refused.", "%(count)d more items were refused.", len(refused) - SHOWN
        )
        messages.error(request, message % {"count": len(refused) - SHOWN})
