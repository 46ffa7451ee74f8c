"""The register of agreements."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.models import Agreement
from news.models import Post
from policyarchive.lib.words import in_language
from policyarchive.pages.board import page_links
from policyarchive.pages.filters import RegisterFilter
from policyarchive.pages.head import make_head
from policyarchive.pages.languages import page_language
from policyarchive.pages.trails import register_crumb

LATEST_POSTS = 10


@require_safe
def agreement_list(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    register = RegisterFilter(request.GET)
    rows = register.rows.with_status(on=today).with_parties().newest_first()
    page = register.page_of(rows)
    context = {
        "head": make_head(
            request,
            title=_("Agreements"),
            description=_("The city's agreements with its partner cities, by kind, city, area and year."),
            view="agreements:agreement_list",
            page=page.number,
            is_indexed=not register.is_narrowed,
        ),
        "filter": register,
        "page": page,
        "page_links": page_links(page),
    }
    return render(request, "agreements/agreement_list.html", context)


@require_safe
def agreement_detail(request: HttpRequest, slug: str) -> HttpResponse:
    today = timezone.localdate()
    public = Agreement.objects.published().with_status(on=today)
    agreement = get_object_or_404(public.for_page(), slug=slug)
    title, language = in_language(agreement, "title", page_language())
    posts = Post.objects.published().about_agreement(agreement).for_list().newest_first()
    context = {
        "head": make_head(
            request,
            title=title,
            language=language,
            description=in_language(agreement, "summary", page_language()).text,
            view="agreements:agreement_detail",
            args=(agreement.slug,),
            crumbs=[register_crumb()],
        ),
        "agreement": agreement,
        "chain": public.chain_of(agreement),
        "posts": posts[:LATEST_POSTS],
    }
    return render(request, "agreements/agreement_detail.html", context)
