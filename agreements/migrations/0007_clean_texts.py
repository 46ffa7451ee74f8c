"""Clean the texts that were stored before texts were cleaned on the way in."""

from django.db import migrations

from policyarchive.lib.data.stored import clean_stored

COLUMNS = {
    "City": ["name", "other_names", "description"],
    "CooperationArea": ["name", "other_names", "description"],
    "Agreement": ["title", "place", "summary", "note", "change_note", "withdrawal_reason", "redirect_to"],
    "Party": ["body"],
    "Signatory": ["name", "office"],
    "Source": ["url", "fact", "stated_date"],
}


def clean(apps, schema_editor):
    for model, names in COLUMNS.items():
        clean_stored(apps.get_model("agreements", model), names)


class Migration(migrations.Migration):
    dependencies = [("agreements", "0006_moments")]
    operations = [migrations.RunPython(clean, migrations.RunPython.noop)]
