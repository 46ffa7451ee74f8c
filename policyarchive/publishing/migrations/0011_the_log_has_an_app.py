"""The log belongs to the app `audit`; its table stays as it is."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("publishing", "0010_answers_of_any_length"),
        ("audit", "0001_log"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel(name="LogEntry")]),
    ]
