"""Two people, one item: the second save is refused with both texts on the screen; the choice is theirs."""

from dataclasses import dataclass

from django.forms import ModelChoiceField, ModelForm, ModelMultipleChoiceField
from django.utils.translation import gettext as _

from policyarchive.backoffice.workflow.comparing import Change, label_of, marked_change
from policyarchive.lib.body.plain import body_lines
from policyarchive.lib.web.keys import is_key
from policyarchive.publishing.models import Revision


@dataclass(frozen=True)
class Conflict:
    """What the page shows: CHANGES lead from what is saved, the VERSION to write over, to what was typed."""

    sentence: str
    version: int
    changes: list[Change]


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
    changes = [_change(field) for field in differing]
    return Conflict(sentence % {"name": name or _("Somebody")}, form.instance.version, changes)


def _change(field) -> Change:
    language = field.field.widget.attrs.get("lang", "")
    label = label_of(field.form.instance._meta.get_field(field.name)) if language else field.label
    return marked_change(label, language, _words(field, field.initial), _words(field, field.data))


def _words(field, value) -> str:
    """Return a value of a field as words for people: rows by their names, a body without its markup."""
    if value in (None, "", []):
        return ""
    if isinstance(field.field, ModelChoiceField):
        values = value if isinstance(field.field, ModelMultipleChoiceField) else [value]
        keys = [key for key in (str(getattr(row, "pk", row)) for row in values) if is_key(key)]
        rows = field.field.queryset.filter(pk__in=keys)  # type: ignore[union-attr]
        return ", ".join(map(str, rows))
    text = str(dict(getattr(field.field, "choices", ())).get(value, value))
    return body_lines(text) if text.startswith("<") else text
