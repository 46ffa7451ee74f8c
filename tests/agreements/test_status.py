import datetime

import pytest

from agreements.models import Agreement
from agreements.status import Status
from tests.factories import make_agreement, relate

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 23)
YESTERDAY = datetime.date(2026, 11, 22)
TOMORROW = datetime.date(2026, 11, 24)


def status_of(agreement):
    return Agreement.objects.with_status(on=TODAY).get(pk=agreement.pk).status


@pytest.mark.parametrize(
    ("columns", "status"),
    [
        ({"signed": None}, "unknown"),
        ({"signed": "2026-11-24"}, "negotiating"),
        ({"signed": "2026-11-23"}, "in_force"),
        ({"signed": "1971"}, "in_force"),
        ({"effective_on": TOMORROW}, "signed"),
        ({"effective_on": TODAY}, "in_force"),
        ({"expires_on": TODAY}, "in_force"),
        ({"expires_on": YESTERDAY}, "expired"),
        ({"suspended_on": TODAY}, "suspended"),
        ({"terminated_on": TODAY}, "terminated"),
        ({"terminated_on": TOMORROW}, "in_force"),
        ({"expires_on": YESTERDAY, "terminated_on": YESTERDAY}, "terminated"),
    ],
)
def test_the_status_follows_from_dated_facts(columns, status):
    assert status_of(make_agreement(**columns)) == status


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("follows_up", "in_force"),
        ("implements", "in_force"),
        ("renews", "in_force"),
        ("raises", "in_force"),
        ("amends", "in_force"),
        ("supplements", "in_force"),
        ("supersedes", "superseded"),
        ("terminates", "terminated"),
    ],
)
def test_only_superseding_and_terminating_change_the_other_paper(kind, status):
    earlier, later = make_agreement(signed="2015-12"), make_agreement(signed="2017-04-03")
    relate(later, kind, earlier)
    assert (status_of(earlier), status_of(later)) == (status, "in_force")


@pytest.mark.parametrize("columns", [{"stage": "draft"}, {"signed": "2026-11-24"}])
def test_a_successor_that_is_hidden_or_not_yet_signed_changes_nothing(columns):
    earlier, later = make_agreement(signed="2015"), make_agreement(**columns)
    relate(later, "supersedes", earlier)
    assert status_of(earlier) == "in_force"


def test_the_filter_and_the_status_say_the_same():
    for columns in ({"signed": None}, {"expires_on": YESTERDAY}, {"suspended_on": TODAY}, {}):
        make_agreement(**columns)
    found = {status: Agreement.objects.in_status(status, on=TODAY).count() for status in Status}
    assert {status: n for status, n in found.items() if n} == {
        "unknown": 1,
        "expired": 1,
        "suspended": 1,
        "in_force": 1,
    }
