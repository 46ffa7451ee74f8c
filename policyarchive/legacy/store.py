"""From a page that was read to a post, one transaction a file."""

import json
from dataclasses import asdict
from hashlib import sha256
from typing import NamedTuple

from django.db import transaction

from agreements.models import City, CooperationArea
from news.actions import add_post, store_post
from news.models import Post
from policyarchive.legacy.categories import Categories
from policyarchive.legacy.known import find_known, find_namesake, number_of_twin
from policyarchive.legacy.matching import Register
from policyarchive.legacy.models import ImportedPage
from policyarchive.legacy.options import Options
from policyarchive.legacy.reader.page import Page
from policyarchive.lib.language.translated import column, language_codes
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
        page=_digest(_texts_of(page)),
    )
    return Reading(page, areas, cities, sums)


def ref_of(page: Page) -> str:
    """Return the identity of a page that has no place, such as one from standard input."""
    identity = f"{page.date}\n{page.title}"
    return f"{REF}{sha256(identity.encode()).hexdigest()[:16]}"


@transaction.atomic
def store_page(reading: Reading, *, ref: str, categories: Categories, options: Options) -> Stored:
    """Create or update the post of a page; what did not change in the page stays as editors made it.

    A page whose title, date and body are those of another imported page makes no second post.
    A rehearsal does all of it and takes it back.
    """
    known = find_known(ref)
    if known and known.page == reading.sums.page and known.slugs == reading.slugs:
        return Stored("unchanged", known.number)
    stored = _update(ref, reading, categories) if known else _add(ref, reading, categories, options)
    transaction.set_rollback(options.is_rehearsal)
    return stored


def _add(ref: str, reading: Reading, categories: Categories, options: Options) -> Stored:
    if twin := number_of_twin(reading.sums.content):
        return Stored("unchanged", twin, same_as=str(twin))
    page, language = reading.page, language_of(reading.page)
    namesake = find_namesake(page.title, page.date, language=language)
    if namesake and options.leaves_out_same_title and not namesake.is_of_page:
        return Stored("unchanged", namesake.number, same_title=namesake.number)
    is_draft = options.is_hidden or is_foreign(page)
    stage = {"stage": Stage.DRAFT if is_draft else Stage.LIVE, "views": page.views or 0}
    columns = _columns(page, language, categories) | stage
    relations = {name: getattr(reading, name) for name in LINKED}
    post = add_post(ref, by=None, columns=columns, relations=relations)
    _remember(post, reading, is_new=True)
    return Stored("created", post.number, same_title=namesake.number if namesake else None)


def _update(ref: str, reading: Reading, categories: Categories) -> Stored:
    post = Post.objects.select_related("imported_page").get(ref=ref)
    before = getattr(post, "imported_page", None)
    is_same_page = before is not None and before.page == reading.sums.page
    stored = store_post(
        ref,
        by=None,
        columns={} if is_same_page else _changed_columns(reading.page, post, categories),
        relations={name: _merged(name, reading, post, before) for name in LINKED},
    )
    _remember(post, reading, is_new=before is None)
    return Stored(stored.outcome, post.number)


def _slugs(before: ImportedPage | None) -> dict[str, list[str]]:
    return {name: getattr(before, name) if before else [] for name in LINKED}


def _merged(name: str, reading: Reading, post: Post | None, before: ImportedPage | None) -> list:
    """Return the rows to link: what the page says now, with what editors added and took away."""
    now = getattr(reading, name)
    slugs = _slugs(before)[name]
    current = _linked(name, post) if post else []
    if [row.slug for row in current] == slugs:
        return now
    kept = [row for row in current if row.slug not in slugs or row in now]
    return kept + [row for row in now if row.slug not in slugs and row not in kept]


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


def _columns(page: Page, language: str, categories: Categories) -> dict:
    department = {column("department", language): page.department} if page.department else {}
    return department | {
        "original_language": language,
        column("title", language): page.title,
        column("body", language): page.body,
        "category": categories.find_or_make(page.category),
        "byline": page.author,
        "posted_on": page.date,
    }


def _changed_columns(page: Page, post: Post, categories: Categories) -> dict:
    """Return the columns that a page fills; texts in a language that it is no longer in go."""
    language, earlier = language_of(page), post.original_language
    gone = {column(name, earlier): None for name in ("title", "body")} if earlier != language else {}
    return _columns(page, language, categories) | gone


def _texts_of(page: Page) -> dict:
    """Return what makes a page another one when it changes: not its views, nor a field that it lacks."""
    fields = asdict(page) | {"views": None}
    return fields if page.department else {name: fields[name] for name in fields if name != "department"}


def _digest(value) -> str:
    return sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()
