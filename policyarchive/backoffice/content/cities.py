"""Cities: partners and the home city."""

from django import forms
from django.contrib import admin
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agreements.actions import make_home
from agreements.models import City
from policyarchive.backoffice.base.model_admin import BackofficeAdmin
from policyarchive.backoffice.forms.base import TranslatedNameForm
from policyarchive.backoffice.forms.languages import language_fieldsets, words_column
from policyarchive.lib.language.translated import columns


class CityForm(TranslatedNameForm):
    becomes_home = forms.BooleanField(
        label=_("Home city"),
        required=False,
        help_text=_("The city that runs this archive. It replaces the current one."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.is_home and "becomes_home" in self.fields:
            self.initial["becomes_home"] = True
            self.fields["becomes_home"].disabled = True
            self.fields["becomes_home"].help_text = _(
                "To change it, open the other city and select this there."
            )

    def clean(self) -> None:
        super().clean()
        for known, missing in (("latitude", "longitude"), ("longitude", "latitude")):
            if self.value(known) is not None and self.value(missing) is None and missing not in self.errors:
                self.refuse(missing, gettext("A place needs latitude and longitude, or neither."))


@admin.register(City)
class CityAdmin(BackofficeAdmin):
    form = CityForm
    list_display = ["name_column", "country", "region", "is_home"]
    list_filter = ["region"]
    search_fields = [*columns("name"), "other_names", "slug"]
    ordering = ["slug"]
    prepopulated_fields = {"slug": columns("name")}
    address_view = "agreements:city_detail"
    fieldsets = [
        *language_fieldsets("name", "description"),
        (None, {"fields": ["other_names", ("country", "region"), ("latitude", "longitude")]}),
        (_("Address"), {"fields": ["slug", "becomes_home"]}),
    ]

    name_column = words_column("name", _("name"))

    @admin.display(description=_("Home city"), boolean=True)
    def becomes_home(self, city: City) -> bool:
        """Tell those who may only look what the form's field asks the others."""
        return city.is_home

    def get_prepopulated_fields(self, request, obj=None) -> dict:
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def save_model(self, request, obj, form, change) -> None:
        super().save_model(request, obj, form, change)
        if form.cleaned_data.get("becomes_home"):
            make_home(obj, by=request.user)

    def view_on_site(self, city: City) -> str:
        return reverse("agreements:city_detail", args=[city.slug])
