"""The register of agreements."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from agreements.jsonld import agreement_document
from agreements.models import Agreement
from agreements.queries import AgreementQuerySet
from news.models import Post
from policyarchive.lib.data.recording import today
from policyarchive.lib.language.translated import column
from policyarchive.lib.language.words import in_language, original_of, whole_languages
from policyarchive.pages.board.pager import page_links
from policyarchive.pages.details import detail_page
from policyarchive.pages.filters import RegisterFilter
from policyarchive.pages.head import image_of, make_head
from policyarchive.pages.jsonld import address_of, dataset, dataset_document
from policyarchive.pages.languages import page_language
from policyarchive.pages.lists import feed_of_list, filter_html
from policyarchive.pages.trails import list_crumb
from policyarchive.pages.views.errors import not_readable
from policyarchive.pages.views.moved import at_one_address, follows_former_slugs
from policyarchive.pages.withdrawn import notice_of

LATEST_POSTS = 10


@require_safe
def agreement_list(request: HttpRequest) -> HttpResponse:
    day = today()
    register = RegisterFilter.of(request.GET)
    if moved := at_one_address(request, register):
        return moved
    rows = register.rows.with_status(on=day).with_parties().newest_first()
    page = register.page_of(rows)
    feed = feed_of_list("agreements:agreement_feed", register)
    context = {
        "head": make_head(
            request,
            title=register.title(page.paginator.count),
            description=register.description(page.paginator.count),
            view="agreements:agreement_list",
            page=page.number,
            query=register.query,
            is_indexed=not register.is_narrowed,
            json_ld=[] if register.is_narrowed or page.number > 1 else [dataset_document(request)],
            feed=feed,
        ),
        "feed": feed,
        "calendar": feed_of_list("agreements:agreement_calendar", register),
        "filter": register,
        "filter_html": filter_html(register, "agreements:agreement_list"),
        "view": "table",
        "page": page,
        "page_links": page_links(page),
    }
    return render(request, "agreements/agreement_list.html", context)


@require_safe
@follows_former_slugs(Agreement)
def agreement_detail(request: HttpRequest, slug: str) -> HttpResponse:
    agreement = rows_for_page().readable().filter(slug=slug).first()
    if agreement is None:
        return not_readable(request, Agreement.objects.filter(slug=slug))
    return render(request, "agreements/agreement_detail.html", agreement_context(request, agreement))


def rows_for_page() -> AgreementQuerySet:
    return Agreement.objects.with_status(on=today()).for_page()


@detail_page(Agreement, "agreements/agreement_detail.html", rows=rows_for_page)
def agreement_context(request: HttpRequest, agreement: Agreement) -> dict:
    """Return what the page of an agreement shows; a preview is made of the same."""
    title, language = in_language(agreement, "title", page_language())
    public = Agreement.objects.published().with_status(on=today())
    posts = Post.objects.published().about_agreement(agreement.public_row).for_list().reports_first()
    return {
        "head": make_head(
            request,
            title=title,
            language=language,
            description=getattr(agreement, column("summary", language)) or "",
            view="agreements:agreement_detail",
            args=(agreement.slug,),
            languages=whole_languages(agreement),
            original=original_of(agreement, "title"),
            crumbs=[list_crumb(agreement)],
            image=image_of(request, agreement, "agreements:agreement_share", agreement.public_row.slug),
            notice=notice_of(agreement),
            is_indexed=agreement.is_published,
            json_ld=_as_a_document(request, agreement, language),
        ),
        "agreement": agreement,
        "archive_url": reverse("agreements:agreement_attachments", args=[agreement.slug]),
        "chain": public.chain_of(agreement),
        "posts": posts[:LATEST_POSTS],
    }


def _as_a_document(request: HttpRequest, agreement: Agreement, language: str) -> list[dict]:
    """Return what the head says of an agreement to programs; of a withdrawn one, nothing."""
    if agreement.is_withdrawn:
        return []
    address = address_of(request, language)
    return [agreement_document(agreement, language, address_of=address, part_of=dataset(request))]


def _as_a_dataset(request: HttpRequest, register: RegisterFilter, page: int) -> list[dict]:
    """Return what the head says of the register to programs: once, on the first page of the whole."""
    return [] if register.is_narrowed or page > 1 else [dataset_document(request)]
