"""The last number given to a post. Numbers are stable and never given twice."""

from django.db import models


class PostCounter(models.Model):
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="postcounter_is_one_row")]

    def __str__(self) -> str:
        return str(self.last_number)
