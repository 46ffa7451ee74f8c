from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "policyarchive.search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from policyarchive.search import checks  # noqa: F401 - registers them
        from policyarchive.search.backends import postgresql

        connection_created.connect(postgresql.on_connecting, dispatch_uid="search")
        autodiscover_modules("search")
