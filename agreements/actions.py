"""Changes to the register, each one atomic function."""

from django.db import transaction

from agreements.models import City
from policyarchive.audit.actions import log
from policyarchive.audit.models import LogAction


@transaction.atomic
def make_home(city: City, *, by) -> None:
    """Make the city the one whose archive this is, in the place of the one that was."""
    was_home = city.is_home
    others = City.objects.home().exclude(pk=city.pk)
    before = ", ".join(map(str, others))
    others.update(is_home=False)
    City.objects.filter(pk=city.pk).update(is_home=True)
    city.is_home = True
    if not was_home:
        log(LogAction.MADE_HOME, city, by=by, **({"before": before} if before else {}))
