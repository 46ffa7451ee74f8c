"""From a page that was read to a post, one transaction a file."""

import json
from dataclasses import asdict
from hashlib import sha256
from typing import NamedTuple

from django.db import transaction

from agreements.models import City, CooperationArea
from news.actions import store_post
from news.models import Post
from policyarchive.legacy.categories import find_or_make_category
from policyarchive.legacy.matching import Register
from policyarchive.legacy.models import ImportedPage
from policyarchive.legacy.page import Page
from policyarchive.lib.translated import language_codes
from policyarchive.publishing.models import Stage

REF = "legacy:"
LINKED = ("areas", "cities")


class Checksums(NamedTuple):
    """What tells a page from another (content), and from itself before it changed (page)."""

    content: str
    page: str


class Reading(NamedTuple):
    """A page with what the register knows of it."""

    page: Page
    areas: list[CooperationArea]
    cities: list[City]
    sums: Checksums

    @property
    def slugs(self) -> dict[str, list[str]]:
        return {name: [row.slug for row in getattr(self, name)] for name in LINKED}


class Stored(NamedTuple):
    outcome: str
    number: int | None
    same_as: str = ""  # the number, or in a rehearsal the file, of the page that is the same
    same_title: int | None = None  # the number of another post that has the title and the date too


def match_page(page: Page, register: Register) -> Reading:
    areas, cities = register.areas_of(page.bullets), register.cities_in(f"{page.title}\n{page.text}")
    sums = Checksums(
        content=_digest([page.title, page.date, page.body]),
        page=_digest(asdict(page) | {"views": None}),
    )
    return Reading(page, areas, cities, sums)


def ref_of(page: Page) -> str:
    """Return the identity of a page that has no place, such as one from standard input."""
    identity = f"{page.date}\n{page.title}"
    return f"{REF}{sha256(identity.encode()).hexdigest()[:16]}"


@transaction.atomic
def store_page(reading: Reading, *, ref: str, is_hidden: bool = False, is_rehearsal: bool = False) -> Stored:
    """Create or update the post of a page; what did not change in the page stays as editors made it.

    A page whose title, date and body are those of another imported page makes no second post.
    A rehearsal does all of it and takes it back.
    """
    post = Post.objects.select_related("imported_page").filter(ref=ref).first()
    before = getattr(post, "imported_page", None)
    if post is None and (twin := _number_of_twin(reading.sums)):
        return Stored("unchanged", twin, same_as=str(twin))
    is_same_page = before is not None and before.page == reading.sums.page
    if post and is_same_page and _slugs(before) == reading.slugs:
        return Stored("unchanged", post.number)
    namesake = None if post else _number_of_namesake(reading.page)
    stored = store_post(
        ref,
        by=None,
        columns={} if is_same_page else _columns(reading.page, post, is_hidden=is_hidden),
        relations={name: _merged(name, reading, post, before) for name in LINKED},
    )
    _remember(stored.post, reading, is_new=before is None)
    transaction.set_rollback(is_rehearsal)
    return Stored(stored.outcome, stored.post.number, same_title=namesake)


def _number_of_twin(sums: Checksums) -> int | None:
    twins = ImportedPage.objects.filter(content=sums.content)
    return twins.values_list("post__number", flat=True).first()


def _number_of_namesake(page: Page) -> int | None:
    """Return the number of a post that has the page's title and date, whoever made it."""
    same = {f"title_{language_of(page)}": page.title, "posted_on": page.date}
    posts = Post.objects.filter(stage__in=Stage.values, **same)  # the index of days begins with the stage
    return min(filter(None, posts.order_by().values_list("number", flat=True)), default=None)


def _slugs(before: ImportedPage | None) -> dict[str, list[str]]:
    return {name: getattr(before, name) if before else [] for name in LINKED}


def _merged(name: str, reading: Reading, post: Post | None, before: ImportedPage | None) -> list:
    """Return the rows to link: what the page says now, with what editors added and took away."""
    now = getattr(reading, name)
    told = _slugs(before)[name]
    current = _linked(name, post) if post else []
    if [row.slug for row in current] == told:
        return now
    kept = [row for row in current if row.slug not in told or row in now]
    return kept + [row for row in now if row.slug not in told and row not in kept]


def _linked(name: str, post: Post) -> list:
    if name == "areas":
        return [link.area for link in post.area_links.select_related("area")]
    return list(post.cities.all())


def _remember(post: Post, reading: Reading, *, is_new: bool) -> None:
    ImportedPage(post=post, **reading.sums._asdict(), **reading.slugs).save(force_insert=is_new)


def is_foreign(page: Page) -> bool:
    return page.language not in language_codes()


def language_of(page: Page) -> str:
    """Return the language under which the page is kept: its own, or where the site lacks that, English."""
    known = language_codes()
    return next(code for code in (page.language, "en", known[0]) if code in known)


def _columns(page: Page, post: Post | None, *, is_hidden: bool) -> dict:
    language = language_of(page)
    columns = {
        "original_language": language,
        f"title_{language}": page.title,
        f"body_{language}": page.body,
        "category": find_or_make_category(page.category),
        "byline": page.author,
        "posted_on": page.date,
    }
    if post is None:
        is_draft = is_hidden or is_foreign(page)
        return columns | {"stage": Stage.DRAFT if is_draft else Stage.LIVE, "views": page.views or 0}
    if post.original_language != language:
        columns |= {f"{name}_{post.original_language}": None for name in ("title", "body")}
    return columns


def _digest(value) -> str:
    return sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()
