"""The log, for reading: who did what when to what. Nobody can change it here, administrators included."""

from django.contrib import admin
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest, HttpResponsePermanentRedirect, StreamingHttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from policyarchive.audit.actions import log
from policyarchive.audit.models import LogAction, LogEntry
from policyarchive.backoffice.reports.log_words import details_text
from policyarchive.backoffice.reports.report import ROWS_AT_ONCE, ReportAdmin, exported


class ActionFilter(admin.SimpleListFilter):
    title = gettext_lazy("what")
    parameter_name = "action"

    def lookups(self, request, model_admin):
        return sorted(((name, str(label)) for name, label in LogAction.choices), key=lambda choice: choice[1])

    def queryset(self, request, queryset):
        return queryset.filter(action=self.value()) if self.value() else queryset


@admin.register(LogEntry)
class LogAdmin(ReportAdmin):
    list_display = ["at", "person_name", "action_column", "kind_column", "item_name", "details_column"]
    list_filter = [ActionFilter, "item_type", "person"]
    list_select_related = ["item_type"]
    date_hierarchy = "at"
    search_fields = ["person_name", "item_name"]
    search_help_text = gettext_lazy("A person’s name or words of an item’s title")

    def get_list_display(self, request):
        """Whose address it was is for administrators alone, also where others may read the log."""
        names = super().get_list_display(request)
        return [*names, "address"] if request.user.is_superuser else names

    def get_urls(self):
        export = self.admin_site.admin_view(self.export)
        return [path("export/", export, name="audit_logentry_export"), *super().get_urls()]

    @admin.display(description=gettext_lazy("what"), ordering="action")
    def action_column(self, entry: LogEntry) -> str:
        return entry.get_action_display()

    @admin.display(description=gettext_lazy("kind of item"), ordering="item_type")
    def kind_column(self, entry: LogEntry) -> str:
        return capfirst(entry.item_type.name) if entry.item_type else ""

    @admin.display(description=gettext_lazy("details"))
    def details_column(self, entry: LogEntry) -> str:
        return details_text(entry)

    def export(self, request: HttpRequest) -> StreamingHttpResponse:
        entries, may_see_addresses = self.rows_to_export(request), request.user.is_superuser
        head = [_("when"), _("who"), _("what"), _("kind of item"), _("key"), _("item"), _("details")]
        head += [_("from address")] if may_see_addresses else []
        lines = (_row(entry, may_see_addresses) for entry in entries.iterator(chunk_size=ROWS_AT_ONCE))
        return exported(request, "log", head, lines, rows=entries.count())


@require_safe
def moved_log_view(request: HttpRequest, rest: str = "") -> HttpResponsePermanentRedirect:
    """Lead from the address that the log had when it was part of the workflow, filters included."""
    filters = f"?{query}" if (query := request.META.get("QUERY_STRING", "")) else ""
    return HttpResponsePermanentRedirect(f"{reverse('admin:audit_logentry_changelist')}{rest}{filters}")


def connect_sessions() -> None:
    """Write logins, failed ones and logouts into the log."""
    user_logged_in.connect(_logged_in)
    user_logged_out.connect(_logged_out)
    user_login_failed.connect(_login_failed)


def _row(entry: LogEntry, with_address: bool) -> list:
    moment = timezone.localtime(entry.at).isoformat(timespec="seconds")
    kind = entry.item_type.name if entry.item_type else ""
    place = [kind, entry.item_id, entry.item_name]
    address = [entry.address or ""] if with_address else []
    return [moment, entry.person_name, entry.get_action_display(), *place, details_text(entry), *address]


def _logged_in(sender, user, **kwargs) -> None:
    log(LogAction.LOGGED_IN, by=user)


def _logged_out(sender, user, **kwargs) -> None:
    if user is not None:
        log(LogAction.LOGGED_OUT, by=user)


def _login_failed(sender, credentials, **kwargs) -> None:
    log(LogAction.LOGIN_FAILED, by=None, name=str(credentials.get("username", ""))[:150])
