"""Pages of content that can be public: the stage, who may set it, and what a translator may write."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from policyarchive.backoffice.base import BackofficeAdmin
from policyarchive.lib.translated import columns
from policyarchive.publishing.actions import make_draft, make_live


class PublishableAdmin(BackofficeAdmin):
    actions = ["make_live", "make_draft"]
    translated_texts: list[str] = []

    def has_publish_permission(self, request) -> bool:
        return self._may(request, "publish")

    def may_write(self, request) -> bool:
        """Tell whether the person may change everything, not only the texts."""
        return self._may(request, "change")

    def has_change_permission(self, request, obj=None) -> bool:
        return self.may_write(request) or self._may(request, "translate")

    def get_readonly_fields(self, request, obj=None):
        locked = list(super().get_readonly_fields(request, obj))
        if not self.may_write(request):
            return [*locked, *self._all_but_texts(request, obj)]
        return locked if self.has_publish_permission(request) else [*locked, "stage"]

    @admin.display(description=gettext_lazy("stage"), ordering="stage")
    def stage_badge(self, item) -> str:
        return format_html('<span class="badge badge-{}">{}</span>', item.stage, item.get_stage_display())

    @admin.action(
        description=gettext_lazy("Make the selected %(verbose_name_plural)s live"), permissions=["publish"]
    )
    def make_live(self, request, queryset):
        self._move_each(request, queryset, make_live)

    @admin.action(
        description=gettext_lazy("Make the selected %(verbose_name_plural)s drafts"), permissions=["publish"]
    )
    def make_draft(self, request, queryset):
        self._move_each(request, queryset, make_draft)

    def _may(self, request, verb: str) -> bool:
        return request.user.has_perm(f"{self.opts.app_label}.{verb}_{self.opts.model_name}")

    def _all_but_texts(self, request, obj) -> list[str]:
        texts = {column for name in self.translated_texts for column in columns(name)}
        named = [field for _name, options in self.get_fieldsets(request, obj) for field in options["fields"]]
        flat = [name for field in named for name in ([field] if isinstance(field, str) else field)]
        return [name for name in flat if name not in texts]

    def _move_each(self, request, queryset, move) -> None:
        moved = 0
        for item in queryset:
            try:
                move(item, by=request.user)
            except ValidationError as error:
                messages.error(request, f"{item}: {' '.join(error.messages)}")
            else:
                self.log_change(request, item, [{"changed": {"fields": [str(_("stage"))]}}])
                moved += 1
        if moved:
            done = ngettext("%(count)d item was changed.", "%(count)d items were changed.", moved)
            messages.success(request, done % {"count": moved})
