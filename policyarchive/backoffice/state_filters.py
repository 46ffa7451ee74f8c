"""Filters of lists by stage and by person; an item counts with its working copy, which no list shows."""

from django.contrib.admin import SimpleListFilter
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from policyarchive.publishing.models import Revision, Stage


class ByStage(SimpleListFilter):
    """Items in a stage themselves, or with a working copy in that stage."""

    title = _("stage")
    parameter_name = "stage"

    def lookups(self, request, model_admin):
        return [*Stage.choices, ("changing", _("Live, with a working copy"))]

    def queryset(self, request, queryset):
        value = self.value()
        if value == "changing":
            return queryset.exclude(working_copy=None)
        if value not in Stage.values:
            return queryset
        return queryset.filter(Q(stage=value) | Q(working_copy__stage=value))


class SavedByMe(SimpleListFilter):
    title = _("person")
    parameter_name = "saved"

    def lookups(self, request, model_admin):
        return [("me", _("Saved by me"))]

    def queryset(self, request, queryset):
        if self.value() != "me":
            return queryset
        return queryset.filter(Revision.objects.saved_on(queryset.model, by=request.user))
