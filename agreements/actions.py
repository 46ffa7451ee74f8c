"""Changes to the register, each one atomic function."""

from collections.abc import Iterable

from django.db import transaction

from agreements.models import Agreement, AgreementArea, City, CooperationArea
from policyarchive.audit.actions import log
from policyarchive.audit.models import LogAction


@transaction.atomic
def make_home(city: City, *, by) -> None:
    """Make the city the one whose archive this is, in the place of the one that was."""
    was_home = city.is_home
    others = City.objects.home().exclude(pk=city.pk)
    before = ", ".join(map(str, others))
    others.update(is_home=False)
    city.is_home = True
    city.save()
    if not was_home:
        log(LogAction.MADE_HOME, city, by=by, **({"before": before} if before else {}))


@transaction.atomic
def set_areas(agreement: Agreement, areas: Iterable[CooperationArea]) -> None:
    """Lay down the areas of an agreement in that order; a link that stays keeps its row."""
    wanted = list(areas)
    agreement.area_links.exclude(area__in=wanted).delete()
    there = {link.area_id: link for link in AgreementArea.objects.filter(agreement=agreement)}
    links = [there.get(area.pk) or AgreementArea(agreement=agreement, area=area) for area in wanted]
    for place, link in enumerate(links, 1):
        link.position = place
    AgreementArea.objects.bulk_update([link for link in links if link.pk], ["position"])
    AgreementArea.objects.bulk_create([link for link in links if not link.pk])
    getattr(agreement, "_prefetched_objects_cache", {}).pop("area_links", None)
