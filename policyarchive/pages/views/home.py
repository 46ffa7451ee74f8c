"""The front page, and the address that chooses a language."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from agreements.models import Agreement, City, CooperationArea
from news.models import Post
from policyarchive.lib.data.recording import today
from policyarchive.lib.language.words import in_language
from policyarchive.pages.board.rows import board_rows
from policyarchive.pages.context import site_settings
from policyarchive.pages.head import make_head
from policyarchive.pages.jsonld import home_documents
from policyarchive.pages.languages import language_wanted, page_language, url_in
from policyarchive.pages.models import SiteSettings

LATEST_POSTS = 8
PICTURED_POSTS = 3
LEAST_PICTURED = 2
NEWEST_AGREEMENTS = 6


@require_safe
def language_choice(request: HttpRequest) -> HttpResponse:
    response = redirect(url_in(language_wanted(request), "pages:home"))
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    day = today()
    public = Agreement.objects.published()
    site = site_settings(request)
    newest = Post.objects.published().for_list().with_lead_image().newest_first()
    pictured, others = _apart(list(newest[: LATEST_POSTS + PICTURED_POSTS]))
    return render(
        request,
        "pages/home.html",
        {
            "head": make_head(
                request,
                title="",
                description=_introduction(site),
                view="pages:home",
                json_ld=home_documents(request),
            ),
            "rows": board_rows(others, on=day),
            "pictured": pictured,
            "agreements": public.with_parties().newest_first()[:NEWEST_AGREEMENTS],
            "areas": CooperationArea.objects.with_agreements(public),
            "cities": City.objects.partners().with_agreements(public).by_name(page_language()),
        },
    )


def _apart(posts: list[Post]) -> tuple[list[Post], list[Post]]:
    """Return the newest posts with a picture, and those that the list shows: none of them twice."""
    pictured = [post for post in posts[:LATEST_POSTS] if post.lead_image][:PICTURED_POSTS]
    if len(pictured) < LEAST_PICTURED:
        pictured = []
    return pictured, [post for post in posts if post not in pictured][:LATEST_POSTS]


def _introduction(site: SiteSettings) -> str:
    """Return what the site says about itself, or the least that it has."""
    words = (in_language(site, name, page_language()).text for name in ("introduction", "greeting", "name"))
    return next(filter(None, words), "")
