"""Two people, one item: the second save is refused with both texts on the screen; the choice is theirs."""

from dataclasses import dataclass

from django.forms import ModelChoiceField, ModelForm, ModelMultipleChoiceField
from django.utils.translation import gettext as _

from policyarchive.lib.richtext import plain_text
from policyarchive.lib.worddiff import Piece, marked
from policyarchive.publishing.models import Revision


@dataclass(frozen=True)
class Difference:
    label: str
    language: str
    theirs: str
    mine: str

    @property
    def pieces(self) -> tuple[list[Piece], list[Piece]]:
        """Return both texts in pieces, with what the other one lacks marked."""
        return marked(self.theirs, self.mine)


@dataclass(frozen=True)
class Conflict:
    """What the page shows. VERSION is the one that the person may choose to write over."""

    sentence: str
    version: int
    differences: list[Difference]


class VersionedForm(ModelForm):
    """A form that was filled in from one version of a row, and refuses to be saved over another.

    The version that the person saw comes with the page; `_overwrite` is their choice after they saw both.
    """

    conflict: Conflict | None = None

    def clean(self) -> None:
        super().clean()
        chosen = self.data.get("_overwrite") or self.data.get("seen_version")
        if self.instance.pk and chosen != str(self.instance.version):
            self.conflict = conflict_of(self)
            self.add_error(None, self.conflict.sentence)


def conflict_of(form) -> Conflict:
    last = Revision.objects.of(form.instance).defer("data").first()
    name = last.saved_by_name if last else ""
    sentence = _("%(name)s saved this item after you opened it. Nothing of yours is lost: compare, choose.")
    # Not `changed_data`: a field with a hidden initial value compares with what the person saw.
    differing = [field for field in form if field.field.has_changed(field.initial, field.data)]
    differences = [_difference(field) for field in differing]
    return Conflict(sentence % {"name": name or _("Somebody")}, form.instance.version, differences)


def _difference(field) -> Difference:
    language = field.field.widget.attrs.get("lang", "")
    return Difference(field.label, language, _words(field, field.initial), _words(field, field.data))


def _words(field, value) -> str:
    """Return a value of a field as words for people: rows by their names, a body without its markup."""
    if value in (None, "", []):
        return ""
    if isinstance(field.field, ModelChoiceField):
        values = value if isinstance(field.field, ModelMultipleChoiceField) else [value]
        rows = field.field.queryset.filter(pk__in=[getattr(row, "pk", row) for row in values])  # type: ignore[union-attr]
        return ", ".join(map(str, rows))
    text = str(dict(getattr(field.field, "choices", ())).get(value, value))
    return plain_text(text) if text.startswith("<") else text
