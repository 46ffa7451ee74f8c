"""What the log takes: actions that the program knows, by people who may be gone later."""

import pytest
from django.db import IntegrityError, transaction

from agreements.actions import make_home as set_home
from policyarchive.audit.actions import log
from policyarchive.audit.models import LogAction, LogEntry
from tests.factories import make_city, make_home, make_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("action", ["", "publish", "Saved", "exported "])
def test_what_nobody_knows_is_not_stored(action):
    with pytest.raises(IntegrityError), transaction.atomic():
        LogEntry.objects.create(action=action)


def test_the_name_stays_when_the_account_is_gone():
    jun = make_person("jun", "publisher")
    log(LogAction.SAVED, make_city("london"), by=jun)
    jun.delete()
    entry = LogEntry.objects.get()
    assert (entry.person, entry.person_name, entry.item_name) == (None, "jun", "london 도시")


def test_a_new_home_city_is_logged_with_the_one_before_and_only_when_it_is_new():
    make_home()
    london, jun = make_city("london", name_ko="런던"), make_person("jun", "publisher")
    set_home(london, by=jun)
    set_home(london, by=jun)
    entry = LogEntry.objects.get(action=LogAction.MADE_HOME)
    assert (entry.person, entry.item_name, entry.details) == (jun, "런던", {"before": "서울"})
