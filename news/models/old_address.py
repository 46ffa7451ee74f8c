"""The address that a post had on an old site, kept in one canonical form."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from policyarchive.lib.data.fields import CleanColumn
from policyarchive.lib.web.oldaddress import LONGEST, LONGEST_GIVEN, canonical, parse


class OldAddressField(CleanColumn, models.CharField):
    """Takes any spelling and holds the canonical one, whoever writes or asks."""

    def to_python(self, value):
        text = (super().to_python(value) or "").strip()
        if text and not canonical(text):
            raise ValidationError(_("This is the front page of a site. Write the address of one page."))
        return canonical(text) or None

    def get_prep_value(self, value):
        return super().get_prep_value((canonical(str(value)) or None) if value else None)

    def formfield(self, **kwargs):
        """Let a form take what is longer than its canonical form will be."""
        return super().formfield(**{**kwargs, "max_length": LONGEST_GIVEN})


class HasOldAddress(models.Model):
    number: int | None
    legacy_address = OldAddressField(
        _("old address"),
        max_length=LONGEST,
        unique=True,
        null=True,
        blank=True,
        help_text=_(
            "On the old site, such as /ko/node/6568 or /bbs/board.php?bo_table=news&wr_id=123; it leads here."
        ),
    )
    # What an address is found by: its path, and the names of its parameters.
    legacy_path = models.CharField(max_length=LONGEST, null=True, editable=False)
    legacy_names = models.CharField(max_length=LONGEST, blank=True, default="", editable=False)

    class Meta:
        abstract = True

    def save(self, *args, update_fields=None, **kwargs) -> None:
        if update_fields is None or "legacy_address" in update_fields:
            self.note_old_address()
            derived = {"legacy_path", "legacy_names"}
            update_fields = update_fields and derived.union(update_fields)
        super().save(*args, update_fields=update_fields, **kwargs)

    def is_at_old_address(self, address: str) -> bool:
        """Tell whether the row's old address, as it stands in memory, is asked for."""
        own = canonical(self.legacy_address or "")
        return bool(own) and own in parse(address).narrowed(parse(own).names)

    def reasons_against_old_address(self, address: str | None) -> list[str]:
        """Return why the row cannot have that old address: another has it, in whatever spelling."""
        others = type(self)._base_manager.exclude(pk=self.pk)
        other = others.filter(legacy_address=address).first() if address else None
        if other is None:
            return []
        sentence = gettext("“%(item)s” (number %(number)s) has the old address %(address)s already.")
        return [sentence % {"item": other, "number": other.number, "address": other.legacy_address}]

    def note_old_address(self) -> None:
        """Bring in step what the old address is found by; `save` does, `bulk_create` does not."""
        self.legacy_address = canonical(self.legacy_address or "") or None
        known = parse(self.legacy_address or "")
        self.legacy_path = known.path if self.legacy_address else None
        self.legacy_names = known.names
