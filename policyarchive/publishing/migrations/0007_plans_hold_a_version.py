"""A plan holds the version that was approved and the name of who made it; what waited gets them now.

A plan that waits for a move which cannot be made any more, left behind by an earlier version, is cancelled here.
"""

from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

CAN_BE_MADE_FROM = {"publish": ["scheduled"], "withdraw": ["live"], "unpublish": ["live", "withdrawn"]}
OCCASIONS = ["saved", "imported", "opened", "restored", "published", "kept"]


def complete_plans(apps, schema_editor):
    plans = apps.get_model("publishing", "Schedule").objects.using(schema_editor.connection.alias)
    for plan in plans.select_related("row_type", "made_by").iterator():
        plan.made_by_name = plan.made_by.username if plan.made_by else _name_in_the_log(apps, plan)
        row = _row(apps, plan) if plan.outcome == "waiting" else None
        if row is not None:
            plan.version = row.version
            if row.stage not in CAN_BE_MADE_FROM[plan.move]:
                plan.outcome, plan.finished_at = "cancelled", timezone.now()
        plan.save(update_fields=["version", "made_by_name", "outcome", "finished_at"])


def _row(apps, plan):
    model = apps.get_model(plan.row_type.app_label, plan.row_type.model)
    return model._base_manager.using(plan._state.db).filter(pk=plan.row_id).only("version", "stage").first()


def _name_in_the_log(apps, plan):
    """Return who made a plan whose account is gone; nothing where it was the console."""
    entries = apps.get_model("publishing", "LogEntry").objects.using(plan._state.db)
    made = entries.filter(action="scheduled", item_type=plan.row_type, details__at=plan.due_at.isoformat())
    by_time = made.filter(details__move=plan.move, item_name=plan.row_name).order_by("-pk").first()
    return by_time.person_name if by_time else ""


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("publishing", "0006_presence_pages"),
    ]

    operations = [
        migrations.AddField(
            "schedule",
            "version",
            models.PositiveIntegerField(default=0, verbose_name="version"),
            preserve_default=False,
        ),
        migrations.AddField(
            "schedule",
            "made_by_name",
            models.CharField(blank=True, default="", max_length=150, verbose_name="name"),
            preserve_default=False,
        ),
        migrations.RunPython(complete_plans, migrations.RunPython.noop, elidable=False),
        migrations.AddConstraint(
            "schedule",
            models.CheckConstraint(
                condition=models.Q(made_by=None) | ~models.Q(made_by_name=""),
                name="schedule_maker_has_a_name",
            ),
        ),
        migrations.RemoveConstraint("revision", "revision_occasion_is_known"),
        migrations.AlterField(
            "revision",
            "occasion",
            models.CharField(
                choices=[
                    ("saved", "Saved"),
                    ("imported", "Imported"),
                    ("opened", "Working copy made"),
                    ("restored", "Earlier revision restored"),
                    ("published", "Published"),
                    ("kept", "Text of the working copy kept"),
                ],
                max_length=10,
                verbose_name="occasion",
            ),
        ),
        migrations.AddConstraint(
            "revision",
            models.CheckConstraint(
                condition=models.Q(occasion__in=OCCASIONS), name="revision_occasion_is_known"
            ),
        ),
    ]
