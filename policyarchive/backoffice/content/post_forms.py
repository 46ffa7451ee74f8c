"""The form of a post: pins, marks and former addresses that the database would refuse, in words."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from policyarchive.backoffice.base.publishable import PublishableForm
from policyarchive.lib.licences import Licence

AI_MARK_STANDS_BESIDE = {Licence.KOGL_1, Licence.KOGL_2, Licence.KOGL_3, Licence.KOGL_4}


class PostForm(PublishableForm):
    def clean(self) -> None:
        super().clean()
        self._is_pinned_from_before_until()
        self._ai_mark_stands_beside_kogl()

    def clean_legacy_address(self) -> str | None:
        address = self.cleaned_data["legacy_address"]
        reasons = self.instance.reasons_against_old_address(address)
        if reasons := reasons or self.reasons_not_to_be_at(legacy_address=address):
            raise ValidationError(reasons)
        return address

    def _is_pinned_from_before_until(self) -> None:
        first, last = self.value("pinned_from"), self.value("pinned_until")
        if last and not first:
            self.refuse("pinned_from", _("Say from which day the post is pinned."))
        elif last and last < first:
            self.refuse("pinned_until", _("The last day of the pin is before its first day."))

    def _ai_mark_stands_beside_kogl(self) -> None:
        if self.value("has_ai_mark") and self.value("licence") not in AI_MARK_STANDS_BESIDE:
            self.refuse("has_ai_mark", _("The AI mark can only be used with one of the KOGL types 1 to 4."))
