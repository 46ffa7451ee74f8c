from django.db import migrations, models
from django.db.models import Prefetch

AT_ONCE = 2_000


def gather(apps, schema_editor):
    """Write the facets, which stood in a table of their own, into the documents."""
    documents = apps.get_model("search", "SearchDocument").objects
    facets = Prefetch("facets", apps.get_model("search", "SearchFacet").objects.order_by("pk"), "rows")
    last = 0
    while rows := list(documents.filter(pk__gt=last).order_by("pk").prefetch_related(facets)[:AT_ONCE]):
        for row in rows:
            row.counted_by = " ".join(_facets(row))
        documents.bulk_update(rows, ["counted_by"], batch_size=200)
        last = rows[-1].pk


def _facets(row):
    yield f"kind:{row.kind}"
    yield from (f"{facet.kind}:{facet.value}" for facet in row.rows)
    if row.year:
        yield f"year:{row.year}"
    yield from (f"language:{code}" for code in row.languages.split(",") if code)


class Migration(migrations.Migration):
    dependencies = [("search", "0002_words")]
    operations = [
        migrations.AddField("SearchDocument", "counted_by", models.TextField(default=""), preserve_default=False),
        migrations.RunPython(gather, migrations.RunPython.noop),
        migrations.DeleteModel("SearchFacet"),
        migrations.RenameField("SearchDocument", "counted_by", "facets"),
        migrations.RemoveField("SearchDocument", "year"),
        migrations.RemoveField("SearchDocument", "languages"),
        migrations.RemoveField("SearchText", "tags"),
    ]
