"""Who else has an item open: told with the page and while it stays open, forgotten soon after."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from policyarchive.publishing import actions
from policyarchive.publishing.actions.presence import enter, leave
from policyarchive.publishing.models import Presence
from tests.backoffice.people import log_in
from tests.factories import make_agreement, make_person, make_post

pytestmark = pytest.mark.django_db
MAKERS = [make_post, make_agreement]


def page_of(item):
    return f"/admin/{item._meta.app_label}/{item._meta.model_name}/{item.pk}/change/"


def presence_of(item):
    return page_of(item).replace("change", "presence")


@pytest.mark.parametrize("make", MAKERS)
def test_the_second_editor_sees_who_came_first_and_the_first_is_told_too(make):
    item, mina, jun = make(stage="draft"), log_in("mina", first_name="Mina"), log_in("jun", first_name="Jun")
    assert mina.get(page_of(item)).context["presence"] == ""
    assert jun.get(page_of(item)).context["presence"].startswith("Mina (")
    assert mina.post(presence_of(item)).json()["told"].startswith("Jun (")


def test_who_leaves_is_not_told_any_more():
    item, mina, jun = make_post(stage="draft"), log_in("mina"), log_in("jun")
    until = mina.get(page_of(item)).context["presence_at"]
    assert mina.post(presence_of(item), {"leave": until}).status_code == 204
    assert jun.get(page_of(item)).context["presence"] == ""


def test_a_late_word_of_the_page_before_takes_nothing_back():
    item, mina, jun = make_post(stage="draft"), log_in("mina", first_name="Mina"), log_in("jun")
    first = mina.get(page_of(item)).context["presence_at"]
    again = mina.get(page_of(item)).context["presence_at"]
    mina.post(presence_of(item), {"leave": first})
    assert jun.get(page_of(item)).context["presence"].startswith("Mina (")
    later = mina.post(presence_of(item)).json()["at"]
    mina.post(presence_of(item), {"leave": again})
    assert jun.get(page_of(item)).context["presence"].startswith("Mina (")
    mina.post(presence_of(item), {"leave": later})
    assert jun.get(page_of(item)).context["presence"] == ""


@pytest.mark.parametrize("moment", ["", "1", "yesterday", "2026-13-01T00:00:00Z", "2026-01-01T00:00:00"])
def test_a_leave_that_names_no_moment_is_refused(moment):
    item, mina = make_post(stage="draft"), log_in("mina")
    mina.get(page_of(item))
    assert mina.post(presence_of(item), {"leave": moment}).status_code == 400
    assert Presence.objects.count() == 1


def test_who_logs_out_has_nothing_open():
    mina = log_in("mina")
    for item in (make_post(stage="draft"), make_agreement(stage="draft")):
        mina.get(page_of(item))
    enter(make_post(stage="draft"), by=make_person("jun", "publisher"))
    mina.post("/admin/logout/")
    assert [presence.person.username for presence in Presence.objects.all()] == ["jun"]


def test_a_translator_beside_the_original_is_told_as_well():
    item, jun, hana = make_post(stage="draft"), log_in("jun"), log_in("hana", first_name="Hana")
    actions.grant_languages(hana.person, ["en"])
    hana.get(page_of(item).replace("change", "translate/en"))
    assert jun.get(page_of(item)).context["presence"].startswith("Hana (")
    told = hana.get(page_of(item).replace("change", "translate/en"))
    assert told.context["presence"].startswith("jun (")
    assert f'data-presence="{presence_of(item)}"' in told.content.decode()


def test_who_says_nothing_for_two_minutes_is_forgotten():
    item, mina, jun = make_post(stage="draft"), make_person("mina", "writer"), make_person("jun", "publisher")
    now = timezone.now()
    enter(item, by=mina, now=now)
    assert [other.person for other in enter(item, by=jun, now=now + datetime.timedelta(seconds=119))] == [
        mina
    ]
    assert enter(item, by=jun, now=now + datetime.timedelta(seconds=121)) == []


def test_a_person_is_there_once_since_they_came():
    item, mina = make_post(stage="draft"), make_person("mina", "writer")
    now = timezone.now()
    for seconds in (0, 30, 60):
        enter(item, by=mina, now=now + datetime.timedelta(seconds=seconds))
    assert Presence.objects.get().since == now
    leave(item, by=mina, until=now + datetime.timedelta(seconds=60))
    assert not Presence.objects.exists()


def test_who_may_only_look_is_not_an_editor():
    item, sora = make_post(stage="draft"), log_in("sora")
    sora.get(page_of(item))
    assert sora.post(presence_of(item)).status_code == 403
    assert sora.get(presence_of(item)).status_code == 405
    assert not Presence.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_asking_costs_the_same_for_one_and_for_three(count, django_assert_num_queries):
    item, jun = make_post(stage="draft"), make_person("jun", "publisher")
    for place in range(count):
        enter(item, by=make_person(f"person{place}", "writer"))
    enter(item, by=jun)
    with django_assert_num_queries(2):
        assert len(enter(item, by=jun)) == count


def test_a_presence_that_must_never_be_is_refused():
    enter(make_post(stage="draft"), by=make_person("mina", "writer"))
    with pytest.raises(IntegrityError, match="presence_is_seen"), transaction.atomic():
        Presence.objects.update(seen_at=timezone.now() - datetime.timedelta(days=1))
