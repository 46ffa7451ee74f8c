"""Filters of lists by stage and by person; an item counts with its working copy, which no list shows."""

from collections.abc import Callable
from typing import ClassVar

from django.contrib.admin import SimpleListFilter
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from policyarchive.publishing.models import Stage
from policyarchive.publishing.rounds import returned_to, written_by


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
    """What a person wrote or submitted, whoever saved it last."""

    title = _("person")
    parameter_name = "saved"
    conditions: ClassVar[dict[str, Callable]] = {"me": written_by, "returned": returned_to}

    def lookups(self, request, model_admin):
        return [("me", _("Written or submitted by me")), ("returned", _("Sent back to me"))]

    def queryset(self, request, queryset):
        condition = self.conditions.get(self.value() or "")
        return queryset.filter(condition(queryset.model, request.user)) if condition else queryset
