"""Forms of the register: what the database would refuse is refused here, in words, beside its field."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policyarchive.backoffice.base.publishable import PublishableForm
from policyarchive.backoffice.content.signatories import SignedForm
from policyarchive.backoffice.forms.base import AddressNameForm
from policyarchive.backoffice.forms.dates import FuzzyDateField
from policyarchive.backoffice.forms.rows import OrderedRows, RowForm
from policyarchive.lib.language.translated import columns


class AgreementForm(PublishableForm, AddressNameForm):
    signed = FuzzyDateField(
        label=gettext_lazy("Signed on"),
        required=False,
        help_text=gettext_lazy(
            "As precisely as it is known: 2017-04-03, 2015-12 or 1971. 2017년 4월 3일 works too."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("signed", self.instance.signed_on)

    def clean(self) -> None:
        super().clean()
        if "signed" in self.cleaned_data:
            self.instance.signed_on = self.cleaned_data["signed"]
        self._expires_after_it_takes_effect()

    def last_resort(self) -> list[str]:
        """Name it by its kind and year."""
        signed = self.cleaned_data.get("signed")
        kind = self.value("kind").replace("_", "-")
        return [f"{kind}-{signed.year}" if signed else kind]

    def clean_slug(self) -> str:
        slug = super().clean_slug()
        if slug and (reasons := self.reasons_not_to_be_at(slug=slug)):
            raise ValidationError(reasons)
        return slug

    def _expires_after_it_takes_effect(self) -> None:
        first, last = self.value("effective_on"), self.value("expires_on")
        if first and last and last < first:
            self.refuse("expires_on", _("The last day of the term is before its first day."))


class PartyForm(SignedForm):
    def clean(self) -> None:
        super().clean()
        names = [self.cleaned_data.get(column) for column in columns("body")]
        if "city" in self.cleaned_data and not self.cleaned_data["city"] and not any(names):
            self.add_error("city", ValidationError(_("Choose a city, or write the name of the body.")))


class PartyRows(OrderedRows):
    once = "city"

    def clean(self) -> None:
        super().clean()
        for form in self.initial_forms:
            city = getattr(form, "cleaned_data", {}).get("city")
            if city and "city" in form.changed_data and city.pk in self._cities_of_others(form):
                form.add_error(
                    "city",
                    ValidationError(
                        _("“%(city)s” is in another row. To change the order, change the numbers."),
                        params={"city": city},
                    ),
                )

    def save(self, commit=True):
        saved = super().save(commit)
        for form in self.kept_forms() if commit else []:
            form.sign(form.instance)
        return saved

    def _cities_of_others(self, form) -> set:
        """Return what the database holds: rows are written one after the other, so two cannot swap."""
        return {other.initial.get("city") for other in self.initial_forms if other is not form}


class SignatoryForm(RowForm):
    def clean(self) -> None:
        super().clean()
        if not any(self.cleaned_data.get(column) for column in columns("name")):
            self.add_error(columns("name")[0], ValidationError(_("Write the name in at least one language.")))


class RelationForm(RowForm):
    def clean(self) -> None:
        super().clean()
        earlier = self.cleaned_data.get("to_agreement")
        if earlier and earlier.pk == self.instance.from_agreement_id:
            self.add_error("to_agreement", ValidationError(_("An agreement cannot be related to itself.")))
