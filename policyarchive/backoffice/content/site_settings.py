"""The site's own words: one page, always there, never twice."""

from django import forms
from django.apps import apps
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.actions import make_home
from agreements.models import City
from policyarchive.backoffice.base.model_admin import BackofficeAdmin
from policyarchive.backoffice.forms.languages import language_fieldsets

SiteSettings = apps.get_model("pages", "SiteSettings")
ONE = 1


class SiteForm(forms.ModelForm):
    home_city = forms.ModelChoiceField(
        City.objects.filter(Q(is_home=True) | Q(parties=None)),  # a partner is not at home
        label=_("Home city"),
        required=False,
        empty_label=None,
        help_text=_("The city whose archive this is."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("home_city", City.objects.home().first())


@admin.register(SiteSettings)
class SiteSettingsAdmin(BackofficeAdmin):
    form = SiteForm
    fieldsets = [
        *language_fieldsets(
            "name", "greeting", "introduction", "organisation", "address", "footer", "privacy_url"
        ),
        (_("Contact"), {"fields": ["phone", "email"]}),
        (_("Who runs this site"), {"fields": ["home_city", "is_official"]}),
    ]

    def has_add_permission(self, request) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def changelist_view(self, request, extra_context=None):
        """Open the one page in the place of a list with one row."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return HttpResponseRedirect(reverse("admin:pages_sitesettings_change", args=[ONE]))

    def get_object(self, request, object_id, from_field=None):
        """Return the one row; before its first save one that is not stored, since reading writes nothing."""
        row = super().get_object(request, object_id, from_field)
        return row or (SiteSettings(pk=ONE) if object_id == str(ONE) else None)

    def save_model(self, request, obj, form, change) -> None:
        super().save_model(request, obj, form, change)
        city = form.cleaned_data.get("home_city")
        if city and not city.is_home:
            make_home(city, by=request.user)
