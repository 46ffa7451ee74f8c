"""People who may open the back office, each in a role."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.utils.translation import gettext_lazy as _

from policyarchive.backoffice.base import BackofficeAdmin
from policyarchive.backoffice.roles import ROLES, role_name

admin.site.unregister([Group, User])  # roles stand in a table in the code; people get a shorter form


class RoleField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, group) -> str:
        return role_name(group.name)


@admin.register(User)
class PersonAdmin(BackofficeAdmin, UserAdmin):
    list_display = ["username", "first_name", "role_column", "is_superuser", "is_active", "last_login"]
    list_filter = ["is_active", "is_superuser"]
    filter_horizontal = []
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": [("first_name", "last_name"), "email"]}),
        (_("What this person may do"), {"fields": ["groups", "is_superuser", "is_active"]}),
        (_("Dates"), {"fields": [("last_login", "date_joined")]}),
    ]
    add_fieldsets = [(None, {"fields": ["username", "password1", "password2", "groups"]})]
    readonly_fields = ["last_login", "date_joined"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("role"))
    def role_column(self, person: User) -> str:
        return ", ".join(role_name(group.name) for group in person.groups.all())

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name != "groups":
            return super().formfield_for_manytomany(db_field, request, **kwargs)
        roles = Group.objects.filter(name__in=ROLES).order_by("pk")
        return RoleField(roles, label=_("Roles"), required=False, widget=forms.CheckboxSelectMultiple)

    def save_model(self, request, obj, form, change) -> None:
        obj.is_staff = True  # an account is for the back office; one that should not get in is not active
        super().save_model(request, obj, form, change)
