"""Carry out the moves that are due, where no `manage.py serve` does: what a timer calls every minute."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from policyarchive.housekeeping import clean_up
from policyarchive.publishing.actions import publish_due
from policyarchive.publishing.models import Schedule


class Command(BaseCommand):
    help = "Publish, withdraw and unpublish what is due. Safe to run at any time and twice at once."

    def handle(self, *args, **options):
        now = timezone.now()
        plans = publish_due(now=now)
        clean_up(now=now)
        for plan in plans:
            due = f"{timezone.localtime(plan.due_at):%Y-%m-%d %H:%M}"
            text = f"{plan.move} {plan.row_name} (due {due}): {plan.outcome}"
            self.stdout.write(f"{text}: {plan.failure}" if plan.failure else text)
        failed = sum(plan.outcome == "failed" for plan in plans)
        if failed:
            raise CommandError(f"{failed} of {len(plans)} failed; the reasons stand above and in the admin.")
        if Schedule.objects.due(now=now).exists():
            raise CommandError(
                "The database could not be written; what is still due waits for the next round."
            )
