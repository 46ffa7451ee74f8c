"""The calendar of the register: anniversaries and ends of terms, as a calendar program reads them."""

import datetime
from itertools import islice

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from agreements.models import Agreement
from policyarchive.pages.models import SiteSettings
from policyarchive.publishing import actions
from tests.factories import make_agreement, make_city, make_home, relate
from tests.pages.reading import links, page_of

pytestmark = pytest.mark.django_db
DAY = datetime.date


@pytest.fixture(autouse=True)
def site():
    SiteSettings.objects.create(pk=1, name_ko="아카이브", name_en="Archive")


def calendar_at(client, path="/en/agreements/calendar.ics"):
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return Calendar.from_ical(answer.content)


def events(client, path="/en/agreements/calendar.ics"):
    """Return the events as (summary, day, whether it comes again)."""
    return [
        (str(event["summary"]), event["dtstart"].dt, "rrule" in event)
        for event in calendar_at(client, path).walk("VEVENT")
    ]


def days(client, number=3):
    """Return the first days on which the one event of the calendar takes place."""
    [event] = calendar_at(client).walk("VEVENT")
    rule = rrulestr(
        event["rrule"].to_ical().decode(), dtstart=datetime.datetime(*event["dtstart"].dt.timetuple()[:3])
    )
    return [moment.date() for moment in islice(rule, number)]


def test_an_agreement_has_an_anniversary_and_the_end_of_its_term(client, language):
    make_agreement("pact", title_ko="협정", title_en="Pact", signed="2017-04-03", expires_on=DAY(2090, 4, 2))
    found = events(client, f"/{language}/agreements/calendar.ics")
    assert (
        found
        == {
            "en": [
                ("Pact: signed in 2017", DAY(2017, 4, 3), True),
                ("Pact: expires", DAY(2090, 4, 2), False),
            ],
            "ko": [("협정 체결(2017년)", DAY(2017, 4, 3), True), ("협정 만료", DAY(2090, 4, 2), False)],
        }[language]
    )


@pytest.mark.parametrize("signed", ["2015-12", "1971", None])
def test_no_day_is_made_up(client, signed):
    make_agreement("pact", signed=signed)
    assert events(client) == []
    make_agreement("term", title_en="Term", title_ko="기한", signed=signed, expires_on=DAY(2090, 1, 1))
    assert events(client) == [("Term: expires", DAY(2090, 1, 1), False)]


def test_an_anniversary_comes_each_year_and_ends_with_the_agreement(client):
    pact = make_agreement("pact", signed="2017-04-03")
    assert days(client) == [DAY(2017, 4, 3), DAY(2018, 4, 3), DAY(2019, 4, 3)]
    Agreement.objects.filter(pk=pact.pk).update(terminated_on=DAY(2018, 6, 1))
    assert days(client) == [DAY(2017, 4, 3), DAY(2018, 4, 3)]


def test_what_ended_before_its_term_does_not_expire(client):
    make_agreement("pact", signed="2017-04-03", expires_on=DAY(2030, 1, 1), terminated_on=DAY(2018, 1, 1))
    assert [again for _summary, _day, again in events(client)] == [True]


def test_what_another_agreement_replaced_has_no_anniversaries(client):
    earlier = make_agreement(
        "old", title_en="Old", title_ko="옛", signed="2001-02-03", expires_on=DAY(2099, 1, 1)
    )
    relate(make_agreement("new", title_en="New", title_ko="새", signed="2017-04-03"), "supersedes", earlier)
    assert events(client) == [
        ("Old: signed in 2001", DAY(2001, 2, 3), False),
        ("New: signed in 2017", DAY(2017, 4, 3), True),
    ]


def test_a_leap_day_has_its_anniversary_each_year(client):
    make_agreement("pact", signed="2016-02-29")
    assert days(client, 5) == [
        DAY(2016, 2, 29),
        DAY(2017, 2, 28),
        DAY(2018, 2, 28),
        DAY(2019, 2, 28),
        DAY(2020, 2, 29),
    ]


@pytest.mark.parametrize("day", [datetime.date.min, datetime.date.max])
def test_the_ends_of_the_calendar_are_days_too(client, day):
    make_agreement("pact", signed=day.isoformat(), expires_on=datetime.date.max)
    assert len(events(client)) == 2


def test_names_of_events_stay_when_address_title_and_day_change(client):
    pact = make_agreement("pact", signed="2017-04-03", expires_on=DAY(2090, 1, 1))
    before = [str(event["uid"]) for event in calendar_at(client).walk("VEVENT")]
    pact.slug, pact.title_en, pact.expires_on = "other", "Other", DAY(2091, 1, 1)
    pact.save()
    assert [str(event["uid"]) for event in calendar_at(client).walk("VEVENT")] == before
    in_korean = calendar_at(client, "/ko/agreements/calendar.ics").walk("VEVENT")
    assert len({*before, *(str(event["uid"]) for event in in_korean)}) == 4


