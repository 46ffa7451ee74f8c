from django.db import migrations

from policyarchive.search.backends import backend


def keep_in_rows(apps, schema_editor):
    backend(schema_editor.connection.vendor).keep_in_rows(schema_editor)


class Migration(migrations.Migration):
    """Documents written from now on keep their words with them; `reindex` writes all of them again."""

    dependencies = [("search", "0003_facets")]
    operations = [migrations.RunPython(keep_in_rows, migrations.RunPython.noop)]
