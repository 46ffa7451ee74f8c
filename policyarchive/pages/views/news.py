"""The board and its posts."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from news.feeds import written_change, written_date
from news.jsonld import news_article
from news.models import Post, PostAttachment
from policyarchive.lib.body.sanitizing import plain_text, shortened
from policyarchive.lib.data.compiled import Compiled
from policyarchive.lib.data.recording import today
from policyarchive.lib.language.translated import column
from policyarchive.lib.language.words import Words, in_language, whole_languages
from policyarchive.library.models import Attachment
from policyarchive.pages.board.categories import categories, tabs
from policyarchive.pages.board.neighbours import neighbours
from policyarchive.pages.board.pager import pager_of
from policyarchive.pages.board.rows import PinnedFirst, board_rows, shown_rows, top_position
from policyarchive.pages.details import detail_page
from policyarchive.pages.filters import BoardFilter
from policyarchive.pages.head import absolute, image_of, make_head
from policyarchive.pages.jsonld import organisation, subjects_of, website
from policyarchive.pages.languages import page_language, post_url, url_here, with_query
from policyarchive.pages.lists import feed_of_list, filter_html
from policyarchive.pages.related import Related, related_to
from policyarchive.pages.trails import list_crumb
from policyarchive.pages.views.errors import not_readable
from policyarchive.pages.views.moved import at_one_address
from policyarchive.pages.withdrawn import notice_of


@require_safe
def post_list(request: HttpRequest) -> HttpResponse:
    day = today()
    board = BoardFilter.of(request.GET)
    if moved := at_one_address(request, board):
        return moved
    page = board.page_of(PinnedFirst(board.rows, on=day, selection=board.selection))
    rows = board_rows(page.object_list, on=day, top=top_position(page))
    feed, named = feed_of_list("news:post_feed", board), categories()
    context = {
        "head": make_head(
            request,
            title=board.title(page.paginator.count),
            description=board.description(page.paginator.count),
            view="news:post_list",
            page=page.number,
            query=board.query,
            is_indexed=not board.is_narrowed,
            feed=feed,
        ),
        "feed": feed,
        "filter": board,
        "filter_html": filter_html(board, "news:post_list"),
        "tabs": tabs(named, query=board.query, current=board.data.get("category", "")),
        "page": page,
        "pager": pager_of(page, request.path, board.query),
        "rows": shown_rows(rows, named, query=board.query_with_page),
    }
    return render(request, "news/post_list.jinja", context)


@require_safe
def post_detail(request: HttpRequest, number: int) -> HttpResponse:
    post = _readable.first(number=number)
    if post is None:
        return not_readable(request, Post.objects.filter(number=number))
    return render(request, "news/post_detail.jinja", post_context(request, post))


@detail_page(Post, "news/post_detail.jinja", rows=lambda: Post.objects.for_page().with_attachments())
def post_context(request: HttpRequest, post: Post) -> dict:
    """Return what the page of a post shows; a preview is made of the same."""
    board = BoardFilter.of(request.GET)
    title, language = in_language(post, "title", page_language())
    texts, related = Texts(post), related_to(post)
    return {
        "head": make_head(
            request,
            title=title,
            language=language,
            description=_description(post, language, texts),
            view="news:post_detail",
            args=(post.number,),
            languages=whole_languages(post),
            original=post.original_language,
            crumbs=[list_crumb(post)],
            notice=notice_of(post),
            is_indexed=post.is_published,
            **_as_an_article(request, post, language, texts, related),
        ),
        "post": post,
        "standfirst": standfirst(post, texts),
        "attachments": attachments_of(post),
        "archive_url": url_here("news:post_attachments", post.number),
        "shown_language": language,
        "related": related,
        "list_url": with_query(url_here("news:post_list"), board.query_with_page),
        "none_there": pgettext("neighbouring post", "None"),
        **neighbours(
            board.rows,
            post,
            query=board.query_with_page,
            is_whole=not board.is_narrowed,
            selection=board.selection,
        ),
    }


class Texts(dict):
    """The bodies of a post as plain text, by their languages; each is made once."""

    def __init__(self, post: Post):
        self._post = post

    def __missing__(self, language: str) -> str:
        self[language] = text = plain_text(getattr(self._post, column("body", language), None) or "")
        return text


def standfirst(post: Post, texts: Texts) -> Words:
    """Return the summary as its page shows it: not where the body begins with the same words."""
    summary = in_language(post, "summary", page_language())
    said = " ".join(summary.text.split()).removesuffix("…").removesuffix("...").rstrip()
    return Words("", summary.language) if texts[summary.language].startswith(said) else summary


def attachments_of(post: Any) -> list[Attachment]:
    """Return the files in order."""
    return [link.attachment for link in _files.objects(post=post.pk)] if post.has_attachments else []


def _description(post: Post, language: str, texts: Texts) -> str:
    return getattr(post, column("summary", language)) or shortened(texts[language])


def _as_an_article(request: HttpRequest, post: Post, language: str, texts: Texts, related: Related) -> dict:
    """Return what the head says of a post as news. What was withdrawn is not offered as news any more."""
    if post.is_withdrawn:
        return {}
    image = image_of(request, post, "news:post_share", post.public_row.number)
    article = news_article(
        post,
        language,
        url=absolute(request, post_url(post, language)),
        images=filter(None, [image]),
        description=_description(post, language, texts),
        publisher=organisation(request, language),
        part_of=website(request, language),
        about=subjects_of(request, related, language),
    )
    return {
        "kind": "article",
        "image": image,
        "published": written_date(post),
        "modified": written_change(post),
        "json_ld": [article],
    }


_readable = Compiled(lambda number: Post.objects.readable().for_page().filter(number=number), number=int)
_files = Compiled(
    lambda post: PostAttachment.objects.filter(post=post).select_related("attachment__stored"), post=int
)
