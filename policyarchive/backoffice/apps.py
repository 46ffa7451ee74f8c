from django.apps import AppConfig, apps
from django.contrib.admin import apps as admin_apps
from django.db.models.signals import post_migrate


class BackofficeConfig(AppConfig):
    name = "policyarchive.backoffice"

    def ready(self) -> None:
        from policyarchive.backoffice.access.roles import make_roles_after_migrate
        from policyarchive.backoffice.reports.log import connect_sessions
        from policyarchive.backoffice.workflow.presence import connect_logouts

        connect_sessions()
        connect_logouts()
        post_migrate.connect(make_roles_after_migrate, sender=apps.get_app_config("auth"))


class ThemedAdminConfig(admin_apps.AdminConfig):
    """Django's admin, with the site of this app in the place of the default one."""

    default = False
    default_site = "policyarchive.backoffice.adminsite.BackofficeSite"
