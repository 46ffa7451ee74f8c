"""What all pages of the back office share."""

import logging
from collections.abc import Callable, Mapping
from functools import partial, reduce
from operator import or_
from typing import ClassVar

from django.contrib import admin, messages
from django.contrib.admin import ShowFacets
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import BadRequest, ValidationError
from django.db import DatabaseError, IntegrityError, models
from django.db.models import Q
from django.forms import Textarea
from django.http import HttpResponseRedirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django_prose_editor.fields import ProseEditorField
from js_asset import Media, Script

from policyarchive.audit.actions import log
from policyarchive.audit.models import LogAction
from policyarchive.backoffice.base.addresses import address_help
from policyarchive.backoffice.forms.checked import (
    CheckedList,
    CheckedSelect,
    CheckedSelectMultiple,
    RowsField,
)
from policyarchive.backoffice.forms.dates import DayInput
from policyarchive.backoffice.forms.languages import translated_columns, translated_label
from policyarchive.backoffice.forms.once import answer_each_once, answer_once
from policyarchive.backoffice.forms.picture_field import PictureInput
from policyarchive.backoffice.forms.richtext import BodyWidget
from policyarchive.lib.data.databases import is_unavailable
from policyarchive.lib.data.fields import EmailAddressInput, LineInput
from policyarchive.lib.web.keys import is_key
from policyarchive.library.models import Image
from policyarchive.publishing.signals import announce
from policyarchive.search.registry import searchable_for
from policyarchive.search.results.search import keys_found
from policyarchive.search.results.selection import ANYWHERE, AUTHOR

SEARCHED = (ANYWHERE, AUTHOR)
logger = logging.getLogger(__name__)


class NotStored:
    """A form that is right and could not be stored."""

    why_not_stored: str

    def full_clean(self) -> None:
        super().full_clean()  # type: ignore[misc]
        self.add_error(None, self.why_not_stored)  # type: ignore[attr-defined]


def why_not_stored(error: Exception) -> str:
    if isinstance(error, IntegrityError):
        return _(
            "Not saved: somebody else saved something at the same time that this would contradict. "
            "What you typed is still here."
        )
    return _("Not saved: the database cannot be written just now. What you typed is still here; try again.")


class Fields:
    """How columns become form fields, on pages and in rows alike."""

    formfield_overrides: ClassVar[Mapping] = {
        models.DateField: {"widget": DayInput},
        models.TextField: {"widget": Textarea(attrs={"rows": 3})},
        ProseEditorField: {"widget": BodyWidget},
    }

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if translated := hasattr(db_field, "translated_field"):
            kwargs["label"] = translated_label(db_field)
        if isinstance(db_field, models.URLField):
            kwargs.setdefault("assume_scheme", "https")
        # Columns of models that are not ours, such as names of people, do not clean by themselves.
        if type(db_field) is models.CharField and not db_field.choices:
            kwargs.setdefault("form_class", LineInput)
        if type(db_field) is models.EmailField:
            kwargs.setdefault("form_class", EmailAddressInput)
        if db_field.is_relation and db_field.related_model is Image:
            return db_field.formfield(widget=PictureInput, **kwargs)
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if translated and field:
            field.widget.attrs["lang"] = db_field.language
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            _offer_only_adding(field.widget)
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", CheckedSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs.setdefault("form_class", RowsField)
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", CheckedSelectMultiple(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class AsTheParent:
    """Rows inside a page: who may change the page may change its rows."""

    def has_view_permission(self, request, obj=None) -> bool:
        return self._parent(request).has_view_permission(request)

    def has_change_permission(self, request, obj=None) -> bool:
        return self._parent(request).may_write(request, obj)

    has_add_permission = has_change_permission
    has_delete_permission = has_change_permission

    def _parent(self, request):
        return self.admin_site.get_model_admin(self.parent_model)


class TableRows(AsTheParent, Fields, admin.TabularInline):
    """Rows in a table, where the heading of the column is a field's only visible label."""

    extra = 0

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field:
            field.widget.attrs["aria-label"] = capfirst(field.label)
        return field


