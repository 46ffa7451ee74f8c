"""From posts to lines of the bulk format."""

from collections.abc import Iterator

from news.models import Post
from policyarchive.lib.language.translated import column, language_codes
from policyarchive.opendata.records import CHECKS, RELATIONS, TRANSLATED, in_order
from policyarchive.publishing.stages import OPEN, Stage

POSTS_AT_ONCE = 500
OTHERWISE = {"ref", "category", "lead_image", "as_stored"}  # no columns that are written as they are


def export_records(posts=None) -> Iterator[dict]:
    """Yield a record for each post, in the order of their numbers, drafts included, working copies not."""
    rows = Post.objects.originals() if posts is None else posts.originals()
    rows = rows.select_related("category", "lead_image").with_attachments()
    rows = rows.prefetch_related("agreements", "cities", "area_links__area")
    for post in rows.order_by("number").iterator(chunk_size=POSTS_AT_ONCE):
        yield in_order(record_of(post))


def record_of(post: Post) -> dict:
    """Return a post as a record. One that came from no other system is referred to by its number."""
    plain = [
        name
        for name in CHECKS
        if name not in {*TRANSLATED, *RELATIONS, "ref", "category", "lead_image", "as_stored"}
    ]
    return {
        **{name: getattr(post, name) for name in plain},
        **{name: _texts(post, name) for name in TRANSLATED},
        "ref": post.ref or f"post/{post.number}",
        # What waits for a reviewer or a time is a draft elsewhere: neither of the two travels along.
        "stage": Stage.DRAFT if post.stage in OPEN else post.stage,
        "category": post.category and post.category.slug,
        "agreements": sorted(agreement.slug for agreement in post.agreements.all()),
        "cities": sorted(city.slug for city in post.cities.all()),
        "areas": [area.slug for area in post.ordered_areas],
        "lead_image": post.lead_image and post.lead_image.uploaded_sha256,
        "attachments": [{"sha256": file.stored.sha256, "name": file.name} for file in post.attachments],
        "as_stored": True,
    }


def _texts(post: Post, name: str) -> dict[str, str]:
    texts = {code: getattr(post, column(name, code)) for code in language_codes()}
    return {code: text for code, text in texts.items() if text}