def test_the_file_keeps_the_rules_of_the_format(client):
    make_agreement(
        "pact",
        title_en="Long; title, with \\ and\nlines " * 8,
        title_ko="서울-런던 우호협력도시 협정 " * 8,
        signed="2017-04-03",
        summary_ko="첫 줄\n둘째 줄; 셋째, 넷째",
        summary_en="One\nTwo",
    )
    for code in ("ko", "en"):
        content = client.get(f"/{code}/agreements/calendar.ics").content
        lines = content.split(b"\r\n")
        assert lines[0] == b"BEGIN:VCALENDAR" and lines[-2:] == [b"END:VCALENDAR", b""]
        assert max(map(len, lines)) <= 75
        assert b"\n" not in content.replace(b"\r\n", b"") and b"VTIMEZONE" not in content
        assert b"DTSTART;VALUE=DATE:20170403" in lines and b"DTEND" not in content
        [event] = Calendar.from_ical(content).walk("VEVENT")
        pact = Agreement.objects.get()
        assert str(event["summary"]).startswith(getattr(pact, f"title_{code}"))
        assert str(event["description"]) == getattr(pact, f"summary_{code}")
        assert str(event["url"]) == f"http://testserver/{code}/agreements/pact/"


def test_a_calendar_says_what_it_is_and_where_it_comes_from(client):
    make_agreement("pact", cities=[make_home(), make_city("london", name_en="London")], signed="2017-04-03")
    calendar = calendar_at(client, "/en/agreements/calendar.ics?city=london")
    assert str(calendar["name"]) == str(calendar["x-wr-calname"]) == "Archive: days of agreements (London)"
    assert str(calendar["source"]) == "http://testserver/en/agreements/calendar.ics?city=london"
    assert calendar["refresh-interval"].dt == datetime.timedelta(days=1)


def test_a_title_in_another_language_says_so(client):
    make_agreement("pact", title_ko="협정", title_en=None, signed="2017-04-03")
    [event] = calendar_at(client).walk("VEVENT")
    assert event["summary"].params["LANGUAGE"] == "ko"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 2),
        ("?city=london", 1),
        ("?kind=mou", 1),
        ("?year=2017", 1),
        ("?status=in_force", 2),
        ("?q=zzz", 0),
    ],
)
def test_a_filter_of_the_register_filters_the_calendar(client, query, found):
    make_agreement("a", cities=[make_home(), make_city("london")], kind="mou", signed="2017-04-03")
    make_agreement("b", signed="2001-02-03", kind="other")
    assert len(events(client, f"/en/agreements/calendar.ics{query}")) == found


def test_a_calendar_has_one_address_and_none_for_what_cannot_be(client):
    make_city("london")
    answer = client.get("/en/agreements/calendar.ics?kind=&city=london&page=1")
    assert (answer.status_code, answer["Location"]) == (301, "/en/agreements/calendar.ics?city=london")
    assert client.get("/en/agreements/calendar.ics?city=nowhere").status_code == 404


def test_what_is_not_public_is_in_no_calendar(client):
    pact = make_agreement("pact", signed="2017-04-03")
    for stage in ("draft", "in_review", "scheduled"):
        make_agreement(f"hidden-{stage}", signed="2017-04-03", stage=stage)
    assert len(events(client)) == 1
    actions.withdraw(pact, by=None, reason={"ko": "잘못", "en": "Wrong"})
    assert events(client) == []


def test_a_calendar_that_did_not_change_is_not_sent_again(client):
    make_agreement("pact", signed="2017-04-03")
    etag = client.get("/en/agreements/calendar.ics").headers["ETag"]
    assert client.get("/en/agreements/calendar.ics", headers={"if-none-match": etag}).status_code == 304


@pytest.mark.parametrize("count", [1, 3])
def test_the_queries_of_a_calendar_do_not_grow(client, count, django_assert_num_queries):
    for n in range(count):
        make_agreement(f"pact-{n}", signed="2017-04-03")
    with django_assert_num_queries(2):  # site, agreements with their status
        client.get("/en/agreements/calendar.ics")


def test_lists_and_cities_offer_their_calendar(client):
    make_agreement("pact", cities=[make_home(), make_city("london")], signed="2017-04-03")
    for path, calendar in {
        "agreements/": "calendar.ics",
        "agreements/?city=london": "calendar.ics?city=london",
        "cities/london/": "calendar.ics?city=london",
        "feeds/": "calendar.ics",
    }.items():
        assert f"/en/agreements/{calendar}" in links(page_of(client, f"/en/{path}")), path
    assert not [
        link for link in links(page_of(client, "/en/agreements/?city=nowhere")) if "calendar.ics" in link
    ]
