"""Pages of content that can be public: which of the two rows one looks at, and what one may do with it."""

from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.urls import path
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_prose_editor.fields import ProseEditorField

from policyarchive.backoffice.base.model_admin import BackofficeAdmin
from policyarchive.backoffice.forms.base import BackofficeForm
from policyarchive.backoffice.forms.checked import ItemList
from policyarchive.backoffice.forms.losses import warn_of_losses
from policyarchive.backoffice.translation import editor as translating
from policyarchive.backoffice.translation.matrix import state_badges, states_in_list, with_states
from policyarchive.backoffice.workflow import moves, previews, revisions
from policyarchive.backoffice.workflow.bulk import ask_or_do
from policyarchive.backoffice.workflow.bulk_actions import (
    BulkAddAreas,
    BulkPublish,
    BulkUnpublish,
    BulkWithdraw,
)
from policyarchive.backoffice.workflow.conflicts import VersionedForm
from policyarchive.backoffice.workflow.effects import taken_off
from policyarchive.backoffice.workflow.panel import admin_url, state_of
from policyarchive.backoffice.workflow.presence import presence_context, presence_view
from policyarchive.lib.language.translated import columns, language_of_column
from policyarchive.publishing.actions import declare_current, delete_item, save
from policyarchive.publishing.actions.locking import locked
from policyarchive.publishing.models import Stage
from policyarchive.publishing.rights import (
    languages_open_to,
    may,
    reasons_not_to_delete,
    reasons_not_to_write,
)
from policyarchive.publishing.translations import current_translations


class PublishableForm(VersionedForm, BackofficeForm):
    """The least that the form of an item does: no save over another's, and no item without a word."""

    def clean(self) -> None:
        super().clean()
        self.says_something()


