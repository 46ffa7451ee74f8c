"""What visitors looked for and did not find, so that editors learn which words and pages are missing."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, StreamingHttpResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from policyarchive.audit.actions import log
from policyarchive.audit.models import LogAction
from policyarchive.backoffice.base.model_admin import BackofficeAdmin
from policyarchive.backoffice.workflow.move_form import language_name
from policyarchive.lib.language.translated import language_codes
from policyarchive.lib.web.spreadsheet import csv_lines
from policyarchive.search.models import SearchMiss

ROWS_AT_ONCE = 500


class ByLanguage(admin.SimpleListFilter):
    title = gettext_lazy("language")
    parameter_name = "language"

    def lookups(self, request, model_admin):
        return [(code, language_name(code)) for code in language_codes()]

    def queryset(self, request, queryset):
        return queryset.filter(language=self.value()) if self.value() else queryset


@admin.register(SearchMiss)
class MissAdmin(BackofficeAdmin):
    change_list_template = "admin/miss_list.html"
    list_display = ["day", "query", "language_column", "count", "found_instead"]
    list_display_links = None
    list_filter = [ByLanguage]
    date_hierarchy = "day"
    search_fields = ["query"]
    actions = None

    def get_urls(self):
        export = self.admin_site.admin_view(self.export)
        return [path("export/", export, name="search_searchmiss_export"), *super().get_urls()]

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    @admin.display(description=gettext_lazy("language"), ordering="language")
    def language_column(self, miss: SearchMiss) -> str:
        return language_name(miss.language) if miss.language in language_codes() else miss.language

    def export(self, request: HttpRequest) -> StreamingHttpResponse:
        """Give what the list shows, all pages of it, as CSV; the export itself is logged."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        misses = self.listed(request)
        log(
            LogAction.EXPORTED,
            by=request.user,
            what="search",
            filter=request.GET.urlencode(),
            rows=misses.count(),
        )
        head = [
            pgettext("date of a search", "day"),
            _("looked for"),
            _("language"),
            _("times"),
            _("shown instead"),
        ]
        columns = misses.values_list("day", "query", "language", "count", "found_instead")
        rows = (list(row) for row in columns.iterator(chunk_size=ROWS_AT_ONCE))
        response = StreamingHttpResponse(csv_lines(head, rows), content_type="text/csv; charset=utf-8")
        name = f"search-{timezone.localdate():%Y-%m-%d}.csv"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response
