"""Old addresses in their canonical form, with what they are found by."""

import logging

from django.db import migrations, models

import news.models.old_address
from policyarchive.lib.web.oldaddress import canonical, parse

READABLE = ("live", "withdrawn")
logger = logging.getLogger(__name__)


def make_canonical(apps, schema_editor):
    """Of two posts whose addresses are one, that which visitors can read keeps it, else the older one."""
    post_model = apps.get_model("news", "Post")
    owners, others = {}, []
    posts = post_model.objects.exclude(legacy_address=None).only("stage", "number", "legacy_address")
    for post in sorted(posts, key=lambda post: (post.stage not in READABLE, post.number)):
        address = canonical(post.legacy_address)
        if not address or address in owners:
            others.append(post)
        else:
            owners[address] = post
    for post in others:
        logger.warning("Post %s loses the old address %s", post.number, post.legacy_address)
    post_model.objects.filter(pk__in=[post.pk for post in others]).update(legacy_address=None)
    for address, post in owners.items():
        known = parse(address)
        columns = {"legacy_address": address, "legacy_path": known.path, "legacy_names": known.names}
        post_model.objects.filter(pk=post.pk).update(**columns)


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0005_lean_indexes"),
    ]

    operations = [
        migrations.AddField(
            model_name="post",
            name="legacy_names",
            field=models.CharField(blank=True, default="", editable=False, max_length=600),
        ),
        migrations.AddField(
            model_name="post",
            name="legacy_path",
            field=models.CharField(editable=False, max_length=600, null=True),
        ),
        migrations.AlterField(
            model_name="post",
            name="legacy_address",
            field=news.models.old_address.OldAddressField(
                blank=True,
                help_text="On the old site, such as /ko/node/6568 or"
                " /bbs/board.php?bo_table=news&wr_id=123; it leads here.",
                max_length=600,
                null=True,
                unique=True,
                verbose_name="old address",
            ),
        ),
        migrations.RunPython(make_canonical, migrations.RunPython.noop, elidable=True),
    ]
