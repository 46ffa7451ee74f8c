"""From the demo posts to the board. A post that is there already stays as it is, edits included."""

import json
from collections.abc import Iterator

from django.core.management.base import CommandError

from news.models import Post
from policyarchive.demo.register import DATA
from policyarchive.opendata.importing import PostImporter

FILE = DATA / "posts.jsonl"


def load_posts() -> int:
    """Import the posts that are missing; return how many. Raises CommandError for a line it cannot take."""
    count = 0
    for report in PostImporter().run(_new_lines()):
        if report.error:
            raise CommandError(f"{FILE.name}, {report.ref}: {report.error['reason']}")
        count += 1
    return count


def _new_lines() -> Iterator[bytes]:
    there = set(Post.objects.exclude(ref=None).values_list("ref", flat=True))
    with FILE.open("rb") as lines:
        for line in lines:
            if json.loads(line)["ref"] not in there:
                yield line
