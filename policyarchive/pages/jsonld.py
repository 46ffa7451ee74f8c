"""What the site says about itself to programs, in the words of schema.org, and how things name each other."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.jsonld import AddressOf
from policyarchive.content.registry import type_of
from policyarchive.lib.language.words import in_language
from policyarchive.pages.context import site_settings
from policyarchive.pages.head import absolute
from policyarchive.pages.languages import page_language, url_in
from policyarchive.pages.related import VIEWS, Related

TYPES = {"agreement": "Legislation", "city": "AdministrativeArea", "area": "DefinedTerm"}

# What the whole register can be had as: the view and the media type.
DISTRIBUTIONS = [
    ("agreements:agreement_table_csv", "text/csv"),
    ("agreements:agreement_feed", "application/atom+xml"),
    ("agreements:agreement_calendar", "text/calendar"),
]


def address_of(request: HttpRequest, language: str) -> AddressOf:
    """Return the function that gives the full address of a row's page in a language, or of a file."""

    def address(row: Any) -> str:
        if hasattr(row, "url"):
            return absolute(request, row.url)
        known = type_of(row)
        return absolute(
            request, url_in(language, known.detail, known.argument(getattr(row, "public_row", row)))
        )

    return address


def organisation(request: HttpRequest, language: str) -> dict[str, Any]:
    """Return who is behind the site."""
    site = site_settings(request)
    name = in_language(site, "organisation", language).text or in_language(site, "name", language).text
    about = {
        "@type": "GovernmentOrganization" if site.is_official else "Organization",
        "@id": absolute(request, "/") + "#organisation",
        "name": name,
        "url": absolute(request, url_in(language, "pages:home")),
        "logo": absolute(request, static("img/icon-512.png")),
        "email": site.email,
        "telephone": site.phone,
        "address": in_language(site, "address", language).text,
    }
    return {key: value for key, value in about.items() if value}


def website(request: HttpRequest, language: str) -> dict[str, Any]:
    """Return the site as what its pages are part of."""
    return {
        "@type": "WebSite",
        "@id": absolute(request, "/") + "#website",
        "name": in_language(site_settings(request), "name", language).text,
        "url": absolute(request, url_in(language, "pages:home")),
    }


def home_documents(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the organisation, and the site with how it is searched."""
    language, context = page_language(), {"@context": "https://schema.org"}
    owner = organisation(request, language)
    search = {
        "@type": "SearchAction",
        "target": {
            "@type": "EntryPoint",
            "urlTemplate": absolute(request, reverse("pages:search")) + "?q={search_term_string}",
        },
        "query-input": "required name=search_term_string",
    }
    about_site = {
        "inLanguage": language,
        "publisher": {"@type": owner["@type"], "@id": owner["@id"]},
        "potentialAction": search,
    }
    return [{**context, **owner}, {**context, **website(request, language), **about_site}]


def dataset(request: HttpRequest) -> dict[str, Any]:
    """Return the register as a thing of its own, for what stands in it."""
    return {
        "@type": "Dataset",
        "@id": absolute(request, "/") + "#register",
        "name": _("Register of agreements between cities"),
        "url": absolute(request, reverse("agreements:agreement_list")),
    }


def dataset_document(request: HttpRequest) -> dict[str, Any]:
    """Return the register, with what it holds and as what it can be had."""
    language = page_language()
    return {
        "@context": "https://schema.org",
        **dataset(request),
        "description": _(
            "The city's agreements with its partner cities: kind, parties, signatories, place, dates as "
            "exact as they are known, areas of cooperation, status, relations and sources."
        ),
        "inLanguage": language,
        "creator": organisation(request, language),
        "includedInDataCatalog": {**website(request, language), "@type": ["DataCatalog", "WebSite"]},
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": absolute(request, reverse(view)),
                "encodingFormat": media_type,
            }
            for view, media_type in DISTRIBUTIONS
        ],
    }


def subjects_of(request: HttpRequest, related: Related, language: str) -> list[dict[str, Any]]:
    """Return what a post is about: agreements, then cities, then areas."""
    return [
        {
            "@type": TYPES[one.what],
            "name": in_language(one, "name", language).text,
            "url": absolute(request, url_in(language, VIEWS[one.what], one.slug)),
        }
        for rows in related
        for one in rows
    ]
