"""Lists of the library: what is used, what lacks words, what lacks a twin."""

from django.contrib.admin import SimpleListFilter
from django.utils.translation import gettext_lazy as _

from policyarchive.backoffice.forms.checked import CheckedList
from policyarchive.library import references
from policyarchive.library.kinds import KINDS


class LibraryList(CheckedList):
    """Knows of the files on the page which are in use, with a few queries for all of them."""

    def get_results(self, request) -> None:
        super().get_results(request)
        rows = list(self.result_list)
        used = references.ids_used_by_rows(self.model, [row.pk for row in rows])
        for row in rows:
            row.is_used = row.pk in used
        self.result_list = rows


class UseFilter(SimpleListFilter):
    title = _("use")
    parameter_name = "use"

    def lookups(self, request, model_admin):
        return [("used", _("In use")), ("unused", _("Not in use"))]

    def queryset(self, request, queryset):
        if self.value() not in {"used", "unused"}:
            return queryset
        used = references.ids_used_by_rows(queryset.model)
        return queryset.filter(pk__in=used) if self.value() == "used" else queryset.exclude(pk__in=used)


class AltFilter(SimpleListFilter):
    title = _("alternative text")
    parameter_name = "alt"

    def lookups(self, request, model_admin):
        return [("missing", _("Missing in a language"))]

    def queryset(self, request, queryset):
        return queryset.without_alt() if self.value() == "missing" else queryset


class KindFilter(SimpleListFilter):
    title = _("kind")
    parameter_name = "kind"

    def lookups(self, request, model_admin):
        there = model_admin.model.objects.order_by().values_list("stored__kind", flat=True).distinct()
        return [(code, kind.label) for code, kind in KINDS.items() if code in set(there)]

    def queryset(self, request, queryset):
        return queryset.filter(stored__kind=self.value()) if self.value() in KINDS else queryset
