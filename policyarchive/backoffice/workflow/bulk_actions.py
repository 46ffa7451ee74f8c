"""What can be done to many items at once. Each action says what it will do to an item, or why it cannot."""

import copy
from typing import Any, ClassVar

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.models import CooperationArea
from news.models import Category
from policyarchive.backoffice.forms.checked import RowsField
from policyarchive.backoffice.workflow.effects import effects_of
from policyarchive.backoffice.workflow.move_form import language_name
from policyarchive.content.registry import type_of
from policyarchive.lib.data.fields import LinesInput
from policyarchive.lib.language.translated import column, language_codes
from policyarchive.publishing import actions
from policyarchive.publishing.guards import Finding, findings_about, findings_as_dated
from policyarchive.publishing.links import replace_links
from policyarchive.publishing.models import Publishable, Stage
from policyarchive.publishing.refusals import MoveRefused
from policyarchive.publishing.rights import (
    may,
    reasons_against,
    reasons_not_to_begin,
    reasons_not_to_publish,
    reasons_to_ask_about_a_withdrawal,
    reasons_to_ask_twice,
)
from policyarchive.publishing.stages import MOVES


class BulkAction(forms.Form):
    """An action with nothing to fill in."""

    title: ClassVar[Any] = ""
    required_css_class = "required"
    seen: dict[int, int] | None  # versions by key, of the rows that were on the page

    def __init__(self, data=None, *, person):
        super().__init__(data, label_suffix="")
        self.person = person
        self.seen = None

    def row(self, item: Publishable) -> Publishable:
        """Return which row of the item is meant."""
        return item

    def seen_version(self, item: Publishable) -> int | None:
        """Return the version that the person saw and confirmed."""
        if self.seen is None:
            return None
        if self.row(item).pk not in self.seen:
            raise MoveRefused([_("It was not on the page that you confirmed. Reload the page.")])
        return self.seen[self.row(item).pk]

    def outcome(self, item: Publishable) -> str:
        """Return what will become of an item, in words."""
        raise NotImplementedError

    def reasons_against(self, item: Publishable) -> list[str]:
        raise NotImplementedError

    def do(self, item: Publishable) -> None:
        """Do it, whole or not at all; raises ValidationError."""
        raise NotImplementedError


class BulkMove(BulkAction):
    move: ClassVar[str] = ""

    def outcome(self, item: Publishable) -> str:
        stages = _("%(before)s → %(after)s") % {
            "before": item.get_stage_display(),  # type: ignore[attr-defined]
            "after": Stage(MOVES[self.move].target).label,
        }
        return " ".join([stages, *effects_of(item, self.move)])

    def reasons_against(self, item: Publishable) -> list[str]:
        return reasons_against(MOVES[self.move], item, by=self.person)


class BulkPublish(BulkMove):
    """Publishes what is hidden, and of what is public the working copy."""

    title = gettext_lazy("Publish")
    move = "publish"
    findings: list[Finding] | None = None

    def outcome(self, item: Publishable) -> str:
        row = self.row(item)
        if row.is_working_copy:
            return " ".join([_("The working copy goes public."), *effects_of(row, self.move)])
        day = [_("Its day is that of the publication.")] if item.date_follows_publication else []
        return " ".join([super().outcome(item), *day])

    def row(self, item: Publishable) -> Publishable:
        return item.open_copy or item

    def reasons_against(self, item: Publishable) -> list[str]:
        row = self.row(item)
        if reasons := reasons_not_to_begin(MOVES[self.move], row, by=self.person):
            return reasons
        self.findings = findings_about(row)
        dated = copy.copy(row)
        actions.date_now(dated, row.date_follows_publication)
        found = findings_as_dated(row, dated, self.findings)
        return reasons_not_to_publish(row, findings=found) or reasons_to_ask_twice(
            dated, by=self.person, findings=found
        )

    def do(self, item: Publishable) -> None:
        """Publish it with the findings of `reasons_against`, which is asked right before."""
        seen = self.seen_version(item)
        actions.publish(self.row(item), by=self.person, seen_version=seen, findings=self.findings)


class BulkWithdraw(BulkMove):
    title = gettext_lazy("Withdraw")
    move = "withdraw"

    def __init__(self, data=None, *, person):
        super().__init__(data, person=person)
        for code in language_codes():
            self.fields[column("reason", code)] = LinesInput(
                label=_("Reason, for readers (%(language)s)") % {"language": language_name(code)},
                required=False,
                widget=forms.Textarea(attrs={"rows": 2, "lang": code}),
            )

    def reason(self) -> dict[str, str]:
        return {code: self.cleaned_data.get(column("reason", code), "") for code in language_codes()}

    def clean(self):
        super().clean()
        if not any(self.reason().values()):
            raise forms.ValidationError(_("Say why the items are withdrawn; readers see the reason."))
        if doubts := reasons_to_ask_about_a_withdrawal(self.reason()):
            way_out = _("Write it in another way, or withdraw the items one by one.")
            raise forms.ValidationError([*doubts, way_out])

    def do(self, item: Publishable) -> None:
        seen = self.seen_version(item)
        actions.withdraw(item, by=self.person, reason=self.reason(), seen_version=seen)


class BulkUnpublish(BulkMove):
    title = gettext_lazy("Unpublish")
    move = "unpublish"

    def outcome(self, item: Publishable) -> str:
        kept = [_("The text of the working copy stays in it.")] if item.open_copy else []
        return " ".join([super().outcome(item), *kept])

    def do(self, item: Publishable) -> None:
        actions.unpublish(item, by=self.person, seen_version=self.seen_version(item))


class BulkChange(BulkAction):
    """Changes content. What is public is changed in a working copy that goes public at once, as minor."""

    def outcome(self, item: Publishable) -> str:
        return _("Changed for visitors at once.") if item.is_readable else _("Changed; stays hidden.")

    def reasons_against(self, item: Publishable) -> list[str]:
        if not may(self.person, "change", item):
            return [_("Your role may not change it.")]
        if item.open_copy:
            return [_("Somebody is working on it: it has a working copy. Change it there.")]
        if item.is_withdrawn:
            return [_("It is withdrawn. Reinstate it first.")]
        if item.is_readable and not may(self.person, "publish", item):
            return [_("It is public, and your role may not publish.")]
        return reasons_to_ask_twice(item, by=self.person) if item.is_readable else []

    @transaction.atomic
    def do(self, item: Publishable) -> None:
        row = actions.start_working_copy(item, by=self.person) if item.is_readable else item
        self.change(row)
        actions.save(row, by=self.person, note=str(self.title))
        if row.is_working_copy:
            actions.publish(row, by=self.person)

    def change(self, row: Publishable) -> None:
        """Change the row in memory; it is saved after that."""
        raise NotImplementedError


class BulkCategorise(BulkChange):
    title = gettext_lazy("Change the category")
    category = forms.ModelChoiceField(
        Category.objects.all(),
        label=gettext_lazy("Category"),
        required=False,
        empty_label=gettext_lazy("No category"),
    )

    def change(self, row: Publishable) -> None:
        row.category = self.cleaned_data["category"]  # type: ignore[attr-defined]


class BulkAddAreas(BulkChange):
    title = gettext_lazy("Add areas")
    areas = RowsField(
        CooperationArea.objects.all(),
        label=gettext_lazy("Areas"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Added behind those that an item has already."),
    )

    def change(self, row: Publishable) -> None:
        known = row.ordered_areas  # type: ignore[attr-defined]
        new = [area for area in self.cleaned_data["areas"] if area not in known]
        if name := type_of(row).areas:
            replace_links(row, name, [*known, *new])
