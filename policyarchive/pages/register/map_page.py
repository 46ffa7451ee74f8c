"""The map of the register: what its page shows beside the drawing."""

from typing import NamedTuple
from urllib.parse import parse_qsl

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, pgettext

from agreements.models import Region
from policyarchive.lib.drawing.maps.phone_map import phone_map
from policyarchive.lib.drawing.maps.world_map import world_map
from policyarchive.pages.filters import RegisterFilter
from policyarchive.pages.register.listed import Listed, listed
from policyarchive.pages.register.ties import Tie, Ties


class Zoom(NamedTuple):
    label: str
    url: str
    is_current: bool


class Group(NamedTuple):
    """The partners of a region, as the list beside the map has them."""

    label: str
    ties: list[Listed]


def map_context(ties: Ties, register: RegisterFilter) -> dict:
    zoom = register.chosen.get("region", "")
    label = gettext("Map of partner cities; the list below says the same")
    world = world_map(ties.partners, label=label, zoom=zoom)
    phone = "" if zoom else phone_map(ties.partners, label=label)
    return {
        "drawings": [_drawn(drawing) for drawing in (world, phone) if drawing],
        "zooms": _zooms(register, zoom),
        "groups": groups_of(ties.ties),
    }


def groups_of(ties: list[Tie]) -> list[Group]:
    """Return the partners by region, in the order in which the map links to them."""
    codes = dict.fromkeys(tie.region for tie in ties)
    return [Group(region_label(code), [listed(tie) for tie in ties if tie.region == code]) for code in codes]


def region_label(code: str) -> str:
    """Return the name of a region; bodies that are no cities lie in none."""
    return str(dict(Region.choices).get(code) or gettext("Other parties"))


def _zooms(register: RegisterFilter, zoom: str) -> list[Zoom]:
    kept = {name: value for name, value in parse_qsl(register.query) if name != "region"}
    views = [("", pgettext("region of a map", "World")), *Region.choices]
    return [
        Zoom(
            str(label),
            reverse("agreements:agreement_map", query=kept | ({"region": code} if code else {})),
            code == zoom,
        )
        for code, label in views
    ]


def _drawn(drawing: str) -> SafeString:
    return mark_safe(drawing)  # lib/drawing escapes every text
