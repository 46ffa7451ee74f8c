"""Areas of cooperation."""

from django.contrib import admin
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.models import CooperationArea
from policyarchive.backoffice.base.model_admin import BackofficeAdmin
from policyarchive.backoffice.forms.base import TranslatedNameForm
from policyarchive.backoffice.forms.languages import language_fieldsets, words_column
from policyarchive.lib.language.translated import columns


@admin.register(CooperationArea)
class AreaAdmin(BackofficeAdmin):
    form = TranslatedNameForm
    list_display = ["name_column", "slug", "order"]
    search_fields = [*columns("name"), "other_names", "slug"]
    ordering = ["order", "slug"]
    prepopulated_fields = {"slug": columns("name")}
    address_view = "agreements:area_detail"
    fieldsets = [
        *language_fieldsets("name", "description"),
        (None, {"fields": ["other_names", "order"]}),
        (_("Address"), {"fields": ["slug"]}),
    ]

    name_column = words_column("name", _("name"))

    def get_prepopulated_fields(self, request, obj=None) -> dict:
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def view_on_site(self, area: CooperationArea) -> str:
        return reverse("agreements:area_detail", args=[area.slug])
