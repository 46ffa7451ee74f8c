"""How often a password was guessed lately: a row for each name, address and pair of them that failed."""

from django.db import models
from django.db.models import Q


class Scope(models.TextChoices):
    PAIR = "pair"  # a name from an address
    DEVICE = "device"  # a name from a browser with which it logged in before
    ADDRESS = "address"
    NAME = "name"
    RESET = "reset"  # mails about a new password to an address
    RESET_FROM = "resets"  # such mails asked for from an address
    CHANGE = "change"  # the old password of an account, asked for before it gets a new one


class LoginWindow(models.Model):
    """FAILURES are tries that went wrong since BEGUN_AT; REFUSED those that were not even looked at."""

    scope = models.CharField(max_length=7, choices=Scope)
    key = models.CharField(max_length=250)
    name = models.CharField(max_length=150, blank=True)
    begun_at = models.DateTimeField(db_index=True)
    failures = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["scope", "key"], name="loginwindow_open_once"),
            models.CheckConstraint(condition=Q(scope__in=Scope.values), name="loginwindow_scope_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.scope} {self.key}: {self.failures} + {self.refused}"
