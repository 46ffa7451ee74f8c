"""Actions on many items: a question first, a report after, each item for itself."""

import pytest

from news.models import Post
from policyarchive.publishing.actions import start_working_copy
from policyarchive.publishing.models import Revision
from tests.backoffice.people import log_in
from tests.factories import make_agreement, make_area, make_category, make_post

pytestmark = pytest.mark.django_db
POSTS, AGREEMENTS = "/admin/news/post/", "/admin/agreements/agreement/"


def select(client, action, items, url=POSTS, **more):
    return client.post(url, {"action": action, "_selected_action": [item.pk for item in items], **more})


def confirm(client, action, items, url=POSTS, **more):
    return select(client, action, items, url, confirmed="yes", **more)


def stages(*items):
    return [type(item).objects.get(pk=item.pk).stage for item in items]


def test_the_page_lists_what_will_happen_and_what_cannot_and_does_nothing():
    jun = log_in("jun")
    good, untitled = make_post(stage="draft"), make_post(stage="draft", title_ko="", title_en="x")
    page = select(jun, "publish_many", [good, untitled])
    assert [found.item for found in page.context["possible"]] == [good]
    assert [found.item for found in page.context["impossible"]] == [untitled]
    assert page.context["impossible"][0].reasons != []
    assert stages(good, untitled) == ["draft", "draft"]


def test_a_confirmed_action_changes_what_it_can_and_reports_the_rest():
    jun = log_in("jun")
    good, untitled = make_post(stage="draft"), make_post(stage="draft", title_ko="", title_en="x")
    assert confirm(jun, "publish_many", [good, untitled]).status_code == 302
    assert stages(good, untitled) == ["live", "draft"]
    shown = [message.level_tag for message in jun.get(POSTS).context["messages"]]
    assert shown == ["success", "error"]


@pytest.mark.parametrize(("url", "make"), [(POSTS, make_post), (AGREEMENTS, make_agreement)])
def test_a_withdrawal_of_many_needs_a_reason_and_gives_it_to_each(url, make):
    jun = log_in("jun")
    items = [make(), make(), make()]
    assert confirm(jun, "withdraw_many", items, url).status_code == 200
    assert stages(*items) == ["live"] * 3
    confirm(jun, "withdraw_many", items, url, reason_en="Wrong")
    assert stages(*items) == ["withdrawn"] * 3
    assert type(items[0]).objects.filter(withdrawal_reason_en="Wrong").count() == 3


def test_many_are_unpublished():
    jun = log_in("jun")
    items = [make_post(), make_post(stage="draft")]
    confirm(jun, "unpublish_many", items)
    assert stages(*items) == ["unpublished", "draft"]


def test_a_category_of_public_items_changes_at_once_and_leaves_no_copy_behind():
    jun = log_in("jun")
    category = make_category()
    live, draft, busy = make_post(), make_post(stage="draft"), make_post()
    start_working_copy(busy, by=None)
    confirm(jun, "categorise_many", [live, draft, busy], category=category.pk)
    found = [Post.objects.get(pk=item.pk).category for item in (live, draft, busy)]
    assert found == [category, category, None]
    assert Post.objects.working_copies().count() == 1
    assert Revision.objects.of(live).first().saved_by == jun.person


def test_areas_are_added_behind_those_that_are_there():
    jun = log_in("jun")
    first, second, third = make_area(), make_area(), make_area()
    items = [make_agreement(areas=[second]), make_agreement(stage="draft")]
    confirm(jun, "add_areas_to_many", items, AGREEMENTS, areas=[first.pk, second.pk, third.pk])
    orders = [[area.pk for area in type(item).objects.get(pk=item.pk).ordered_areas] for item in items]
    assert orders == [[second.pk, first.pk, third.pk], [first.pk, second.pk, third.pk]]


def test_a_writer_changes_drafts_and_not_what_is_public():
    mina = log_in("mina")
    category = make_category()
    live, draft = make_post(), make_post(stage="draft")
    confirm(mina, "categorise_many", [live, draft], category=category.pk)
    assert [Post.objects.get(pk=item.pk).category for item in (live, draft)] == [None, category]


@pytest.mark.parametrize("name", ["mina", "hana", "sora"])
@pytest.mark.parametrize("action", ["publish_many", "withdraw_many", "unpublish_many"])
def test_only_publishers_have_these_actions(name, action):
    item = make_post(stage="draft")
    confirm(log_in(name), action, [item], reason_en="x")
    assert stages(item) == ["draft"]


def test_all_items_of_a_filter_can_be_meant():
    jun = log_in("jun")
    items = [make_post(stage="draft") for _ in range(3)]
    confirm(jun, "publish_many", items[:1], select_across="1")
    assert stages(*items) == ["live"] * 3
