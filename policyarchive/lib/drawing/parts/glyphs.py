"""A sign for each family of areas, 16 × 16, of arcs, dots and straight lines; decoration beside a name.

An area is known by its address name; one that is in no family has no sign.
"""

from collections.abc import Iterable

from policyarchive.lib.drawing.parts.svg import element

_LINES = {
    "climate": "M1 13h14M3.5 10a4.5 4.5 0 0 1 9 0M8 1v2M2.6 3.6l1.4 1.4M13.4 3.6 12 5",
    "balance": "M8 2v12M4 14h8M2.5 5h11M.8 8a2.2 2.2 0 0 0 4.4 0zM10.8 8a2.2 2.2 0 0 0 4.4 0z",
    "growth": "M1 14h14M4 14v-4M8 14V7M12 14V2",
    "digital": "M2 2h4.5v4.5H2zM9.5 9.5H14V14H9.5z",
    "arts": "M2.5 2h11v5.5a5.5 5.5 0 0 1-11 0zM5.5 10h5",
    "tourism": "M8 15C4.5 11 3 8.8 3 6.5a5 5 0 0 1 10 0C13 8.8 11.5 11 8 15z",
    "government": "M1.5 6 8 2l6.5 4zM2 14h12M4 6v8M8 6v8M12 6v8",
    "smart": "M4.8 9.2a4.5 4.5 0 0 1 6.4 0M1.9 6.3a8.6 8.6 0 0 1 12.2 0",
    "social": "M3 12A6.5 6.5 0 0 1 8 3.5M8 3.5A6.5 6.5 0 0 1 13 12M13 12a7 7 0 0 1-10 0",
    "urban": "M1 14h14M2.5 14V8h4v6M6.5 14V2.5h4V14M10.5 14V6.5h3V14",
    "transport": "M4 2h8v9H4zM4 7h8M5.5 11 3.5 15M10.5 11l2 4",
    "nature": "M8 1.5c3.5 4 5 6.2 5 8.5a5 5 0 0 1-10 0c0-2.3 1.5-4.5 5-8.5zM8 12.5A2.5 2.5 0 0 0 10.5 10",
    "people": "M1 14a4 4 0 0 1 8 0M9.5 10.3A3.5 3.5 0 0 1 15 13.5",
    "knowledge": (
        "M8 4.5V14M8 4.5C6 3 4 2.6 1.5 3v9.5c2.5-.4 4.5 0 6.5 1.5 2-1.5 4-1.9 6.5-1.5V3C12 2.6 10 3 8 4.5z"
    ),
    "care": "M8 3v10M3 8h10M2 2h12v12H2z",
}
_DOTS = {  # x, y, radius
    "digital": ((11.8, 4.2, 1.6), (4.2, 11.8, 1.6)),
    "arts": ((5.8, 5.6, 1), (10.2, 5.6, 1)),
    "tourism": ((8, 6.5, 1.7),),
    "smart": ((8, 13, 1.8),),
    "social": ((8, 3.5, 2), (3, 12, 2), (13, 12, 2)),
    "people": ((5, 6, 2.2), (11.5, 6.5, 1.8)),
}
FAMILIES = {
    "climate": ("climate-response", "air-quality"),
    "balance": ("economic-democratization", "inclusive-growth", "direct-democracy"),
    "growth": ("economy-investment", "startups", "job-creation", "mice-industry"),
    "digital": ("digital-innovation", "innovation", "science-technology"),
    "arts": ("arts-culture", "creative-industries"),
    "tourism": ("tourism",),
    "government": ("e-government",),
    "smart": ("smart-city",),
    "social": ("social-innovation", "social-economy", "sharing-economy", "citizen-participation"),
    "urban": ("urban-regeneration", "urban-planning"),
    "transport": ("transport", "walkable-city"),
    "nature": ("environment", "water-management", "waste-management", "sustainable-development"),
    "people": ("personnel-exchange", "sports"),
    "knowledge": ("education", "policy-sharing", "research-cooperation", "international-organizations"),
    "care": ("public-safety", "public-health", "welfare"),
}
_FAMILY_OF = {area: family for family, areas in FAMILIES.items() for area in areas}


def family_of(area: str) -> str:
    """Return the family of an area; nothing where nobody has put it into one."""
    return _FAMILY_OF.get(area, "")


def families_of(areas: Iterable[str]) -> list[str]:
    """Return each family of these areas once, in their order."""
    return list(dict.fromkeys(filter(None, map(family_of, areas))))


def glyph_body(family: str) -> str:
    dots = (element("circle", class_="dot", cx=x, cy=y, r=radius) for x, y, radius in _DOTS.get(family, ()))
    return element("path", d=_LINES[family]) + "".join(dots)


def glyph(area: str) -> str:
    """Draw an area's sign beside its name; nothing for an area without a family."""
    family = family_of(area)
    if not family:
        return ""
    return element("svg", glyph_body(family), class_="glyph", viewBox="0 0 16 16", aria_hidden="true")
