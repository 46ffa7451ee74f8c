"""The table that all processes share as their cache, also where Redis is the first choice and is away."""

from django.core.management import call_command
from django.db import migrations

from policyarchive.lib.environment import CACHE_TABLE


def make_table(apps, schema_editor) -> None:
    call_command("createcachetable", CACHE_TABLE, database=schema_editor.connection.alias, verbosity=0)


def drop_table(apps, schema_editor) -> None:
    schema_editor.execute(f"DROP TABLE {schema_editor.quote_name(CACHE_TABLE)}")


class Migration(migrations.Migration):
    dependencies = [("pages", "0001_initial")]

    operations = [migrations.RunPython(make_table, drop_table)]
