"""Where translations stand: badges and a filter for lists of items, and the matrix of items and languages."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import NamedTuple

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from policyarchive.backoffice.forms.languages import shown
from policyarchive.content.registry import model_named, types_with_workflow
from policyarchive.lib.language.translated import (
    answers_for,
    asked_of_texts,
    column,
    columns,
    is_begun,
    is_lacking,
    language_codes,
)
from policyarchive.publishing.models import Publishable, Translation
from policyarchive.publishing.rights import languages_open_to, may
from policyarchive.publishing.translations import (
    State,
    items_in_state,
    rows_in_state,
    source_language,
    states_from,
    states_of,
    work_rows,
)

TO_ASK_FOR = (State.MISSING, State.PARTIAL, State.OUTDATED, State.CURRENT)
PER_PAGE = 50


def with_states(rows: models.QuerySet) -> models.QuerySet:
    """Ask of each row where its languages stand, without a query a row and without its texts."""
    outdated = Translation.objects.outdated()
    codes = language_codes()
    return rows.annotate(
        **{column("outdated", code): outdated.filter(language=code).on(rows.model) for code in codes},
        **asked_of_texts(rows.model, begun=is_begun, lacking=is_lacking),
    )


def states_in_list(item: Publishable) -> dict[str, State]:
    """Return the states of a row that `with_states` gave; those of its working copy where there is one."""
    copy = item.open_copy
    return states_of(copy, answers_for(item, "outdated")) if copy else _own_states(item)


def _own_states(row: Publishable) -> dict[str, State]:
    asked = (answers_for(row, name) for name in ("begun", "lacking", "outdated"))
    return states_from(source_language(row), *asked)


def state_badges(states: dict[str, State]) -> SafeString:
    """Return a badge a language: its code for the eye, its name and state in full for everybody."""
    return format_html_join(
        " ",
        '<span class="badge badge-translation-{}" title="{}">{}</span>',
        ((state, _in_full(code, state), _badge(code, state)) for code, state in states.items()),
    )


def _in_full(code: str, state: State) -> str:
    return f"{capfirst(get_language_info(code)['name_translated'])}: {state.label}"


def _badge(code: str, state: State) -> str:
    return code.upper() if state == State.ORIGINAL else f"{code.upper()} {state.label}"


class ByTranslation(admin.SimpleListFilter):
    """What a translator looks for. The value names languages and states: `ko.en-partial.outdated`."""

    title = gettext_lazy("translation")
    parameter_name = "translation"

    def lookups(self, request, model_admin):
        return [
            (f"{code}-{state}", _in_full(code, state)) for code in language_codes() for state in TO_ASK_FOR
        ]

    def queryset(self, request, queryset):
        codes, _hyphen, names = (self.value() or "").rpartition("-")
        languages = [code for code in codes.split(".") if code in language_codes()]
        states = [state for state in names.split(".") if state in TO_ASK_FOR]
        if not states or not languages:
            return queryset
        found = (items_in_state(queryset.model, state, languages) for state in states)
        return queryset.filter(reduce(or_, found))


class MatrixFilter(forms.Form):
    """What the matrix shows; anything that it does not know is left out."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)

    def __init__(self, data, *, kinds: Iterable[str]):
        super().__init__(data, label_suffix="")
        names = [(kind, capfirst(model_named(kind)._meta.verbose_name_plural)) for kind in kinds]
        languages = [
            (code, capfirst(get_language_info(code)["name_translated"])) for code in language_codes()
        ]
        self.fields["kind"].choices = names  # type: ignore[attr-defined]
        self.fields["language"].choices = [("", _("All languages")), *languages]  # type: ignore[attr-defined]
        states = [(state.value, state.label) for state in TO_ASK_FOR]
        self.fields["state"].choices = [("", _("All states")), *states]  # type: ignore[attr-defined]
        self.is_valid()

    def chosen(self, name: str) -> str:
        return self.cleaned_data.get(name, "")

    @property
    def model(self) -> type[Publishable]:
        first = self.fields["kind"].choices[0][0]  # type: ignore[attr-defined]
        return model_named(self.chosen("kind") or first)

    @property
    def languages(self) -> list[str]:
        return [self.chosen("language")] if self.chosen("language") else language_codes()

    def rows(self) -> models.QuerySet:
        state = self.chosen("state")
        return rows_in_state(self.model, state, self.languages) if state else work_rows(self.model)


class Cell(NamedTuple):
    language: str
    state: State
    url: str


class Line(NamedTuple):
    title: SafeString
    url: str
    stage: str
    stage_label: str
    cells: list[Cell]


@require_safe
def matrix_view(request: HttpRequest) -> HttpResponse:
    """Show items and languages, each with its state and the way to its translation."""
    kinds = [known.name for known in types_with_workflow() if may(request.user, "view", known.model)]
    if not kinds:
        raise PermissionDenied
    form = MatrixFilter(request.GET, kinds=kinds)
    open_to = languages_open_to(request.user, form.model)
    page = Paginator(_rows(form), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        **admin.site.each_context(request),
        "title": _("Translations"),
        "form": form,
        "page": page,
        "lines": [_line(row, form.languages, open_to) for row in page],
        "languages": [(code, name) for code, name in settings.LANGUAGES if code in form.languages],
        "kept": _kept(request),
    }
    return TemplateResponse(request, "admin/translation_matrix.html", context)


def _rows(form: MatrixFilter) -> models.QuerySet:
    """Return what the page needs of the rows; the texts stay in the database, which looks at them."""
    has_own = hasattr(form.model, "original_language")
    names = ["stage", "copy_of", *columns("title"), *(["original_language"] if has_own else [])]
    public = [f"copy_of__{name}" for name in form.model.identity]
    rows = form.rows().select_related("copy_of").only(*names, *form.model.identity, *public)
    return with_states(rows).order_by("-pk")


def _line(row: Publishable, languages: list[str], open_to: list[str]) -> Line:
    states = _own_states(row)
    name = row._meta.label_lower.replace(".", "_")
    cells = [
        Cell(code, states[code], _translate_url(name, row, code, states[code], open_to)) for code in languages
    ]
    url = reverse(f"admin:{name}_change", args=[row.pk])
    title = shown(row, "title") or format_html("{}", str(row))
    return Line(title, url, row.stage, row.get_stage_display(), cells)


def _translate_url(name: str, row: Publishable, code: str, state: State, open_to: list[str]) -> str:
    is_offered = code in open_to and state != State.ORIGINAL
    return reverse(f"admin:{name}_translate", args=[row.pk, code]) if is_offered else ""


def _kept(request: HttpRequest) -> str:
    """Return the filter as the end of an address, for the links to other pages."""
    kept = request.GET.copy()
    kept.pop("page", None)
    return f"&{kept.urlencode()}" if kept else ""
