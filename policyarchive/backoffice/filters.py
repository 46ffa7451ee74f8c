"""Filters of lists."""

from django.conf import settings
from django.contrib.admin import SimpleListFilter
from django.utils.text import capfirst
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from policyarchive.lib.translated import filled


class LacksLanguage(SimpleListFilter):
    """What a translator looks for: items without a title in a language."""

    title = _("missing translation")
    parameter_name = "lacks"

    def lookups(self, request, model_admin):
        return [
            (code, capfirst(get_language_info(code)["name_translated"])) for code, _name in settings.LANGUAGES
        ]

    def queryset(self, request, queryset):
        if self.value() not in dict(settings.LANGUAGES):
            return queryset
        return queryset.exclude(filled(f"title_{self.value()}"))
