"""The admin as one place: its order, its language switch, its front page."""

from django.apps import apps
from django.contrib.admin import AdminSite
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import PasswordChangeView
from django.shortcuts import redirect
from django.urls import path, re_path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.i18n import JavaScriptCatalog, set_language

# What editors open most stands first; an app or a model that is not named here follows in Django's order.
APP_ORDER = ["news", "agreements", "library", "search", "pages", "auth", "audit"]
MODEL_ORDER = ["Post", "Category", "Agreement", "City", "CooperationArea", "Image", "Attachment"]
APP_NAMES = {"auth": _("People")}


class BackofficeSite(AdminSite):
    enable_nav_sidebar = False

    def get_urls(self):
        # Django imports this module before models are there.
        from policyarchive.backoffice.access.rules_page import workflow_view
        from policyarchive.backoffice.forms.link_targets import link_targets_view
        from policyarchive.backoffice.manual import manual_view
        from policyarchive.backoffice.reports.log import moved_log_view
        from policyarchive.backoffice.translation.matrix import matrix_view

        targets = self.admin_view(link_targets_view)
        return [
            path("link-targets/", targets, {"site": self}, name="link_targets"),
            path("language/", set_language, name="set_language"),
            path("workflow/", self.admin_view(workflow_view), name="workflow"),
            path("manual/", self.admin_view(manual_view), name="manual"),
            re_path(r"^publishing/(?:logentry/(?P<rest>.*))?$", moved_log_view),
            path("translations/", self.admin_view(matrix_view), name="translation_matrix"),
            *super().get_urls(),
        ]

    @method_decorator(never_cache)
    def login(self, request, extra_context=None):
        from policyarchive.backoffice.access.login import ArchiveLoginView, is_a_page

        if request.method == "GET" and self.has_permission(request):
            wanted = request.GET.get(REDIRECT_FIELD_NAME, "")
            return redirect(wanted if is_a_page(wanted) else "admin:index")
        request.current_app = self.name
        context = {**self.each_context(request), "title": _("Log in"), "app_path": request.get_full_path()}
        context |= {"username": request.user.get_username(), **(extra_context or {})}
        return ArchiveLoginView.as_view(extra_context=context)(request)

    def logout(self, request, extra_context=None):
        return super().logout(request, {"site": _site_settings(), **(extra_context or {})})

    def index(self, request, extra_context=None):
        from policyarchive.backoffice.reports.dashboard import boxes_for

        return super().index(request, {"boxes": boxes_for(request.user), **(extra_context or {})})

    def password_change(self, request, extra_context=None):
        from policyarchive.audit.actions import log
        from policyarchive.audit.models import LogAction
        from policyarchive.backoffice.access.password_change import OwnPasswordForm

        request.current_app = self.name
        response = PasswordChangeView.as_view(
            form_class=OwnPasswordForm,
            success_url=reverse("admin:password_change_done", current_app=self.name),
            extra_context={**self.each_context(request), **(extra_context or {})},
            template_name="registration/password_change_form.html",
        )(request)
        if request.method == "POST" and response.status_code == 302:
            log(LogAction.PASSWORD_CHANGED, request.user, by=request.user)
        return response

    def i18n_javascript(self, request, extra_context=None):
        """Give scripts our words as well as the admin's own."""
        return JavaScriptCatalog.as_view()(request)

    def get_app_list(self, request, app_label=None):
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["name"] = APP_NAMES.get(app["app_label"], app["name"])
            app["models"].sort(key=lambda model: _place(model["object_name"], MODEL_ORDER))
        return sorted(apps, key=lambda app: _place(app["app_label"], APP_ORDER))


def _site_settings():
    """Return the site's own words: Django would put the name of the host in their place."""
    return apps.get_model("pages", "SiteSettings").current()


def _place(name: str, order: list[str]) -> int:
    return order.index(name) if name in order else len(order)
