"""What every template gets."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from policyarchive.pages.models import SiteSettings


def site(request: HttpRequest) -> dict:
    """Give the site's own words, read only where a template asks."""
    own = SimpleLazyObject(lambda: site_settings(request))
    return {"site": own, "own_site": own}  # Django's login and logout put their own `site` over ours


def site_settings(request: HttpRequest) -> SiteSettings:
    """Return the site's own words, read at most once a request."""
    kept = vars(request)
    if "site_settings" not in kept:
        kept["site_settings"] = SiteSettings.current()
    return kept["site_settings"]
