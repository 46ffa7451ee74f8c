"""Who else has an item open: shown with the page and while it stays open, forgotten soon after."""

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


def open_form(client, item):
    """Open the form, and return the name by which it speaks."""
    return client.get(page_of(item)).context["presence_page"]


def say(client, item, page, **more):
    return client.post(presence_of(item), {"page": page, **more})


def presence_shown(client, item):
    return client.get(page_of(item)).context["presence"]


@pytest.mark.parametrize("make", MAKERS)
def test_both_editors_see_each_other(make):
    item, mina, jun = make(stage="draft"), log_in("mina", first_name="Mina"), log_in("jun", first_name="Jun")
    assert mina.get(page_of(item)).context["presence"] == ""
    assert jun.get(page_of(item)).context["presence"].startswith("Mina (")
    assert say(mina, item, "a").json()["text"].startswith("Jun (")


def test_who_has_left_is_not_listed():
    item, mina, jun = make_post(stage="draft"), log_in("mina"), log_in("jun")
    page = open_form(mina, item)
    assert say(mina, item, page, leave="1").status_code == 204
    assert jun.get(page_of(item)).context["presence"] == ""


def test_a_page_that_leaves_late_takes_nothing_from_the_next():
    item, mina, jun = make_post(stage="draft"), log_in("mina", first_name="Mina"), log_in("jun")
    first, again = open_form(mina, item), open_form(mina, item)
    say(mina, item, first, leave="1")
    assert presence_shown(jun, item).startswith("Mina (")
    say(mina, item, again, leave="1")
    assert presence_shown(jun, item) == ""


def test_a_late_word_of_a_page_that_has_left_brings_nobody_back():
    item, mina, jun = make_post(stage="draft"), log_in("mina", first_name="Mina"), log_in("jun")
    page = open_form(mina, item)
    say(mina, item, page, leave="1")
    assert say(mina, item, page).json()["text"] == ""
    assert presence_shown(jun, item) == ""
    open_form(mina, item)
    assert presence_shown(jun, item).startswith("Mina (")


def test_a_page_that_the_browser_kept_comes_back_under_another_name():
    item, mina, jun = make_post(stage="draft"), log_in("mina", first_name="Mina"), log_in("jun")
    page = open_form(mina, item)
    say(mina, item, page, leave="1")
    say(mina, item, f"{page}.1")
    assert presence_shown(jun, item).startswith("Mina (")


def test_the_one_of_two_pages_that_stays_open_says_so():
    item, mina, jun = make_post(stage="draft"), log_in("mina", first_name="Mina"), log_in("jun")
    first, second = open_form(mina, item), open_form(mina, item)
    say(mina, item, second, leave="1")
    say(mina, item, first)
    assert presence_shown(jun, item).startswith("Mina (")


@pytest.mark.parametrize("word", [{}, {"page": ""}, {"page": "a" * 41}, {"leave": "1"}])
def test_a_word_of_no_page_is_refused(word):
    item, mina = make_post(stage="draft"), log_in("mina")
    mina.get(page_of(item))
    assert mina.post(presence_of(item), word).status_code == 400
    assert Presence.objects.filter(has_left=False).count() == 1


def test_who_logs_out_has_nothing_open():
    mina = log_in("mina")
    for item in (make_post(stage="draft"), make_agreement(stage="draft")):
        mina.get(page_of(item))
    enter(make_post(stage="draft"), by=make_person("jun", "publisher"))
    mina.post("/admin/logout/")
    assert [presence.person.username for presence in Presence.objects.all()] == ["jun"]


def test_a_translator_beside_the_original_is_listed():
    item, jun, hana = make_post(stage="draft"), log_in("jun"), log_in("hana", first_name="Hana")
    actions.grant_languages(hana.person, ["en"])
    hana.get(page_of(item).replace("change", "translate/en"))
    assert jun.get(page_of(item)).context["presence"].startswith("Hana (")
    shown = hana.get(page_of(item).replace("change", "translate/en"))
    assert shown.context["presence"].startswith("jun (")
    assert f'data-presence="{presence_of(item)}"' in shown.content.decode()


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
    leave(item, by=mina, page="")
    assert not Presence.objects.at(now + datetime.timedelta(seconds=60)).exists()


def test_who_may_only_look_is_not_an_editor():
    item, sora = make_post(stage="draft"), log_in("sora")
    sora.get(page_of(item))
    assert say(sora, item, "a").status_code == 403
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


def test_who_still_has_the_form_of_what_was_published_hears_that_it_cannot_be_saved():
    item, mina = make_post(stage="draft"), log_in("mina")
    page = open_form(mina, item)
    actions.publish(item, by=None)
    answer = say(mina, item, page)
    assert answer.status_code == 200
    assert "“Live” now, so this form can no longer be saved" in answer.json()["text"]
    assert say(mina, item, page, leave="1").status_code == 204
    assert not Presence.objects.at(timezone.now()).exists()
