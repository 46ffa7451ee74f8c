"""When an item was withdrawn and last revised, to the moment; of what is there the history tells it."""

import datetime

from django.db import migrations, models
from django.db.models import Max
from django.utils import timezone


def fill(apps, schema_editor):
    rows = apps.get_model("agreements", "Agreement").objects
    kinds = apps.get_model("contenttypes", "ContentType").objects
    kind = kinds.filter(app_label="agreements", model="agreement").first()
    entries = apps.get_model("publishing", "LogEntry").objects.filter(item_type=kind, action="withdraw")
    revisions = apps.get_model("publishing", "Revision").objects.filter(item_type=kind, is_major=True)
    for row in rows.filter(stage="withdrawn").only("pk"):
        latest = entries.filter(item_id=row.pk).order_by().aggregate(at=Max("at"))["at"]
        rows.filter(pk=row.pk).update(withdrawn_at=latest)
    for row in rows.exclude(revised_on=None).only("pk", "revised_on"):
        latest = revisions.filter(item_id=row.pk).order_by().aggregate(at=Max("saved_at"))["at"]
        midnight = timezone.make_aware(datetime.datetime.combine(row.revised_on, datetime.time.min))
        rows.filter(pk=row.pk).update(revised_at=latest or midnight)


class Migration(migrations.Migration):

    dependencies = [
        ('agreements', '0005_lean_indexes'),
        ("contenttypes", "0002_remove_content_type_name"),
        ("publishing", "0001_history"),
    ]
    run_before = [("publishing", "0011_the_log_has_an_app")]  # which takes the model that `fill` asks for

    operations = [
        migrations.AddField(
            model_name='agreement',
            name='revised_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='moment of the last major change'),
        ),
        migrations.AddField(
            model_name='agreement',
            name='withdrawn_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='moment of the withdrawal'),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
