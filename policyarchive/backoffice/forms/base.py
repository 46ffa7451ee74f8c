"""Forms of content: what the database would refuse is refused here, in words, beside its field."""

from copy import copy
from itertools import count
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext as _

from policyarchive.lib.language.translated import column, columns, language_codes
from policyarchive.lib.web.slugs import slug_of
from policyarchive.publishing.leading import reasons_not_to_lead

ROOM_FOR_A_NUMBER = 4  # as in `-123`, of names that are taken


class BackofficeForm(forms.ModelForm):
    def value(self, name: str):
        """Return the value that would be saved, also of a field that this person cannot change."""
        return self.cleaned_data.get(name, getattr(self.instance, name))

    def says_something(self) -> None:
        """Refuse an item without a word in any language: nobody could find or delete it."""
        names = [column for name in self._meta.model.texts for column in columns(name)]
        if not any(self.value(column) for column in names):
            first = next((column for column in names if column in self.fields), names[0])
            self.refuse(first, _("Nothing has been written yet. Write a title, then save."))

    def reasons_not_to_be_at(self, **address) -> list[str]:
        """Return why a hidden item that leads elsewhere cannot have an ADDRESS: it would lead to itself."""
        item = copy(self.instance)
        for name, value in address.items():
            setattr(item, name, value)
        return reasons_not_to_lead(item, item.redirect_to, must_be_there=False)

    def what_became_of_addresses(self) -> list[str]:
        """Return what a change of the address means to readers; nothing where there is no former one."""
        return []

    def refuse(self, name: str, sentence: str) -> None:
        """Put the sentence beside its field, or on top where this person does not see the field."""
        self.add_error(name if name in self.fields else None, ValidationError(sentence))


class AddressNameForm(BackofficeForm):
    """A row whose address name is made of its name where nobody writes one; a former name leads here."""

    loser: Any = None  # the row that the new address name led to until now

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            if self.instance.pk and self.instance.was_given_out:
                change = _(
                    "If you change it, the old address leads to the new one for good:"
                    " pages, filters and links."
                )
                field = self.fields["slug"]
                field.help_text = format_html("{} {}", field.help_text, change)

    def clean(self) -> None:
        super().clean()
        if "slug" in self.fields and "slug" not in self.errors and not self.cleaned_data.get("slug"):
            self.cleaned_data["slug"] = self._free(self.instance.slug or self._made())

    def _made(self) -> str:
        """Prefer English, which needs no romanisation."""
        named_by = getattr(self.instance, "texts", ["name"])[0]
        codes = sorted(language_codes(), key=lambda code: code != "en")
        most = self.instance._meta.get_field("slug").max_length - ROOM_FOR_A_NUMBER
        names = [self.value(column(named_by, code)) for code in codes]
        return slug_of(*names, *self.last_resort(), most=most)

    def last_resort(self) -> list[str]:
        """Return what to make it of where the name gives nothing, as one in Chinese characters."""
        return [self.instance._meta.model_name]

    def _free(self, slug: str) -> str:
        taken = type(self.instance)._base_manager.exclude(pk=self.instance.pk).filter(slug__startswith=slug)
        former = type(self.instance).former_slugs.rel.related_model.objects.exclude(row=self.instance.pk)
        both = (taken, former.filter(slug__startswith=slug))
        known = {name for rows in both for name in rows.values_list("slug", flat=True)}
        return next(name for n in count(1) if (name := slug if n == 1 else f"{slug}-{n}") not in known)

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        rows: Any = type(self.instance)._default_manager
        owner = rows.formerly(slug) if slug else None
        self.loser = owner if owner != self.instance else None
        return slug

    def what_became_of_addresses(self) -> list[str]:
        """Return sentences about what leads where now; to be asked after the row was saved."""
        sentences = []
        if self.instance.former_slugs.filter(slug=self.initial.get("slug", "")).exists():
            words = {"old": self.initial["slug"], "new": self.instance.slug}
            sentences.append(_("Addresses with %(old)s lead to those with %(new)s from now on.") % words)
        if self.loser:
            words = {"slug": self.instance.slug, "item": self.loser}
            sentences.append(_("Addresses with %(slug)s, which led to “%(item)s”, lead here now.") % words)
        return sentences


class TranslatedNameForm(AddressNameForm):
    """A row of a register that needs a name in one language at least."""

    def clean(self) -> None:
        super().clean()
        if not any(self.value(column) for column in columns("name")):
            self.refuse(columns("name")[0], _("Write the name in at least one language."))
