"""What visitors looked for and did not find, so that editors learn which words and pages are missing."""

from django.contrib import admin
from django.http import HttpRequest, StreamingHttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from policyarchive.backoffice.reports.report import ROWS_AT_ONCE, ReportAdmin, exported
from policyarchive.backoffice.workflow.move_form import language_name
from policyarchive.lib.language.translated import language_codes
from policyarchive.search.models import SearchMiss


class ByLanguage(admin.SimpleListFilter):
    title = gettext_lazy("language")
    parameter_name = "language"

    def lookups(self, request, model_admin):
        return [(code, language_name(code)) for code in language_codes()]

    def queryset(self, request, queryset):
        return queryset.filter(language=self.value()) if self.value() else queryset


@admin.register(SearchMiss)
class MissAdmin(ReportAdmin):
    list_display = ["day", "query", "language_column", "count", "found_instead"]
    list_filter = [ByLanguage]
    date_hierarchy = "day"
    search_fields = ["query"]

    def get_urls(self):
        export = self.admin_site.admin_view(self.export)
        return [path("export/", export, name="search_searchmiss_export"), *super().get_urls()]

    @admin.display(description=gettext_lazy("language"), ordering="language")
    def language_column(self, miss: SearchMiss) -> str:
        return language_name(miss.language) if miss.language in language_codes() else miss.language

    def export(self, request: HttpRequest) -> StreamingHttpResponse:
        misses = self.rows_to_export(request)
        head = [
            pgettext("date of a search", "day"),
            _("looked for"),
            _("language"),
            _("times"),
            _("shown instead"),
        ]
        columns = misses.values_list("day", "query", "language", "count", "found_instead")
        lines = (list(row) for row in columns.iterator(chunk_size=ROWS_AT_ONCE))
        return exported(request, "search", head, lines, rows=misses.count())
