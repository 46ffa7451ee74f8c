import json

from django.db import migrations, models

from policyarchive.lib.data.packing import pack, unpack

AT_ONCE = 500


def batches(rows):
    last = 0
    while batch := list(rows.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        yield batch
        last = batch[-1].pk


def compress(apps, schema_editor):
    """Keep what each revision held, as it was, in a quarter of the room."""
    rows = apps.get_model("publishing", "Revision")._base_manager
    for batch in batches(rows.only("pk", "data")):
        for row in batch:
            row.packed = pack(json.dumps(row.data, ensure_ascii=False, separators=(",", ":")))
        rows.bulk_update(batch, ["packed"], batch_size=100)


def expand(apps, schema_editor):
    rows = apps.get_model("publishing", "Revision")._base_manager
    for batch in batches(rows.only("pk", "packed")):
        for row in batch:
            row.data = json.loads(unpack(row.packed) or "{}")
        rows.bulk_update(batch, ["data"], batch_size=100)


class Migration(migrations.Migration):
    dependencies = [("publishing", "0012_known_choices")]
    operations = [
        migrations.AddField("Revision", "packed", models.BinaryField(null=True)),
        migrations.AlterField("Revision", "data", models.JSONField(null=True)),
        migrations.RunPython(compress, expand),
        migrations.RemoveField("Revision", "data"),
        migrations.RenameField("Revision", "packed", "data"),
        migrations.AlterField("Revision", "data", models.BinaryField()),
    ]
