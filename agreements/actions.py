"""Changes to the register, each one atomic function."""

from collections.abc import Iterable

from django.db import transaction

from agreements.models import Agreement, AgreementArea, City, CooperationArea


@transaction.atomic
def make_home(city: City, *, by) -> None:
    """Make the city the one whose archive this is, in the place of the one that was."""
    City.objects.home().exclude(pk=city.pk).update(is_home=False)
    city.is_home = True
    city.save()


@transaction.atomic
def set_areas(agreement: Agreement, areas: Iterable[CooperationArea]) -> None:
    """Lay down the areas of an agreement in that order."""
    agreement.area_links.all().delete()
    AgreementArea.objects.bulk_create(
        AgreementArea(agreement=agreement, area=area, position=place) for place, area in enumerate(areas, 1)
    )
