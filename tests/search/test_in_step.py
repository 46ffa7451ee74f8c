"""The index says what the content says, in the same transaction, and only ever what is public."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from news.models import Post
from policyarchive.publishing import actions
from policyarchive.publishing.models import Schedule
from policyarchive.search.models import SearchDocument
from tests.backoffice.people import log_in
from tests.factories import make_post
from tests.search.asking import announced, ask, make_world, titles

pytestmark = pytest.mark.django_db
WORD = "외딴낱말"
TAILS = "강꽃별봄빛산숲팀해"  # in the order of the alphabet, and no particles


def post_with_the_word(**columns):
    return make_post(title_ko=f"{WORD} 소식", title_en=None, **columns)


@pytest.mark.parametrize("stage", ["draft", "in_review", "scheduled", "withdrawn", "unpublished"])
def test_only_what_is_published_is_found(client, stage):
    post_with_the_word(stage=stage)
    answer = ask(client, WORD)
    assert (answer["total"], answer["results"]) == (0, [])
    assert client.get("/ko/search/suggest/", {"q": WORD}).json()["suggestions"] == []


def test_an_item_is_found_with_its_publication_and_gone_with_its_withdrawal(client):
    post = post_with_the_word(stage="draft")
    actions.publish(post, by=None)
    assert titles(client, WORD) == [f"{WORD} 소식"]
    actions.withdraw(post, by=None, reason={"ko": "틀림"})
    assert titles(client, WORD) == []
    actions.reinstate(post, by=None)
    assert titles(client, WORD) == [f"{WORD} 소식"]


def test_what_is_due_is_found_as_soon_as_it_is_published_without_reindexing(client):
    post = post_with_the_word(stage="draft")
    actions.schedule(post, "publish", at=timezone.now() + datetime.timedelta(hours=1), by=None)
    assert titles(client, WORD) == []
    Schedule.objects.update(due_at=timezone.now() - datetime.timedelta(hours=1))
    actions.publish_due()
    assert titles(client, WORD) == [f"{WORD} 소식"]


def test_a_working_copy_is_found_when_it_is_published_and_not_before(client):
    copy = actions.start_working_copy(make_post(title_ko="옛 제목", title_en=None), by=None)
    copy.title_ko = f"{WORD} 새 제목"
    actions.save(copy, by=None)
    assert titles(client, WORD) == []
    actions.publish(copy, by=None)
    assert titles(client, WORD) == [f"{WORD} 새 제목"]
    assert titles(client, '"옛 제목"') == []


def test_a_rollback_takes_the_index_back_too(client):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        post_with_the_word()
        raise ZeroDivisionError
    assert not SearchDocument.objects.exists()


def test_bulk_actions_update_the_index(client):
    items = [post_with_the_word(stage="draft") for _ in range(3)]
    form = {"action": "publish_many", "confirmed": "yes", "_selected_action": [item.pk for item in items]}
    log_in("jun").post("/admin/news/post/", form)
    assert ask(client, WORD)["total"] == 3


def test_a_city_that_gets_another_name_is_found_by_it_without_reindexing(client):
    london = make_world()["london"]
    assert "기후변화 대응" not in titles(client, "론돈시티")
    london.other_names = "론돈시티"
    london.save()
    announced(london)
    assert "기후변화 대응" in titles(client, "론돈시티")


def test_an_item_deleted_in_the_admin_is_forgotten(client):
    post = post_with_the_word(stage="draft")
    log_in("admin").post(f"/admin/news/post/{post.pk}/delete/", {"post": "yes"})
    assert not SearchDocument.objects.filter(kind="news").exists()


def test_the_check_names_and_repairs_missing_stale_and_orphaned_rows(client, capsys):
    missing, stale, orphan = (make_post(title_ko=f"글 {n}", title_en=None) for n in range(3))
    SearchDocument.objects.filter(kind="news", object_id=missing.pk).delete()
    Post.objects.filter(pk=stale.pk).update(title_ko=f"{WORD} 바뀐 글")
    Post.objects.filter(pk=orphan.pk).delete()
    with pytest.raises((CommandError, SystemExit)):
        call_command("search_check")
    call_command("search_check", fix=True)
    call_command("search_check")
    assert titles(client, WORD) == [f"{WORD} 바뀐 글"]
    assert SearchDocument.objects.filter(kind="news").count() == 2


def test_rebuilding_the_index_changes_no_answer(client):
    make_world()
    before = ask(client, "런던")
    SearchDocument.objects.update(checksum="x")
    call_command("reindex")
    assert ask(client, "런던") == before


@pytest.mark.parametrize("count", [1, 3, 20])
def test_the_page_costs_the_same_for_any_number_of_results(client, count, django_assert_num_queries):
    for number in range(count):
        make_post(title_ko=f"{WORD} {number}", title_en=None)
    client.get("/ko/search/", {"q": WORD})
    with django_assert_num_queries(4):
        client.get("/ko/search/", {"q": WORD})


@pytest.mark.parametrize("count", [1, 3])
def test_suggestions_cost_the_same_for_any_number_of_terms(client, count, django_assert_num_queries):
    for number in range(count):
        for _ in range(2):  # a term stands in two titles at least
            make_post(title_ko=f"{WORD}{'가나다'[number]}", title_en=None)
    client.get("/ko/search/suggest/", {"q": WORD[:1]})
    with django_assert_num_queries(3):
        found = client.get("/ko/search/suggest/", {"q": WORD}).json()["suggestions"]
    assert len(found) == count


def test_a_hidden_term_leaves_its_place_to_another(client):
    for letter in TAILS:
        for _ in range(2):
            make_post(title_ko=f"{WORD}{letter}", title_en=None)
    Post.objects.filter(title_ko=f"{WORD}{TAILS[0]}").update(stage="draft")
    found = client.get("/ko/search/suggest/", {"q": WORD}).json()["suggestions"]
    assert [one["text"] for one in found] == [f"{WORD}{letter}" for letter in TAILS[1:]]


def test_an_item_deleted_behind_the_index_is_not_shown(client):
    for _ in range(2):
        post_with_the_word(stage="draft")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM news_post")
    assert client.get("/ko/search/suggest/", {"q": WORD}).json()["suggestions"] == []
    assert titles(client, WORD) == []
