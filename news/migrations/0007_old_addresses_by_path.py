"""What old addresses are looked up by, and the promise that each has it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0006_old_addresses"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                condition=models.Q(("legacy_path__isnull", False)),
                fields=["legacy_path", "legacy_names"],
                name="post_by_old_address",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("legacy_address", None), ("legacy_path", None)),
                    models.Q(
                        ("legacy_address__isnull", False),
                        ("legacy_path__isnull", False),
                        ("legacy_path__startswith", "/"),
                    ),
                    _connector="OR",
                ),
                name="post_old_address_has_its_path",
            ),
        ),
    ]
