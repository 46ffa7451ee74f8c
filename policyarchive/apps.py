"""The roof: what joins the rooms into one site."""

from django.apps import AppConfig


class PolicyArchiveConfig(AppConfig):
    name = "policyarchive"
    verbose_name = "Policy Archive"

    def ready(self) -> None:
        from policyarchive import media
        from policyarchive.pages.links import broken_links
        from policyarchive.publishing import guards

        media.connect()
        guards.register(broken_links)
