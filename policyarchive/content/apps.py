from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ContentConfig(AppConfig):
    name = "policyarchive.content"

    def ready(self) -> None:
        autodiscover_modules("content")
