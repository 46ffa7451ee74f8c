"""People who signed, as lines: `name / office`, one person a line, in the same order in each language."""

from itertools import zip_longest

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.models import Party, Signatory
from policyarchive.backoffice.forms.rows import RowForm
from policyarchive.backoffice.workflow.move_form import language_name
from policyarchive.lib.data.fields import LinesInput
from policyarchive.lib.language.translated import column, columns, language_codes

LINES = "signed_by"


class SignatoryLines(LinesInput):
    def __init__(self, code: str):
        super().__init__(
            required=False,
            widget=forms.Textarea(attrs={"rows": 2, "lang": code}),
            help_text=gettext_lazy(
                "One person per line, as “name / office”; the same order in each language."
            ),
        )
        self.code = code

    def clean(self, value) -> list[tuple[str, str]]:
        lines = (line.strip() for line in super().clean(value).splitlines())
        return [self._person(line) for line in lines if line]

    def _person(self, line: str) -> tuple[str, str]:
        name, _slash, office = (part.strip() for part in line.partition("/"))
        if not name:
            raise ValidationError(_("“%(line)s” has no name before the slash."), params={"line": line})
        for text, given in (("name", name), ("office", office)):
            field = Signatory._meta.get_field(column(text, self.code))
            field.run_validators(given)  # type: ignore[union-attr]
        return name, office


class SignedForm(RowForm):
    """A party that takes its new signatories in the same save: who adds an agreement writes it at one go."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for code in language_codes():
            if field := self.fields.get(column(LINES, code)):
                field.label = _("Add signatories (%(language)s)") % {"language": language_name(code)}

    def sign(self, party: Party) -> None:
        """Add a person for each line; lines with one number in several languages are one person."""
        last = party.signatories.count()
        lines = [self.cleaned_data.get(name) or [] for name in columns(LINES)]
        for number, person in enumerate(zip_longest(*lines, fillvalue=("", "")), last + 1):
            names, offices = zip(*person, strict=True)
            texts = dict(zip(columns("name") + columns("office"), names + offices, strict=True))
            Signatory.objects.create(party=party, position=number, **texts)


def with_lines(form: type[SignedForm]) -> type[SignedForm]:
    """Return the form with one field of lines for each language of the site."""
    fields = {column(LINES, code): SignatoryLines(code) for code in language_codes()}
    return type(form.__name__, (form,), {"__module__": form.__module__, **fields})
