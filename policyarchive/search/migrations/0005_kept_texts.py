from django.db import migrations, models

from policyarchive.lib.data.packing import pack
from policyarchive.search.backends import backend

AT_ONCE = 500


def compress(apps, schema_editor):
    rows = apps.get_model("search", "SearchText").objects
    last = 0
    while batch := list(rows.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        for row in batch:
            row.packed = pack(row.body)
        rows.bulk_update(batch, ["packed"], batch_size=100)
        last = batch[-1].pk


def keep_no_texts(apps, schema_editor):
    backend(schema_editor.connection.vendor).keep_no_texts(schema_editor)


class Migration(migrations.Migration):
    """Keep texts compressed and words without their text. What is there stays findable; `reindex` follows."""

    dependencies = [("search", "0004_words_in_rows")]
    operations = [
        migrations.AddField("SearchText", "tags", models.TextField(default="")),
        migrations.AddField("SearchText", "authors", models.TextField(default="")),
        migrations.AddField("SearchText", "packed", models.BinaryField(null=True)),
        migrations.RunPython(compress, migrations.RunPython.noop),
        migrations.RemoveField("SearchText", "body"),
        migrations.RenameField("SearchText", "packed", "body"),
        migrations.AlterField("SearchText", "body", models.BinaryField()),
        migrations.RunPython(keep_no_texts, migrations.RunPython.noop),
    ]
