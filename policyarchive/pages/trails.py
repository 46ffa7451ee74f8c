"""The breadcrumbs above each kind of page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from policyarchive.pages.head import Crumb


def board_crumb() -> Crumb:
    return Crumb(_("News"), reverse("news:post_list"))


def register_crumb() -> Crumb:
    return Crumb(_("Agreements"), reverse("agreements:agreement_list"))


def cities_crumb() -> Crumb:
    return Crumb(_("Partner cities"), reverse("agreements:city_list"))


def areas_crumb() -> Crumb:
    return Crumb(_("Areas of cooperation"), reverse("agreements:area_list"))
