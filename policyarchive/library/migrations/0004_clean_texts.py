"""Clean the texts that were stored before texts were cleaned on the way in."""

from django.db import migrations

from policyarchive.lib.data.stored import clean_stored

COLUMNS = {
    "Attachment": ["name", "title"],
    "Image": ["name", "alt", "caption", "credit"],
}


def clean(apps, schema_editor):
    for model, names in COLUMNS.items():
        clean_stored(apps.get_model("library", model), names)


class Migration(migrations.Migration):
    dependencies = [("library", "0003_discarded_files")]
    operations = [migrations.RunPython(clean, migrations.RunPython.noop)]
