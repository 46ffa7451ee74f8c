"""Lists that are only read, and can be taken away as CSV."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone

from policyarchive.audit.actions import log
from policyarchive.audit.models import LogAction
from policyarchive.backoffice.base.model_admin import BackofficeAdmin
from policyarchive.lib.web.spreadsheet import csv_lines

ROWS_AT_ONCE = 500


class ReportAdmin(BackofficeAdmin):
    """A list that nobody changes here, administrators included."""

    change_list_template = "admin/report_list.html"
    list_display_links = None
    actions = None

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def rows_to_export(self, request: HttpRequest):
        """Return what the list shows, all pages of it, to who may see it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return self.listed(request)


def exported(
    request: HttpRequest, what: str, head: list[str], lines: Iterable[list], *, rows: int
) -> StreamingHttpResponse:
    """Give LINES as a file named after WHAT and the day; the export of so many ROWS is logged."""
    log(LogAction.EXPORTED, by=request.user, what=what, filter=request.GET.urlencode(), rows=rows)
    response = StreamingHttpResponse(csv_lines(head, lines), content_type="text/csv; charset=utf-8")
    name = f"{what}-{timezone.localdate():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
