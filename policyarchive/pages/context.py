"""What every template gets."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from policyarchive.pages.models import SiteSettings


def site(request: HttpRequest) -> dict:
    """Give the site's own words, read at most once a page and only where a template asks."""
    return {"site": SimpleLazyObject(SiteSettings.current)}
