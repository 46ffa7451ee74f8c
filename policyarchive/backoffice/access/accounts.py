"""People who may open the back office, each in a role."""

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, ReadOnlyPasswordHashWidget, UserChangeForm
from django.contrib.auth.hashers import is_password_usable
from django.contrib.auth.models import Group, User
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from policyarchive.audit.actions import log
from policyarchive.audit.models import LogAction
from policyarchive.backoffice.access.passwords import reset_link_view
from policyarchive.backoffice.access.roles import RIGHTS, role_name
from policyarchive.backoffice.base.model_admin import BackofficeAdmin
from policyarchive.backoffice.forms.checked import RowsField
from policyarchive.backoffice.workflow.effects import plan_words
from policyarchive.publishing.actions import grant_languages
from policyarchive.publishing.models import LanguageGrant, Schedule

admin.site.unregister([Group, User])  # roles stand in a table in the code; people get a shorter form


class RoleField(RowsField):
    def label_from_instance(self, group) -> str:
        return role_name(group.name)


class PasswordSummary(ReadOnlyPasswordHashWidget):
    """Says that there is a password, and nothing of how it is kept."""

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        is_set = bool(value) and is_password_usable(value)
        sentence = _("A password is set; nobody can read it.") if is_set else _("No password is set.")
        return context | {"summary": [{"label": sentence}]}


class LanguagesForm(forms.ModelForm):
    languages = forms.MultipleChoiceField(
        label=_("Languages that a translator may write"),
        choices=settings.LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only for translators. Whoever may change an item writes all its languages."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            grants = LanguageGrant.objects.filter(person=self.instance)
            self.initial["languages"] = list(grants.values_list("language", flat=True))


class PersonForm(LanguagesForm, UserChangeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "password" in self.fields:
            self.fields["password"].widget = PasswordSummary()


class NewPersonForm(LanguagesForm, AdminUserCreationForm):
    pass


@admin.register(User)
class PersonAdmin(BackofficeAdmin, UserAdmin):
    form = PersonForm
    add_form = NewPersonForm
    list_display = ["username", "first_name", "role_column", "is_superuser", "is_active", "last_login"]
    list_filter = ["is_active", "is_superuser"]
    filter_horizontal = []
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": [("first_name", "last_name"), "email"]}),
        (_("What this person may do"), {"fields": ["groups", "languages", "is_superuser", "is_active"]}),
        (_("Dates"), {"fields": [("last_login", "date_joined")]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "password1", "password2"]}),
        (_("Person"), {"fields": [("first_name", "last_name"), "email"]}),
        (_("What this person may do"), {"fields": ["groups", "languages", "is_superuser"]}),
    ]
    readonly_fields = ["last_login", "date_joined"]

    change_form_template = "admin/auth/user/person_form.html"

    def get_urls(self):
        view = self.admin_site.admin_view(reset_link_view)
        link = path("<id>/reset-link/", view, {"model_admin": self}, name="auth_user_reset_link")
        return [link, *super().get_urls()]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("role"))
    def role_column(self, person: User) -> str:
        return ", ".join(role_name(group.name) for group in person.groups.all())

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "is_superuser":
            explained = _("May do everything whatever the roles say, and alone manages people, site and log.")
            kwargs |= {"label": _("Administrator"), "help_text": explained}
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name != "groups":
            return super().formfield_for_manytomany(db_field, request, **kwargs)
        roles = Group.objects.filter(name__in=RIGHTS).order_by("pk")
        return RoleField(roles, label=_("Roles"), required=False, widget=forms.CheckboxSelectMultiple)

    def get_deleted_objects(self, objs, request):
        """Name what these people planned: it fails at its time when they are gone."""
        found, counts, needed, protected = super().get_deleted_objects(objs, request)
        plans = [line for person in objs for line in plans_that_fall(person)]
        return [*found, *plans], counts, needed, protected

    def render_change_form(self, request, context, *args, **kwargs):
        person = kwargs.get("obj")
        for line in plans_that_fall(person) if person and request.method == "GET" else []:
            messages.warning(request, line)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_form(self, request, form, change):
        form.rights_before = rights_of(form.instance) if change else {}
        return super().save_form(request, form, change)

    def save_related(self, request, form, formsets, change) -> None:
        if "languages" in form.cleaned_data:
            grant_languages(form.instance, form.cleaned_data["languages"])
        super().save_related(request, form, formsets, change)
        before, after = form.rights_before, rights_of(form.instance)
        for line in plans_that_fell(form.instance):
            messages.warning(request, line)
        if before != after:
            log(LogAction.RIGHTS_CHANGED, form.instance, by=request.user, before=before, after=after)

    def user_change_password(self, request, id, form_url=""):
        response = super().user_change_password(request, id, form_url)
        if request.method == "POST" and response.status_code == 302:
            log(LogAction.PASSWORD_CHANGED, self.get_object(request, id), by=request.user)
        return response

    def save_model(self, request, obj, form, change) -> None:
        obj.is_staff = True  # an account is for the back office; one that should not get in is not active
        super().save_model(request, obj, form, change)


def plans_that_fall(person: User) -> list[str]:
    """Return what waits in a person's name, and what becomes of it without them."""
    sentence = gettext(
        "“%(item)s” waits in the name of %(name)s (%(plan)s). Without their right it will fail."
    )
    return [sentence % _plan_values(plan) for plan in _plans_of(person)]


def plans_that_fell(person: User) -> list[str]:
    """Return what waits in the name of a person who may no longer do it."""
    fresh = User.objects.get(pk=person.pk)  # without the rights that were remembered before the save
    sentence = gettext("“%(item)s” will fail (%(plan)s): %(name)s may no longer do it. Schedule it again.")
    return [sentence % _plan_values(plan) for plan in _plans_of(person) if not _may_carry_out(fresh, plan)]


def _plans_of(person: User):
    return Schedule.objects.waiting().filter(made_by=person).select_related("row_type")


def _may_carry_out(person: User, plan: Schedule) -> bool:
    return person.has_perm(f"{plan.row_type.app_label}.publish_{plan.row_type.model}")


def _plan_values(plan: Schedule) -> dict[str, str]:
    return {"item": plan.row_name, "name": plan.made_by_name, "plan": plan_words(plan)}


def rights_of(person: User) -> dict:
    """Return what the log keeps of a person's rights, as the database has it."""
    row = User.objects.get(pk=person.pk)
    roles = sorted(row.groups.values_list("name", flat=True))
    languages = sorted(row.language_grants.values_list("language", flat=True))
    rights = {"roles": roles, "administrator": row.is_superuser, "active": row.is_active}
    return rights | ({"languages": languages} if languages else {})