class PublishableAdmin(BackofficeAdmin):
    form = PublishableForm
    actions = ["publish_many", "withdraw_many", "unpublish_many", "add_areas_to_many"]
    change_form_template = "admin/publishable/change_form.html"
    translated_texts: list[str] = []
    identity_fields: list[str] = []  # what a working copy does not have

    def get_urls(self):
        routes = [
            ("<int:pk>/copy/", moves.copy_view, "copy"),
            ("<int:pk>/previews/", previews.previews_view, "previews"),
            ("<int:pk>/phone/", previews.phone_view, "phone"),
            ("<int:pk>/presence/", presence_view, "presence"),
            ("<int:pk>/move/<slug:name>/", moves.move_view, "move"),
            ("<int:pk>/translate/<str:language>/", translating.translate_view, "translate"),
            ("<int:pk>/revisions/", revisions.revision_list, "revision_list"),
            ("<int:pk>/revisions/compare/", revisions.revision_compare, "revision_compare"),
            ("<int:pk>/revisions/<int:number>/restore/", revisions.revision_restore, "revision_restore"),
        ]
        return [*(self._url(*route) for route in routes), *super().get_urls()]

    def _url(self, route: str, view, name: str):
        """Return the address of a view that takes this admin, named `news_post_move`."""
        wrapped = self.admin_site.admin_view(view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_{name}"
        return path(route, wrapped, {"model_admin": self}, name=name)

    def may_write(self, request, obj=None) -> bool:
        """Tell whether the person may change everything in this row, not only the texts."""
        return may(request.user, "change", self.model) and self.is_open(obj)

    def is_open(self, obj) -> bool:
        """A row that the public reads is changed through its working copy only."""
        return obj is None or not obj.is_readable

    def has_change_permission(self, request, obj=None) -> bool:
        return self.is_open(obj) and not reasons_not_to_write(request.user, self.model)

    def has_delete_permission(self, request, obj=None) -> bool:
        """What was public once keeps its address for good; a working copy is discarded instead."""
        if obj is None:
            return super().has_delete_permission(request)
        return not reasons_not_to_delete(request.user, obj)

    def delete_model(self, request, obj) -> None:
        delete_item(obj, by=request.user)

    def get_actions(self, request):
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def has_publish_permission(self, request) -> bool:
        return may(request.user, "publish", self.model)

    def has_write_permission(self, request) -> bool:
        return may(request.user, "change", self.model)

    @admin.action(description=gettext_lazy("Publish"), permissions=["publish"])
    def publish_many(self, request, queryset):
        return ask_or_do(self, request, queryset, BulkPublish)

    @admin.action(description=gettext_lazy("Withdraw"), permissions=["publish"])
    def withdraw_many(self, request, queryset):
        return ask_or_do(self, request, queryset, BulkWithdraw)

    @admin.action(description=gettext_lazy("Unpublish"), permissions=["publish"])
    def unpublish_many(self, request, queryset):
        return ask_or_do(self, request, queryset, BulkUnpublish)

    @admin.action(description=gettext_lazy("Add areas"), permissions=["write"])
    def add_areas_to_many(self, request, queryset):
        return ask_or_do(self, request, queryset, BulkAddAreas)

    def get_changelist(self, request, **kwargs):
        return ItemList

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("copy_of", "working_copy")
        is_list = request.resolver_match.url_name.endswith("_changelist")
        return with_states(rows) if is_list else rows

    def get_search_results(self, request, queryset, search_term):
        """Lists and relations show items; a working copy is reached from its item."""
        return super().get_search_results(request, queryset.originals(), search_term)

    def get_object(self, request, object_id, from_field=None):
        obj = super().get_object(request, object_id, from_field)
        is_saving = request.method == "POST" and not getattr(request, "why_not_stored", "")
        return locked(obj) if obj is not None and is_saving else obj

    def get_readonly_fields(self, request, obj=None):
        locked_fields = list(super().get_readonly_fields(request, obj))
        if may(request.user, "change", self.model):
            return locked_fields
        return [*locked_fields, *self._all_but_texts(request, obj)]

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or not obj.is_working_copy:
            return fieldsets
        return [fieldset for fieldset in map(self._without_identity, fieldsets) if fieldset[1]["fields"]]

    def _without_identity(self, fieldset):
        title, options = fieldset
        kept = []
        for field in options["fields"]:
            names = [field] if isinstance(field, str) else field
            if names := [name for name in names if name not in self.identity_fields]:
                kept.append(names[0] if len(names) == 1 else tuple(names))
        return title, {**options, "fields": kept}

    def history_view(self, request, object_id, extra_context=None):
        """Django's page knows nothing of revisions; ours tells everything that it would."""
        return HttpResponseRedirect(admin_url(self, "revision_list", object_id))

    def render_change_form(self, request, context, *args, **kwargs):
        obj = kwargs.get("obj")
        context["state"] = state_of(obj, request.user, model_admin=self) if obj else None
        context["seen_version"] = obj.version if obj else ""
        context["may_keep_translations"] = bool(obj and not obj.is_readable and current_translations(obj))
        if obj and self.has_change_permission(request, obj):
            context |= presence_context(request, obj)
            context["presence_url"] = admin_url(self, "presence", obj.pk)
        if obj and not self.has_change_permission(request, obj):
            context["title"] = capfirst(self.opts.verbose_name)
        if obj:
            self._show_bodies(request, obj)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request, obj, form, change) -> None:
        """Leave it to `store`: the row, its rows and their history are one save."""

    def store(self, request, form, write_rows, *, is_new) -> None:
        item, by = form.instance, request.user
        was_scheduled = item.stage == Stage.SCHEDULED
        current = current_translations(item) if "keeps_translations" in request.POST else []
        save(item, by=by, rows=write_rows, note=request.POST.get("revision_note", "").strip())
        for language in current:
            declare_current(item, language, by=by)
        if was_scheduled and item.stage != Stage.SCHEDULED:
            messages.warning(request, taken_off(item))
        warn_of_losses(request, form, item)

    def response_post_save_change(self, request, obj):
        return moves.go_on(request, self, obj) or self._stay(obj)

    def response_post_save_add(self, request, obj):
        return moves.go_on(request, self, obj) or self._stay(obj)

    def _stay(self, obj) -> HttpResponseRedirect:
        """Come back to the item, where its next step stands; the list is one press away."""
        return HttpResponseRedirect(moves.change_url(self, obj))

    @admin.display(description=gettext_lazy("stage"), ordering="stage")
    def stage_badge(self, item) -> str:
        badge = format_html('<span class="badge badge-{}">{}</span>', item.stage, item.get_stage_display())
        copy = item.open_copy
        if copy is None:
            return badge
        return format_html(
            '{} <a class="badge badge-{}" href="{}">{}</a>',
            badge,
            copy.stage,
            moves.change_url(self, copy),
            _("Change: %(stage)s") % {"stage": copy.get_stage_display()},
        )

    @admin.display(description=gettext_lazy("languages"))
    def translation_column(self, item) -> str:
        return state_badges(states_in_list(item))

    def _all_but_texts(self, request, obj) -> list[str]:
        open_to = languages_open_to(request.user, self.model)
        texts = {text for name in self.translated_texts for text in columns(name)}
        open_texts = {text for text in texts if language_of_column(text) in open_to}
        named = [field for _name, options in self.get_fieldsets(request, obj) for field in options["fields"]]
        flat = [name for field in named for name in ([field] if isinstance(field, str) else field)]
        return [name for name in flat if name not in open_texts]

    def _show_bodies(self, request, item) -> None:
        """Let bodies that this person can only read, which the sanitiser owns, be shown as they look."""
        is_closed = not self.has_change_permission(request, item)
        locked_fields = self.get_readonly_fields(request, item)
        for field in item._meta.concrete_fields:
            if isinstance(field, ProseEditorField) and (is_closed or field.name in locked_fields):
                setattr(item, field.attname, mark_safe(getattr(item, field.attname) or ""))
