import django.db.models.deletion
from django.db import migrations, models


def take_triggers_away(apps, schema_editor):
    """Before the tables go; `migrate` makes the triggers when it has ended."""
    from news.facets.triggers import remove

    remove()


class Migration(migrations.Migration):
    dependencies = [("news", "0011_rows_that_make_pages")]

    operations = [
        migrations.CreateModel(
            name="PostFacet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("facet", models.CharField(max_length=30)),
                ("posted_on", models.DateField()),
                ("number", models.PositiveIntegerField()),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="facets", to="news.post"
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("facet", "posted_on", "number"), name="postfacet_named_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="FacetCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("facet", models.CharField(max_length=30)),
                ("month", models.DateField()),
                ("slot", models.IntegerField(default=0)),
                ("posts", models.IntegerField()),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("facet", "month", "slot"), name="facetcount_counted_once")
                ],
            },
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(fields=["stage", "updated_at"], name="post_last_changed"),
        ),
        migrations.RunPython(migrations.RunPython.noop, take_triggers_away),
    ]