class BackofficeAdmin(Fields, admin.ModelAdmin):
    list_per_page = 50
    show_full_result_count = False
    show_facets = ShowFacets.NEVER
    address_view = ""  # of the page that is named by `slug`

    class Media:
        js = [
            Script("backoffice/form/tabs.js", type="module"),
            Script("backoffice/form/select-names.js", type="module"),
            Script("backoffice/form/unsaved.js", type="module"),
            Script("backoffice/form/save-key.js", type="module"),
            Script("backoffice/form/unsaved-rows.js", type="module"),
            Script("backoffice/form/presence.js", type="module"),
        ]

    def get_changelist(self, request, **kwargs):
        return CheckedList

    def changelist_view(self, request, extra_context=None):
        """Head a list with what is in it; Django's own sentence cannot be said well in Korean."""
        if not all(map(is_key, request.POST.getlist(ACTION_CHECKBOX_NAME))):
            messages.error(request, _("One of the selected rows does not exist. Select them again."))
            return HttpResponseRedirect(request.get_full_path())
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        answer = partial(super().changelist_view, request, {**title, **(extra_context or {})})
        return answer_each_once(request, answer) if "action" in request.POST else answer()

    def listed(self, request):
        """Return the rows of all pages of the list; raises BadRequest for filters that cannot be."""
        try:
            return self.get_changelist_instance(request).get_queryset(request)
        except IncorrectLookupParameters as error:
            raise BadRequest("filter of a list") from error

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Label columns that one may only read as those that one may write."""
        labels = {field.name: translated_label(field) for field in translated_columns(self.model)}
        form = super().get_form(request, obj, change=change, **{"labels": labels, **kwargs})
        if self.address_view and "slug" in form.base_fields:
            form.base_fields["slug"].help_text = address_help(request, self.address_view, obj and obj.slug)
        if why := getattr(request, "why_not_stored", ""):
            names = {"__module__": form.__module__, "why_not_stored": why}
            return type(form)(form.__name__, (NotStored, form), names)
        return form

    def log_addition(self, request, obj, message):
        """Leave it to our own log, which holds more; two histories would disagree."""

    def log_change(self, request, obj, message):
        """As above."""

    def log_deletions(self, request, queryset):
        """As above."""

    def save_related(self, request, form, formsets, change) -> None:
        write_rows = partial(super().save_related, request, form, formsets, change)
        if not change or form.has_changed() or any(rows.has_changed() for rows in formsets):
            self.store(request, form, write_rows, is_new=not change)
        else:
            write_rows()
        if "slug" in form.changed_data:
            for sentence in form.what_became_of_addresses():
                messages.info(request, sentence)

    def store(self, request, form, write_rows: Callable[[], None], *, is_new: bool) -> None:
        """Store what the page changed: here the row is stored by now, and its rows are to be. Log it."""
        write_rows()
        action = LogAction.ADDED if is_new else LogAction.SAVED
        log(action, form.instance, by=request.user, fields=form.changed_data)
        announce(form.instance)

    def delete_model(self, request, obj) -> None:
        log(LogAction.DELETED, obj, by=request.user)
        key = obj.pk
        super().delete_model(request, obj)
        obj.pk = key
        announce(obj, is_gone=True)

    def get_search_results(self, request, queryset, search_term):
        """Ask the site's own search where it knows the rows, hidden ones included; else the columns."""
        searchable = searchable_for(self.model)
        if searchable is None or not search_term.strip():
            return super().get_search_results(request, queryset, search_term)
        found = [
            Q(pk__in=keys_found(searchable.kind, search_term, scope=scope, is_typing=True))
            for scope in SEARCHED
        ]
        for field in self.search_fields:
            if field.endswith("__exact") or field == "slug":
                found.append(_exactly(self.model, field.removesuffix("__exact"), search_term.strip()))
        return queryset.filter(reduce(or_, found)), False

    def delete_queryset(self, request, queryset) -> None:
        for obj in queryset:
            self.delete_model(request, obj)

    def render_change_form(self, request, context, *args, **kwargs):
        """Sign the editor's import map with the nonce of this answer."""
        context["media"] = Media.from_media(context["media"], nonce=request.csp_nonce)
        return super().render_change_form(request, context, *args, **kwargs)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Answer what only the database can see, such as two people saving at once, with a sentence."""
        save = partial(super().changeform_view, request, object_id, form_url, extra_context)
        try:
            return answer_once(request, save, makes_one=object_id is None)
        except DatabaseError as error:
            is_away = is_unavailable(error)
            if request.method != "POST" or not (is_away or isinstance(error, IntegrityError)):
                raise
            logger.exception("A form cannot be stored")
            request.why_not_stored = why_not_stored(error)
        # With all that was typed; reading needs no writing.
        response = self._changeform_view(request, object_id, form_url, extra_context)
        response.status_code = 503 if is_away else 409
        return response


def _exactly(model, field: str, text: str) -> Q:
    """A column that is exactly the text; none where it cannot be, as a number that is a word."""
    try:
        return Q(**{field: model._meta.get_field(field).clean(text, None)})
    except ValidationError:
        return Q(pk__in=[])


def _offer_only_adding(widget) -> None:
    """Changing and deleting other rows has pages of its own; four signs behind each field are too many."""
    widget.can_change_related = widget.can_delete_related = widget.can_view_related = False
