from typing import Any

from django.apps import AppConfig
from django.apps import apps as apps_of_today
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News board")

    def ready(self) -> None:
        pre_migrate.connect(let_tables_change, dispatch_uid="facets")
        post_migrate.connect(keep_facets, sender=self, dispatch_uid="facets")


def let_tables_change(sender: Any, plan: list, **kwargs) -> None:
    """Take the triggers away before anything is migrated, also where only columns of a language are new."""
    from news.facets import triggers

    if plan or not triggers.are_installed():
        triggers.remove()


def keep_facets(sender: Any, apps: Any = apps_of_today, **kwargs) -> None:
    """Make the triggers, and fill what they keep, once the tables are those of today."""
    from news.facets import triggers

    is_today = {"postfacet", "facetcount"} <= set(apps.all_models["news"])
    if is_today and not triggers.are_installed():
        triggers.install()
