"""Clean the texts that were stored before texts were cleaned on the way in."""

from django.db import migrations

from policyarchive.lib.data.stored import clean_stored

COLUMNS = {
    "SiteSettings": ["name", "greeting", "introduction", "organisation", "address", "phone", "email", "footer", "privacy_url"],
}


def clean(apps, schema_editor):
    for model, names in COLUMNS.items():
        clean_stored(apps.get_model("pages", model), names)


class Migration(migrations.Migration):
    dependencies = [("pages", "0002_cache_table")]
    operations = [migrations.RunPython(clean, migrations.RunPython.noop)]
