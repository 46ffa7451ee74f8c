from django.db import migrations

from policyarchive.search.backends import backend


def prepare(apps, schema_editor):
    backend(schema_editor.connection.vendor).prepare(schema_editor)


def remove(apps, schema_editor):
    backend(schema_editor.connection.vendor).remove(schema_editor)


class Migration(migrations.Migration):
    """Make room for the words, in what the database has for full text. `reindex` fills it."""

    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(prepare, remove)]
