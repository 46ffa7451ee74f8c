"""Entries of feeds, made of the rows of each content type that a page's language really has."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Enclosure

from agreements.feeds import announced_at, changed_at, facts_as_html
from agreements.feeds import entry_id as agreement_id
from agreements.models import Agreement
from news.feeds import entry_id as post_id
from news.feeds import posted_at, updated_at
from news.models import Post
from policyarchive.content.registry import ContentType
from policyarchive.lib.body.sanitizing import excerpt, with_links_moved
from policyarchive.lib.language.moments import local_or_none
from policyarchive.lib.language.words import in_language
from policyarchive.lib.licences import Licence
from policyarchive.pages.feeds.atom import NEVER, Entry, Subject
from policyarchive.pages.head import absolute
from policyarchive.pages.languages import page_language, post_url

NEWEST = 30


def post_entries(request: HttpRequest, posts: Any) -> Iterator[Entry]:
    """Yield posts, which are the newest of some, as entries."""
    for post in posts.with_attachments().with_areas().select_related("category"):
        yield _post_entry(request, post)


def agreement_entries(request: HttpRequest, agreements: Any) -> Iterator[Entry]:
    """Yield those of these agreements that became public or changed last."""
    rows = agreements.in_language(page_language()).with_attachments().with_areas().with_parties()
    for agreement in rows.last_changed_first()[:NEWEST]:
        yield _agreement_entry(request, agreement)


def newest_of(*entries: Iterable[Entry]) -> list[Entry]:
    """Return the newest of entries of several types."""
    together = [entry for some in entries for entry in some]
    return sorted(together, key=lambda entry: entry.updated, reverse=True)[:NEWEST]


def item_entries(request: HttpRequest, known: ContentType) -> Iterator[Entry]:
    """Yield the newest rows of any content type, by its description alone."""
    rows: Any = known.public().defer(None)
    rows = rows.in_language(page_language())
    for item in (rows.with_attachments() if known.attachments else rows)[:NEWEST]:
        yield _item_entry(request, known, item)


def _post_entry(request: HttpRequest, post: Post) -> Entry:
    language = page_language()
    body, summary, department = (
        in_language(post, name, language).text for name in ("body", "summary", "department")
    )
    return Entry(
        id=post_id(post, language),
        title=in_language(post, "title", language).text,
        url=absolute(request, post_url(post, language)),
        updated=updated_at(post),
        published=posted_at(post),
        summary=summary or excerpt(body),
        content=_with_full_addresses(request, body),
        author=post.byline or department,
        subjects=(*_category(request, post), *_areas(request, post)),
        files=_files(request, post),
        licence=(post.get_licence_display(), Licence(post.licence).url),
    )


def _agreement_entry(request: HttpRequest, agreement: Agreement) -> Entry:
    language = page_language()
    address = reverse("agreements:agreement_detail", args=[agreement.slug])
    kinds = absolute(request, reverse("agreements:agreement_list"))
    return Entry(
        id=agreement_id(agreement, language),
        title=in_language(agreement, "title", language).text,
        url=absolute(request, address),
        updated=changed_at(agreement) or NEVER,
        published=announced_at(agreement),
        summary=in_language(agreement, "summary", language).text,
        content=facts_as_html(agreement, language),
        subjects=(
            Subject(agreement.kind, f"{kinds}?kind=", agreement.get_kind_display()),
            *_areas(request, agreement),
        ),
        files=_files(request, agreement),
    )


def _item_entry(request: HttpRequest, known: ContentType, item: Any) -> Entry:
    language = page_language()
    text = "".join(in_language(item, body, language).text for body in known.bodies)
    published = local_or_none(item.first_published_at)
    url = absolute(request, known.path(item))
    return Entry(
        id=url,
        title=in_language(item, known.title, language).text,
        url=url,
        updated=local_or_none(known.last_changed(item)) or published or NEVER,
        published=published,
        summary=excerpt(text),
        content=_with_full_addresses(request, text),
        files=_files(request, item) if known.attachments else (),
    )


def _with_full_addresses(request: HttpRequest, body: str) -> str:
    body = body.replace('src="/pictures/', f'src="{absolute(request, "/pictures/")}')
    return with_links_moved(body, start="/", to=absolute(request, "/"))


def _files(request: HttpRequest, item: Any) -> tuple[Enclosure, ...]:
    return tuple(
        Enclosure(absolute(request, file.url), str(file.stored.size), file.kind.media_type)
        for file in item.attachments
    )


def _category(request: HttpRequest, post: Post) -> tuple[Subject, ...]:
    if not post.category:
        return ()
    scheme = absolute(request, reverse("news:post_list")) + "?category="
    return (Subject(post.category.slug, scheme, in_language(post.category, "name", page_language()).text),)


def _areas(request: HttpRequest, item: Any) -> tuple[Subject, ...]:
    scheme = absolute(request, reverse("agreements:area_list"))
    return tuple(
        Subject(area.slug, scheme, in_language(area, "name", page_language()).text)
        for area in item.ordered_areas
    )
