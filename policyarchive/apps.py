"""The roof: what joins the rooms into one site."""

from django.apps import AppConfig


class PolicyArchiveConfig(AppConfig):
    name = "policyarchive"
    verbose_name = "Policy Archive"

    def ready(self) -> None:
        from policyarchive import media

        media.connect()
