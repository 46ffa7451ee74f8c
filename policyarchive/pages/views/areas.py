"""Areas of cooperation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.models import Agreement, City, CooperationArea
from news.facets.names import facet_of
from news.models import Post
from policyarchive.lib.data.recording import today
from policyarchive.lib.language.translated import column
from policyarchive.lib.language.words import in_language, original_of, whole_languages
from policyarchive.pages.head import make_head
from policyarchive.pages.languages import page_language
from policyarchive.pages.trails import list_crumb
from policyarchive.pages.views.moved import follows_former_slugs

LATEST_POSTS = 10
NEWEST_AGREEMENTS = 20


@require_safe
def area_list(request: HttpRequest) -> HttpResponse:
    context = {
        "head": make_head(
            request,
            title=_("Areas of cooperation"),
            description=_("What the city and its partners work on together, and the agreements that say so."),
            view="agreements:area_list",
        ),
        "areas": CooperationArea.objects.with_agreements(Agreement.objects.published()),
    }
    return render(request, "agreements/area_list.html", context)


@require_safe
@follows_former_slugs(CooperationArea)
def area_detail(request: HttpRequest, slug: str) -> HttpResponse:
    area = get_object_or_404(CooperationArea, slug=slug)
    title, language = in_language(area, "name", page_language())
    feed = reverse("agreements:area_feed", args=[area.slug])
    agreements = Agreement.objects.published().in_area(area)
    listed = agreements.with_status(on=today()).with_parties().newest_first()
    context = {
        "head": make_head(
            request,
            title=title,
            language=language,
            description=getattr(area, column("description", language)) or "",
            view="agreements:area_detail",
            args=(area.slug,),
            languages=whole_languages(area),
            original=original_of(area, "name"),
            crumbs=[list_crumb(area)],
            feed=feed,
        ),
        "area": area,
        "feed": feed,
        "agreement_count": agreements.count(),
        "agreements": listed[:NEWEST_AGREEMENTS],
        "cities": City.objects.bound_by(agreements).by_name(page_language()),
        "posts": Post.objects.published().for_list().newest_under(facet_of(area))[:LATEST_POSTS],
    }
    return render(request, "agreements/area_detail.html", context)
