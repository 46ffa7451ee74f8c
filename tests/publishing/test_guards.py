"""What is looked for before an item becomes public, and who may publish all the same."""

import datetime
from functools import partial

import pytest
from django.utils import timezone, translation

from policyarchive.audit.models import LogEntry
from policyarchive.publishing import actions, guards
from policyarchive.publishing.guards import Finding, findings_about
from policyarchive.publishing.refusals import MoveRefused
from tests.factories import (
    attach,
    make_agreement,
    make_attachment,
    make_city,
    make_image,
    make_person,
    make_post,
    make_signatory,
)

pytestmark = pytest.mark.django_db
REASON = "The number is the hotline's and public."


@pytest.fixture(autouse=True)
def in_english():
    translation.activate("en")


def test_a_guard_tells_the_place_and_covers_the_number():
    post = make_post(
        stage="draft", title_ko="글", body_ko="<p>담당 홍길동 <strong>010-1234-5678</strong></p>"
    )
    assert findings_about(post) == [
        Finding("This looks like a mobile telephone number.", "Body", "ko", "담당 홍길동 010-****-****", True)
    ]


@pytest.mark.parametrize("column", ["title_en", "summary_ko", "department_en", "byline"])
def test_every_text_is_looked_through(column):
    post = make_post(stage="draft", **{"title_ko": "글", column: "010-1234-5678"})
    assert len(findings_about(post)) == 1


def test_rows_below_an_item_are_looked_through_too():
    agreement = make_agreement(stage="draft", cities=[make_city()])
    make_signatory(agreement.parties.get(), office_ko="시장, 900101-1234567")
    (finding,) = findings_about(agreement)
    assert (finding.field, finding.language) == ("Office as signed", "ko")


def test_numbers_of_columns_that_are_no_texts_are_nobodys():
    assert findings_about(make_post(stage="draft", ref="010-1234-5678")) == []


def test_personal_data_takes_a_reason_which_is_logged_without_the_number():
    jun, post = make_person("jun", "publisher"), make_post(stage="draft", title_ko="010-1234-5678")
    with pytest.raises(MoveRefused) as refused:
        actions.publish(post, by=jun)
    assert refused.value.reasons[0] == (
        "Title (Korean): This looks like a mobile telephone number. “010-****-****”"
    )
    assert actions.publish(post, by=jun, override=REASON).stage == "live"
    entry = LogEntry.objects.about(post).get(action="override")
    assert (entry.person, entry.details["reason"]) == (jun, REASON)
    assert "1234" not in str(entry.details["against"])


NUMBER = "010-1234-5678"


@pytest.mark.parametrize(
    "body",
    [
        "<p>010-<strong>1234</strong>-5678</p>",
        '<p>0<em>10</em>-12<u>34</u>-<a href="https://example.org/">5678</a></p>',
        f'<figure><img src="/pictures/1/800.webp" alt="{NUMBER}" data-file="1"></figure>',
        f'<figure><img src="/pictures/1/800.webp" data-file="1"><figcaption>{NUMBER}</figcaption></figure>',
        f"<table><tbody><tr><td>{NUMBER}</td></tr></tbody></table>",
    ],
)
def test_a_number_is_found_however_its_markup_splits_or_hides_it(body):
    assert len(findings_about(make_post(stage="draft", title_ko="글", body_ko=body))) == 1


@pytest.mark.parametrize("column", ["alt_ko", "caption_en", "credit"])
@pytest.mark.parametrize("make", [make_post, make_agreement])
def test_the_texts_of_the_lead_picture_are_looked_through(make, column):
    item = make(stage="draft", lead_image=make_image(**{column: NUMBER}))
    assert len(findings_about(item)) == 1


@pytest.mark.parametrize("make", [make_post, make_agreement])
def test_the_titles_of_attachments_are_looked_through(make):
    item = make(stage="draft")
    attach(item, make_attachment(title_ko=NUMBER))
    assert len(findings_about(item)) == 1


@pytest.mark.parametrize("asked", [actions.publish, actions.schedule])
def test_guards_read_the_note_about_a_change(asked):
    jun, post = make_person("jun", "publisher"), make_post(title_ko="글")
    copy = actions.start_working_copy(post, by=jun)
    note = {"is_major": True, "change_note": {"ko": NUMBER}}
    if asked is actions.schedule:
        at = timezone.now() + datetime.timedelta(days=1)
        attempt = partial(asked, copy, "publish", at=at, by=jun, **note)
    else:
        attempt = partial(asked, copy, by=jun, **note)
    with pytest.raises(MoveRefused) as refused:
        attempt()
    assert "What changed (Korean)" in refused.value.reasons[0]
    attempt(override=REASON)


def withdraw_at_a_time(post, **given):
    return actions.schedule(post, "withdraw", at=timezone.now() + datetime.timedelta(days=1), **given)


@pytest.mark.parametrize("asked", [actions.withdraw, withdraw_at_a_time])
@pytest.mark.parametrize("make", [make_post, make_agreement])
def test_guards_read_the_reason_for_a_withdrawal(make, asked):
    jun, item = make_person("jun", "publisher"), make()
    reason = {"ko": f"문의 {NUMBER}", "en": "Wrong"}
    with pytest.raises(MoveRefused) as refused:
        asked(item, by=jun, reason=reason)
    assert refused.value.reasons[0] == (
        "Reason for the withdrawal (Korean): This looks like a mobile telephone number. “문의 010-****-****”"
    )
    asked(item, by=jun, reason=reason, override=REASON)


def test_a_withdrawal_that_says_a_number_all_the_same_is_logged_and_carried_out_on_its_day():
    jun, post = make_person("jun", "publisher"), make_post()
    plan = withdraw_at_a_time(post, by=jun, reason={"ko": NUMBER}, override=REASON)
    (done,) = actions.publish_due(now=plan.due_at)
    assert (done.outcome, type(post).objects.get().stage) == ("done", "withdrawn")
    entry = LogEntry.objects.about(post).get(action="override")
    assert entry.details["reason"] == REASON
    assert "1234" not in str(entry.details["against"])


@pytest.fixture
def stern_guard(monkeypatch):
    def guard(item):
        yield "A picture is silent."

    monkeypatch.setattr(guards, "GUARDS", [guard])


def test_what_may_not_be_overridden_stands_whatever_the_reason(stern_guard):
    jun, post = make_person("jun", "publisher"), make_post(stage="draft")
    with pytest.raises(MoveRefused) as refused:
        actions.publish(post, by=jun, override=REASON)
    assert refused.value.reasons == ["A picture is silent."]


def test_registering_a_guard_twice_is_registering_it_once(monkeypatch):
    monkeypatch.setattr(guards, "GUARDS", [])
    for _time in range(2):
        guards.register(guards.personal_data)
    registered = guards.GUARDS
    assert registered == [guards.personal_data]
