"""The history of an item in the admin: the list, two side by side, and back."""

import re

import pytest

from news.models import Post
from policyarchive.audit.models import LogEntry
from policyarchive.publishing import actions
from policyarchive.publishing.models import Revision
from tests.backoffice.people import log_in
from tests.backoffice.reading import seen
from tests.factories import make_agreement, make_post

pytestmark = pytest.mark.django_db


def address(row, rest=""):
    return f"/admin/{row._meta.app_label}/{row._meta.model_name}/{row.pk}/revisions/{rest}"


def change(row, *, by=None, note="", **columns):
    for name, value in columns.items():
        setattr(row, name, value)
    return actions.save(row, by=by, note=note)


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_the_list_tells_who_when_why_and_which_row():
    jun = log_in("jun")
    post = make_post()
    copy = actions.start_working_copy(post, by=jun.person)
    change(copy, by=jun.person, note="Better word", title_ko="새 제목")
    actions.publish(copy, by=jun.person, is_major=True, change_note={"ko": "제목을 고쳤습니다."})
    page = jun.get(address(post))
    rows = re.findall(r'<th scope="row"[^>]*>(\d+)</th>', page.content.decode())
    assert rows == ["4", "3", "2", "1"]
    for shown in ("jun", "Better word", "Published", "Working copy made", "제목을 고쳤습니다."):
        assert shown in words(page)


def test_the_old_history_address_leads_to_the_revisions():
    jun, post = log_in("jun"), make_post()
    assert jun.get(f"/admin/news/post/{post.pk}/history/")["Location"] == address(post)
    assert f'href="{address(post)}"' in jun.get(f"/admin/news/post/{post.pk}/change/").content.decode()


def test_any_two_are_compared_with_words_marked():
    sora, post = log_in("sora"), make_post(stage="draft", title_ko="서울과 런던", title_en="A")
    change(post, title_ko="서울과 파리")
    change(post, title_ko="서울과 로마")
    page = seen(sora.get(address(post, "compare/"), {"from": 3, "to": 1}))
    assert "서울과 <del>런던</del>" in page
    assert "서울과 <ins>로마</ins>" in page
    assert "Restore" not in page  # she may only look


def test_without_numbers_the_last_two_are_compared():
    jun, post = log_in("jun"), make_post(stage="draft", title_ko="하나", title_en="A")
    change(post, title_ko="둘")
    page = seen(jun.get(address(post, "compare/"), {"from": "x"}))
    assert ("<del>하나</del>" in page, "<ins>둘</ins>" in page) == (True, True)


@pytest.mark.parametrize("query", ["from=1&to=99", "from=98&to=99"])
def test_a_revision_that_does_not_exist_is_not_found(query):
    jun, post = log_in("jun"), make_post()
    assert jun.get(f"{address(post, 'compare/')}?{query}").status_code == 404


def test_restoring_a_public_item_makes_a_working_copy_of_it():
    mina, post = log_in("mina"), make_post(title_ko="처음", title_en="First")
    copy = actions.start_working_copy(post, by=None)
    change(copy, title_ko="다음")
    post = actions.publish(copy, by=None)
    answer = mina.post(address(post, "1/restore/"), {"seen_version": post.version})
    copy = Post.objects.get(copy_of=post)
    assert answer["Location"] == f"/admin/news/post/{copy.pk}/change/"
    assert (copy.title_ko, copy.stage) == ("처음", "draft")
    post.refresh_from_db()
    assert (post.title_ko, post.stage) == ("다음", "live")
    entry = LogEntry.objects.about(post).filter(action="restored").get()
    assert (entry.person, entry.details["note"]) == (mina.person, "#1")


@pytest.mark.parametrize("stage", ["draft", "in_review"])
def test_restoring_a_hidden_item_changes_it_and_not_its_stage(stage):
    mina, post = log_in("mina"), make_post(stage=stage, title_ko="처음", title_en="First")
    change(post, title_ko="다음")
    mina.post(address(post, "1/restore/"), {"seen_version": post.version})
    post.refresh_from_db()
    assert (post.title_ko, post.stage) == ("처음", stage)
    assert Revision.objects.of(post).first().occasion == "restored"


@pytest.mark.parametrize("name", ["hana", "sora"])
def test_who_may_not_change_an_item_may_not_restore_it(name):
    browser, post = log_in(name), make_post(stage="draft", title_ko="처음", title_en="First")
    change(post, title_ko="다음")
    assert browser.post(address(post, "1/restore/"), {"seen_version": post.version}).status_code == 403
    post.refresh_from_db()
    assert post.title_ko == "다음"
    with pytest.raises(actions.moves.MoveRefused):
        actions.restore_revision(post, 1, by=browser.person)


def test_what_somebody_saved_meanwhile_is_not_restored_over():
    mina, post = log_in("mina"), make_post(stage="draft", title_ko="처음", title_en="First")
    seen = post.version
    change(post, title_ko="다음")
    page = mina.post(address(post, "1/restore/"), {"seen_version": seen}, follow=True)
    assert "was changed since you opened it" in words(page)
    post.refresh_from_db()
    assert post.title_ko == "다음"


def test_what_does_not_fit_any_more_is_reported_and_not_restored():
    mina, post = log_in("mina"), make_post(stage="draft", title_ko="글", title_en="Post")
    fields = Revision.objects.of(post).get().data
    fields["fields"]["licence"] = "not-a-licence"
    actions.save(post, by=None)
    bad = Revision.objects.create(
        item_type=Revision.objects.of(post).first().item_type,
        item_id=post.pk,
        number=3,
        occasion="saved",
        data=fields,
    )
    page = mina.post(address(post, f"{bad.number}/restore/"), {"seen_version": post.version}, follow=True)
    assert "so it cannot be restored" in words(page)


def test_agreements_have_the_same_pages():
    jun, agreement = log_in("jun"), make_agreement(stage="draft")
    actions.save(agreement, by=None)
    change(agreement, title_en="New")
    assert "<ins>New</ins>" in seen(jun.get(address(agreement, "compare/")))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries_for_one_and_for_three(count, django_assert_num_queries):
    jun, post = log_in("jun"), make_post()
    for _ in range(count - 1):
        actions.save(post, by=None)
    jun.get(address(post))
    with django_assert_num_queries(9):
        jun.get(address(post))
