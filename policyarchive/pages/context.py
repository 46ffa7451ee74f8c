"""What every template gets."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from policyarchive.lib.data.kept import kept
from policyarchive.pages.models import SiteSettings


def site(request: HttpRequest) -> dict:
    """Give the site's own words, read only where a template asks."""
    own = SimpleLazyObject(lambda: site_settings(request))
    return {"site": own, "own_site": own}  # Django's login and logout put their own `site` over ours


def site_settings(request: HttpRequest) -> SiteSettings:
    """Return the site's own words, which are shared and must not be changed."""
    own = vars(request)
    if "site_settings" not in own:
        own["site_settings"] = kept("site settings", SiteSettings.current)
    return own["site_settings"]
