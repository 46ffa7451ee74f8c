"""What every form of a move has: the version that was looked at, its words, and how it is carried out."""

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.text import capfirst, format_lazy
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from policyarchive.backoffice.workflow.effects import effects_of
from policyarchive.publishing import actions
from policyarchive.publishing.stages import MOVES


class Moment(forms.DateTimeField):
    """A day and time on the site's clock, whose zone is always shown."""

    def __init__(self, **kwargs):
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(
            widget=widget,
            help_text=format_lazy(gettext_lazy("Time in {zone}."), zone=settings.TIME_ZONE),
            input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
            **kwargs,
        )


class MoveForm(forms.Form):
    """A move with nothing to fill in. SEEN_VERSION is that of the row which the person looked at."""

    name: ClassVar[str] = ""
    own_title: ClassVar[Any] = ""
    explanation: ClassVar[Any] = ""
    takes_away: ClassVar[bool] = False  # from the public or from a colleague: its button says so
    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    required_css_class = "required"

    def __init__(self, data=None, *, item, person):
        super().__init__(data, initial={"seen_version": item.version}, label_suffix="")
        self.item, self.person = item, person

    def ask(self, parameters: Mapping[str, str]) -> None:
        """Take over from the address which version was on the screen, and which plan is meant."""
        seen = parameters.get("seen", "")
        if seen.isascii() and seen.isdigit() and len(seen) < 10:
            self.initial["seen_version"] = int(seen)

    @property
    def effects(self) -> list[str]:
        """Return what happens beside the move itself."""
        return effects_of(self.item, self.name)

    @property
    def title(self) -> str:
        return str(self.own_title or MOVES[self.name].label)

    def done(self) -> str:
        return _("“%(item)s” was %(moved)s.") % {"item": self.item, "moved": MOVES[self.name].past}

    def carry_out(self):
        """Make the move; return the row to look at next. Raises MoveRefused."""
        return getattr(actions, self.name)(self.item, by=self.person, **self.cleaned_data)


def plan_move(form: MoveForm, move: str, *, at: datetime.datetime, **details: Any) -> None:
    seen = form.cleaned_data["seen_version"]
    actions.schedule(form.item, move, at=at, by=form.person, seen_version=seen, **details)


def planned(item, at: datetime.datetime) -> str:
    values = {"item": item, "at": f"{timezone.localtime(at):%Y-%m-%d %H:%M}", "zone": settings.TIME_ZONE}
    return _("“%(item)s” is planned for %(at)s (%(zone)s).") % values


def language_name(code: str) -> str:
    return capfirst(get_language_info(code)["name_translated"])
