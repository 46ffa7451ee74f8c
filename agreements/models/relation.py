"""How one agreement relates to an earlier one; only superseding and terminating change the other's status."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agreements.models.agreement import Agreement


class RelationKind(models.TextChoices):
    FOLLOWS_UP = "follows_up", _("follows up")
    IMPLEMENTS = "implements", _("implements")
    RENEWS = "renews", _("renews")
    RAISES = "raises", _("raises to the upper tier")
    AMENDS = "amends", _("amends")
    SUPPLEMENTS = "supplements", _("supplements")
    SUPERSEDES = "supersedes", _("supersedes")
    TERMINATES = "terminates", _("terminates")


# The same tie, named from the earlier agreement.
INVERSE_WORDS = {
    RelationKind.FOLLOWS_UP: _("followed up by"),
    RelationKind.IMPLEMENTS: _("implemented by"),
    RelationKind.RENEWS: _("renewed by"),
    RelationKind.RAISES: _("raised to the upper tier by"),
    RelationKind.AMENDS: _("amended by"),
    RelationKind.SUPPLEMENTS: _("supplemented by"),
    RelationKind.SUPERSEDES: _("superseded by"),
    RelationKind.TERMINATES: _("terminated by"),
}


class AgreementRelation(models.Model):
    from_agreement = models.ForeignKey(
        Agreement, models.CASCADE, related_name="relations", verbose_name=_("later agreement")
    )
    kind = models.CharField(_("relation"), max_length=12, choices=RelationKind)
    to_agreement = models.ForeignKey(
        Agreement, models.CASCADE, related_name="inverse_relations", verbose_name=_("earlier agreement")
    )

    class Meta:
        verbose_name = _("relation between agreements")
        verbose_name_plural = _("relations between agreements")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["from_agreement", "to_agreement", "kind"], name="agreementrelation_stated_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=RelationKind.values), name="agreementrelation_kind_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(from_agreement=F("to_agreement")), name="agreementrelation_not_to_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_agreement} {self.get_kind_display()} {self.to_agreement}"

    @property
    def inverse_words(self) -> str:
        return str(INVERSE_WORDS[RelationKind(self.kind)])

    def clean(self) -> None:
        if self.from_agreement_id and self.to_agreement_id and self.closes_a_circle():
            raise ValidationError(
                _("“%(earlier)s” already comes after “%(later)s”; the relation would go in a circle."),
                params={"earlier": self.to_agreement, "later": self.from_agreement},
            )

    def closes_a_circle(self) -> bool:
        """Tell whether the earlier agreement can already be traced back to the later one."""
        links = AgreementRelation.objects.exclude(pk=self.pk)
        seen: set[int] = set()
        ahead = {self.to_agreement_id}
        while ahead and self.from_agreement_id not in ahead:
            seen |= ahead
            ahead = set(
                links.filter(from_agreement__in=ahead).values_list("to_agreement", flat=True)
            ).difference(seen)
        return bool(ahead)
