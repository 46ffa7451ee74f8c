import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyarchive.lib.language.fuzzydate import FuzzyDate, Precision

days = st.dates(min_value=datetime.date(1000, 1, 1))


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2017-04-03", "2017-04-03", "2017-04-03", "day"),
        ("2015-12", "2015-12-01", "2015-12-31", "month"),
        ("2016-02", "2016-02-01", "2016-02-29", "month"),
        ("1971", "1971-01-01", "1971-12-31", "year"),
        ("2016.03.02.", "2016-03-02", "2016-03-02", "day"),
        ("2017년 4월 3일", "2017-04-03", "2017-04-03", "day"),
        (" 2015년 12월 ", "2015-12-01", "2015-12-31", "month"),
        ("2017/4/3", "2017-04-03", "2017-04-03", "day"),
    ],
)
def test_a_date_is_read_no_more_exactly_than_it_is_written(text, earliest, latest, precision):
    date = FuzzyDate.parse(text)
    assert (str(date.earliest), str(date.latest), date.precision) == (earliest, latest, precision)


@pytest.mark.parametrize(
    "text", ["", "2017-13", "2017-02-30", "17-04-03", "April 2017", "2017-04-03x", "0000"]
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError):
        FuzzyDate.parse(text)


@pytest.mark.parametrize(
    ("text", "korean", "english"),
    [
        ("2017-04-03", "2017년 4월 3일", "3 April 2017"),
        ("2015-12", "2015년 12월", "December 2015"),
        ("1971", "1971년", "1971"),
    ],
)
def test_a_date_is_written_in_each_language(text, korean, english):
    date = FuzzyDate.parse(text)
    assert (date.text("ko"), date.text("en")) == (korean, english)


def test_dates_sort_by_their_earliest_day_and_the_coarser_first():
    texts = ["2017-04-03", "2017-01-01", "2017", "2017-01", "2016-12-31", "1971"]
    assert [str(date) for date in sorted(map(FuzzyDate.parse, texts))] == [
        "1971",
        "2016-12-31",
        "2017",
        "2017-01",
        "2017-01-01",
        "2017-04-03",
    ]


def test_a_date_overlaps_a_span_when_it_may_lie_in_it():
    december = FuzzyDate.parse("2015-12")
    assert december.overlaps(datetime.date(2015, 12, 31), datetime.date(2016, 12, 31))
    assert not december.overlaps(datetime.date(2016, 1, 1), datetime.date(2016, 12, 31))


@given(days, st.sampled_from(Precision))
def test_what_is_written_is_read_back(day, precision):
    known = day.timetuple()[: 3 - list(Precision).index(precision)]
    date = FuzzyDate.of(*known)
    assert FuzzyDate.parse(date.isoformat()) == date
    assert FuzzyDate.parse(date.text("ko")) == date
    assert date.earliest <= day <= date.latest


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_a_value_error(text):
    try:
        date = FuzzyDate.parse(text)
    except ValueError:
        return
    assert date.earliest <= date.latest
