"""What is looked for before an item becomes public, and who may publish all the same."""

import pytest
from django.utils import translation

from policyarchive.publishing import actions, guards
from policyarchive.publishing.guards import Finding, findings_about
from policyarchive.publishing.models import LogEntry
from policyarchive.publishing.refusals import MoveRefused
from tests.factories import make_agreement, make_city, make_person, make_post, make_signatory

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
