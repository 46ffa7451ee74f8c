"""What people write to each other about an item reaches who has to act on it, until the next submission."""

import pytest
from django.utils import translation

from policyarchive.publishing import actions
from policyarchive.publishing.rounds import messages_about
from tests.backoffice.people import log_in
from tests.factories import make_agreement, make_person, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def mina():
    return make_person("mina", "writer")


@pytest.fixture
def jun():
    return make_person("jun", "publisher")


def round_of(item):
    return [(message.name, message.who, message.text) for message in messages_about(item)]


@pytest.mark.parametrize("make", [make_post, make_agreement])
def test_the_last_message_stands_until_the_next_submission(make, mina, jun):
    row = make(stage="draft")
    assert round_of(row) == []
    row = actions.submit(row, by=mina, note="검토 부탁드립니다.")
    assert round_of(row) == [("submit", "mina", "검토 부탁드립니다.")]
    row = actions.send_back(row, by=jun, note="출처를 더 적어 주십시오.")
    assert round_of(row) == [
        ("send_back", "jun", "출처를 더 적어 주십시오."),
        ("submit", "mina", "검토 부탁드립니다."),
    ]
    row = actions.submit(row, by=mina, note="적었습니다.")
    assert round_of(row) == [("submit", "mina", "적었습니다.")]
    assert round_of(actions.publish(row, by=jun)) == []


def test_a_return_without_a_note_still_names_who_sent_it(mina, jun):
    row = actions.send_back(actions.submit(make_post(stage="draft"), by=mina), by=jun)
    assert [message.what for message in messages_about(row)] == [
        "Sent back to the writer",
        "Submitted for review",
    ]


def test_a_working_copy_says_nothing_of_earlier_rounds(mina, jun):
    row = actions.submit(make_post(stage="draft"), by=mina, note="첫 번째")
    public = actions.publish(row, by=jun)
    copy = actions.start_working_copy(public, by=mina)
    assert round_of(copy) == []
    copy = actions.submit(copy, by=mina, note="두 번째")
    assert round_of(copy) == [("submit", "mina", "두 번째")]
    assert round_of(public) == []


def answered(row, by, comment):
    link = actions.make_preview_link(row, by=by, days=1, allows="comment")
    return actions.answer_preview(link, name="김과장", comment=comment)


def test_answers_to_a_preview_are_messages_too(mina, jun):
    row = actions.submit(make_post(stage="draft"), by=mina, note="검토")
    answered(row, jun, "둘째 문단을 고쳐 주십시오.")
    assert round_of(row) == [
        ("commented", "김과장", "둘째 문단을 고쳐 주십시오."),
        ("submit", "mina", "검토"),
    ]
    row = actions.submit(actions.send_back(row, by=jun), by=mina, note="고침")
    assert round_of(row) == [("submit", "mina", "고침")]


def test_answers_are_read_without_a_submission_too(jun):
    row = make_post(stage="draft")
    answered(row, jun, "좋습니다.")
    assert round_of(row) == [("commented", "김과장", "좋습니다.")]


@pytest.mark.parametrize("name", ["mina", "jun", "hana", "sora"])
def test_everybody_who_opens_the_item_reads_the_message(name):
    browser, writer, publisher = (
        log_in(name),
        make_person("writer", "writer"),
        make_person("boss", "publisher"),
    )
    row = actions.submit(make_post(stage="draft"), by=writer, note="제출 메모입니다.")
    row = actions.send_back(row, by=publisher, note="첫 줄\n둘째 줄")
    page = browser.get(f"/admin/news/post/{row.pk}/change/").content.decode()
    assert "<blockquote>첫 줄<br>둘째 줄</blockquote>" in page
    assert "<blockquote>제출 메모입니다.</blockquote>" in page
    assert page.index("첫 줄") < page.index("제출 메모") < page.index("state__moves")
