"""Partner cities."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.jsonld import city_document
from agreements.models import Agreement, City, CooperationArea
from news.facets.names import facet_of
from news.models import Post
from policyarchive.lib.data.recording import today
from policyarchive.lib.language.particles import with_particle
from policyarchive.lib.language.translated import column
from policyarchive.lib.language.words import in_language, original_of, whole_languages
from policyarchive.pages.filters import CityFilter
from policyarchive.pages.head import make_head
from policyarchive.pages.jsonld import address_of
from policyarchive.pages.languages import page_language
from policyarchive.pages.lists import filter_html
from policyarchive.pages.trails import list_crumb
from policyarchive.pages.views.moved import at_one_address, follows_former_slugs

LATEST_POSTS = 10
NEWEST_AGREEMENTS = 20


@require_safe
def city_list(request: HttpRequest) -> HttpResponse:
    places = CityFilter.of(request.GET)
    if moved := at_one_address(request, places):
        return moved
    cities = places.rows.with_agreements(Agreement.objects.published()).by_region(page_language())
    context = {
        "head": make_head(
            request,
            title=places.title(len(cities)),
            description=places.description(len(cities)),
            view="agreements:city_list",
            query=places.query,
            is_indexed=not places.is_narrowed,
        ),
        "filter": places,
        "filter_html": filter_html(places, "agreements:city_list"),
        "cities": cities,
    }
    return render(request, "agreements/city_list.html", context)


@require_safe
@follows_former_slugs(City)
def city_detail(request: HttpRequest, slug: str) -> HttpResponse:
    city = get_object_or_404(City, slug=slug)
    title, language = in_language(city, "name", page_language())
    feed = reverse("agreements:city_feed", args=[city.slug])
    agreements = Agreement.objects.published().with_city(city)
    context = {
        "head": make_head(
            request,
            title=title,
            language=language,
            description=getattr(city, column("description", language))
            or _("Agreements with %(city)s, their areas of cooperation and the news about them.")
            % {"city": with_particle(title, "과")},
            view="agreements:city_detail",
            args=(city.slug,),
            languages=whole_languages(city),
            original=original_of(city, "name"),
            crumbs=[list_crumb(city)],
            feed=feed,
            json_ld=[city_document(city, language, address_of=address_of(request, language))],
        ),
        "city": city,
        "feed": feed,
        "agreement_count": agreements.count(),
        "chain": _chain(city, agreements),
        "areas": CooperationArea.objects.named_in(agreements),
        "posts": Post.objects.published().for_list().newest_under(facet_of(city))[:LATEST_POSTS],
    }
    return render(request, "agreements/city_detail.html", context)


def _chain(city: City, agreements):
    """Return a partner's agreements in the order of time, and only the newest ones of the home city."""
    rows = agreements.with_status(on=today()).with_relations().with_parties()
    return rows.newest_first()[:NEWEST_AGREEMENTS] if city.is_home else rows.oldest_first()
