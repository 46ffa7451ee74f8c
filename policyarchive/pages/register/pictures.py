"""The records of data pictures: of an agreement, and of a city; and the sentence that stands for each."""

from django.utils.translation import gettext

from agreements.models import Agreement, City
from policyarchive.lib.drawing.geometry.sphere import kilometres
from policyarchive.lib.drawing.parts.glyphs import families_of
from policyarchive.lib.drawing.picture import Picture
from policyarchive.pages.register.ties import drawn_city


def picture_of(agreement: Agreement, home: City | None) -> Picture | None:
    """Return the picture of an agreement with its first partner; None where no city signed it.

    Asks nothing where parties, their cities and the areas are prefetched.
    """
    partners = [party.city for party in agreement.parties.all() if party.city and not party.city.is_home]
    if home is None or not partners:
        return None
    year = str(agreement.signed_earliest.year) if agreement.signed_earliest else ""
    families = families_of(area.slug for area in agreement.ordered_areas)
    return Picture(drawn_city(home), drawn_city(partners[0]), agreement.kind, year, tuple(families))


def locator_of(city: City, home: City | None, kind: str) -> Picture | None:
    """Return the picture of a partner, with its distance for a headline; KIND is that of its closest tie."""
    if home is None or city.is_home:
        return None
    here, there = drawn_city(home), drawn_city(city)
    far = kilometres(here.place, there.place) if here.place and there.place else None
    return Picture(here, there, kind, "" if far is None else f"{far:,} km")


def sentence_of(picture: Picture) -> str:
    """Return what a picture says, for who cannot see it."""
    words = {"home": picture.home.name, "city": picture.far.name, "headline": picture.headline}
    if not picture.headline:
        return gettext("The line from %(home)s to %(city)s on the globe") % words
    return gettext("The line from %(home)s to %(city)s on the globe, %(headline)s") % words
