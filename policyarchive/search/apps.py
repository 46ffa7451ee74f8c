from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "policyarchive.search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from policyarchive.search.index import checks  # noqa: F401 - registers them

        autodiscover_modules("search")
