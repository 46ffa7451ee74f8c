"""Publishing stores the public row once, whatever it was before and whatever goes public."""

import pytest

from agreements.models import Agreement
from news.models import Post
from policyarchive.publishing import actions
from tests.factories import make_agreement, make_area, make_city, make_person, make_post
from tests.statements import statements

pytestmark = pytest.mark.django_db
MAKE = {Post: make_post, Agreement: make_agreement}


def updates(model, rows):
    return [each for each in rows if each == f"UPDATE {model._meta.db_table}"]


def live_item(model):
    item = MAKE[model](stage="draft", title_ko="처음", title_en="First", areas=[make_area()])
    return actions.publish(item, by=None)


@pytest.fixture(params=MAKE, ids=lambda model: model.__name__)
def model(request):
    return request.param


def test_the_first_publication_is_one_update(model):
    item = MAKE[model](stage="draft")
    with statements() as found:
        actions.publish(item, by=make_person("jun", "publisher"))
    assert updates(model, found) == [f"UPDATE {model._meta.db_table}"]
    assert model.objects.get(pk=item.pk).is_published


def test_publishing_a_working_copy_is_one_update(model):
    copy = actions.start_working_copy(live_item(model), by=None)
    copy.title_ko = "다음"
    actions.save(copy, by=None)
    with statements() as found:
        actions.publish(copy, by=None, is_major=True, change_note={"ko": "고침"})
    assert updates(model, found) == [f"UPDATE {model._meta.db_table}"]
    assert model.objects.published().get().title_ko == "다음"


def test_what_is_held_back_costs_an_update_of_its_own_row_only(model):
    copy = actions.start_working_copy(live_item(model), by=None)
    copy.title_ko, copy.title_en = "다음", "Next"
    actions.save(copy, by=None)
    with statements() as found:
        actions.publish(copy, by=None, languages=["ko"])
    assert len(updates(model, found)) == 2  # the public row, and the copy that goes on with the rest
    row = model.objects.published().get()
    assert (row.title_ko, row.title_en, row.open_copy.title_en) == ("다음", "First", "Next")


def test_a_save_is_one_update_and_counts_the_version_once(model):
    item = MAKE[model](stage="draft")
    version = item.version
    with statements() as found:
        actions.save(item, by=None)
    assert updates(model, found) == [f"UPDATE {model._meta.db_table}"]
    assert model.objects.get(pk=item.pk).version == item.version == version + 1


def test_a_save_of_a_row_without_stages_is_logged_and_announced(settled_rows):
    city = make_city()
    actions.save_plain(city, by=None)
    assert settled_rows == [city]


@pytest.fixture
def settled_rows(django_capture_on_commit_callbacks):
    from policyarchive.publishing.signals import changed

    rows = []

    def note(item, **kwargs):
        rows.append(item)

    changed.connect(note)
    yield rows
    changed.disconnect(note)
