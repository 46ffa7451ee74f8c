"""The log comes from the app `publishing`, whose table it keeps: with its rows, and the rights to read it."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


def own_the_type(apps, schema_editor):
    _rename_type(apps, schema_editor, "publishing", "audit")


def give_the_type_back(apps, schema_editor):
    _rename_type(apps, schema_editor, "audit", "publishing")


def _rename_type(apps, schema_editor, before, after):
    """Permissions belong to the type of a row, so whoever might read the log still may."""
    types = apps.get_model("contenttypes", "ContentType").objects.using(schema_editor.connection.alias)
    if not types.filter(app_label=after, model="logentry").exists():
        types.filter(app_label=before, model="logentry").update(app_label=after)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("publishing", "0009_forms_sent_once"),  # which has made the table by then
    ]

    state_operations = [
        migrations.CreateModel(
            name="LogEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name="when")),
                ("person_name", models.CharField(blank=True, max_length=150, verbose_name="name")),
                ("action", models.CharField(db_index=True, max_length=40, verbose_name="what")),
                ("item_id", models.PositiveBigIntegerField(null=True, verbose_name="key")),
                ("item_name", models.CharField(blank=True, max_length=300, verbose_name="item")),
                ("details", models.JSONField(default=dict, verbose_name="details")),
                ("item_type", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="contenttypes.contenttype", verbose_name="kind of item")),
                ("person", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="who")),
                ("address", models.GenericIPAddressField(null=True, verbose_name="from address")),
            ],
            options={
                "verbose_name": "log entry",
                "verbose_name_plural": "log",
                "db_table": "publishing_logentry",
                "ordering": ["-pk"],
                "default_permissions": ["view"],
                "indexes": [models.Index(fields=["item_type", "item_id"], name="log_by_item")],
                "constraints": [models.CheckConstraint(condition=models.Q(("action", ""), _negated=True), name="log_entry_says_what_was_done")],
            },
        ),
    ]
    operations = [
        migrations.SeparateDatabaseAndState(state_operations=state_operations),
        migrations.RunPython(own_the_type, give_the_type_back),
    ]
