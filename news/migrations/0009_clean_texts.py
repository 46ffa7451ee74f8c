"""Clean the texts that were stored before texts were cleaned on the way in."""

from django.db import migrations

from policyarchive.lib.data.stored import clean_stored

COLUMNS = {
    "Category": ["name"],
    "Post": ["ref", "title", "summary", "body", "byline", "department", "change_note", "withdrawal_reason", "redirect_to"],
}


def clean(apps, schema_editor):
    for model, names in COLUMNS.items():
        clean_stored(apps.get_model("news", model), names)


class Migration(migrations.Migration):
    dependencies = [("news", "0008_moments")]
    operations = [migrations.RunPython(clean, migrations.RunPython.noop)]
