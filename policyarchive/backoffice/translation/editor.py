"""The original on the left, the translation on the right; what changed in the original since is marked."""

from functools import partial
from typing import Any, NamedTuple

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import BoundField, modelform_factory
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django_prose_editor.fields import ProseEditorField
from js_asset import Media

from policyarchive.backoffice.forms.losses import warn_of_losses
from policyarchive.backoffice.forms.once import sent_once
from policyarchive.backoffice.workflow.comparing import label_of, text_for_people
from policyarchive.backoffice.workflow.conflicts import VersionedForm
from policyarchive.backoffice.workflow.effects import taken_off
from policyarchive.backoffice.workflow.moves import change_url
from policyarchive.backoffice.workflow.panel import admin_url
from policyarchive.backoffice.workflow.presence import presence_context
from policyarchive.lib.language.translated import column, language_of_column
from policyarchive.lib.language.worddiff import merged
from policyarchive.lib.language.words import missing_texts
from policyarchive.lib.web.keys import key_in
from policyarchive.publishing.actions import save_translation, work_row
from policyarchive.publishing.models import Publishable, Revision, Stage, Translation
from policyarchive.publishing.refusals import MoveRefused
from policyarchive.publishing.rights import languages_open_to
from policyarchive.publishing.translations import outdated_languages, source_language, states_of


class Pair(NamedTuple):
    """A text of the original and the field of its translation. CHANGES are marked where there are any."""

    label: str
    original: str | SafeString
    changes: list[tuple[str, str]]
    field: BoundField


class TranslationForm(VersionedForm):
    """The texts of one language. IS_CURRENT is the button that calls the translation done."""

    def clean(self) -> None:
        super().clean()
        title = next(name for name in self.fields if name.startswith("title_"))
        if "_current" in self.data and not self.cleaned_data.get(title):
            self.add_error(title, _("A translation begins with its title."))


@sent_once
def translate_view(request: HttpRequest, pk: int, language: str, *, model_admin) -> HttpResponse:
    """Show an item's original beside one of its languages, and save that language."""
    row = work_row(_item(request, pk, language, model_admin))
    if row.pk != pk and request.method != "POST":
        return HttpResponseRedirect(admin_url(model_admin, "translate", row.pk, language))
    if language == source_language(row):
        return HttpResponseRedirect(change_url(model_admin, row))
    form = _form(request, row, pk, language, model_admin)
    if request.method == "POST" and form.is_valid():
        try:
            saved = _save(request, form, row, language)
        except MoveRefused as refusal:
            form.add_error(None, refusal)
        else:
            _tell_saved(request, saved, language)
            warn_of_losses(request, form, saved)
            if row.stage == Stage.SCHEDULED != saved.stage:
                messages.warning(request, taken_off(saved))
            return HttpResponseRedirect(admin_url(model_admin, "translate", saved.pk, language))
    context = _context(request, row, language, form, model_admin)
    if model_admin.has_change_permission(request, row):
        context |= presence_context(request, row)
    return TemplateResponse(request, "admin/publishable/translate.html", context)


def _item(request: HttpRequest, pk: int, language: str, model_admin) -> Publishable:
    if language not in dict(settings.LANGUAGES):
        raise Http404
    row = get_object_or_404(model_admin.model, pk=pk)
    allowed = model_admin.has_view_permission(request, row)
    if not allowed or language not in languages_open_to(request.user, row):
        raise PermissionDenied
    return row


def _form(request: HttpRequest, row: Publishable, pk: int, language: str, model_admin) -> forms.ModelForm:
    make = modelform_factory(
        model_admin.model,
        form=TranslationForm,
        fields=[column(name, language) for name in model_admin.translated_texts],
        formfield_callback=partial(model_admin.formfield_for_dbfield, request=request),
    )
    data: Any = request.POST or None
    if data and row.pk != pk and "_overwrite" not in data:
        data = data.copy()
        data["seen_version"] = ""  # what this person saw is not the row that there is now
    return make(data, instance=row)


def _save(request: HttpRequest, form: forms.ModelForm, row: Publishable, language: str) -> Publishable:
    """Save what was typed. A chosen overwriting has named the version that it writes over."""
    seen = request.POST.get("_overwrite") or request.POST.get("seen_version")
    return save_translation(
        row,
        language,
        form.cleaned_data,
        by=request.user,
        is_current="_current" in request.POST,
        seen_version=key_in(seen or ""),
    )


def _tell_saved(request: HttpRequest, row: Publishable, language: str) -> None:
    missing = names_of_texts(row, missing_texts(row, language))
    if not missing:
        messages.success(request, _("The translation is saved."))
        return
    values = {"texts": ", ".join(missing)}
    messages.warning(request, _("The translation is saved as partial. Still missing: %(texts)s.") % values)


def names_of_texts(row: Publishable, names: list[str]) -> list[str]:
    """Return what people call these texts."""
    options: Any = row._meta
    return [str(capfirst(options.get_field(name).verbose_name)) for name in names]


def _context(request, row, language: str, form, model_admin) -> dict[str, Any]:
    stored = type(row)._base_manager.get(pk=row.pk)  # the form has laid what was typed over its own
    original = source_language(stored)
    made_from = _made_from(stored, language)
    values = {"language": get_language_info(language)["name_translated"]}
    return {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "item": stored,
        "item_url": change_url(model_admin, stored),
        "title": _("Translation into %(language)s") % values,
        "presence_url": admin_url(model_admin, "presence", stored.pk),
        "form": form,
        "form_url": admin_url(model_admin, "translate", row.pk, language),
        "pairs": list(_pairs(stored, original, form, made_from, model_admin.translated_texts)),
        "language": language,
        "original": original,
        "made_from": made_from,
        "translation_state": states_of(stored, outdated_languages(stored))[language],
        "missing": ", ".join(names_of_texts(stored, missing_texts(stored, language))),
        "seen_version": request.POST.get("seen_version", stored.version),
        "media": Media.from_media(model_admin.media + form.media, nonce=request.csp_nonce),
    }


def _made_from(row: Publishable, language: str) -> Revision | None:
    """Return the revision that the translation was made from, where it was made from one."""
    translation = Translation.objects.of(row).filter(language=language).first()
    number = translation.source_number if translation else 0
    return Revision.objects.of(row).filter(number=number).first()


def _pairs(row: Publishable, original: str, form, made_from: Revision | None, names: list[str]):
    language = language_of_column(next(iter(form.fields)))
    for name in names:
        source = column(name, original)
        field = row._meta.get_field(source)
        now = getattr(row, source) or ""
        then = made_from.data["fields"].get(source) or "" if made_from else now
        words = [text_for_people(field, text) for text in (then, now)]
        changes = merged(*words) if words[0] != words[1] else []
        yield Pair(label_of(field), _shown(field, now), changes, form[column(name, language)])


def _shown(field: Any, text: str) -> str | SafeString:
    """Return a body, which the sanitiser owns, as it looks."""
    return mark_safe(text) if isinstance(field, ProseEditorField) else text
