import datetime

import pytest

from policyarchive.legacy.reader.dates import is_dateline, is_stamp, read_dateline, read_stamp


@pytest.mark.parametrize(
    "text",
    [
        "2018-07-03",
        "2018.07.03",
        "2018.07.03.",
        "2018. 7. 3.",
        "2018/7/3",
        "2018년 7월 3일",
        "2018.07.03 17:10",
        "2018-07-03 17:10:59",
        "2018-07-03T17:10",
        "2018-07-03 오후 5:10",
        "2018-07-03 (화) 17:10",
    ],
)
def test_a_stamp_is_read_in_each_form(text):
    assert read_stamp(text) == datetime.date(2018, 7, 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2018-07",
        "2017.11.5~11.14",
        "11.5~11.14, 2017",
        "April 3, 2017",
        "2018-07-031",
        "1,204",
        "2018-07-03 다음",
    ],
)
def test_what_is_more_or_less_than_a_date_is_no_stamp(text):
    assert not is_stamp(text)


@pytest.mark.parametrize("text", ["2017-02-30", "2017.13.01.", "0000-01-01"])
def test_a_day_that_no_calendar_has_is_a_stamp_but_no_date(text):
    assert is_stamp(text)
    assert read_stamp(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "SEOUL, March 22, 2017 – The city",
        "SEOUL, March 22, 2017 - The city",
        "SEOUL, March 22, 2017—The city",
        "SEOUL, Mar. 22, 2017 -- The city",
        "SEOUL, KOREA, March 22, 2017 – The city",
        "SEOUL, South Korea (March 22, 2017) – The city",
        "(SEOUL, March 22, 2017) – The city",
        "NEW YORK, March 22, 2017 – The city",
        "Seoul, March 22, 2017 – The city",
        "SEOUL, 22 March 2017 – The city",
        "SEOUL, 22nd Mar. 2017 – The city",
    ],
)
def test_a_dateline_is_read_in_each_form(text):
    assert read_dateline(text) == datetime.date(2017, 3, 22)


@pytest.mark.parametrize(
    "text",
    [
        "On March 22, 2017 – a windy day",
        "The city signed on March 22, 2017 – at last",
        "SEOUL, March 22, 2017 was a day",
        "SEOUL, March 2017 – The city",
        "SEOUL, 22 March 2017 was a day",
        "March 22, 2017 – The city",
        "Mayor Park, March 22, 2017 – he said",
    ],
)
def test_running_text_is_no_dateline(text):
    assert not is_dateline(text)


def test_a_dateline_with_an_impossible_day_has_no_date():
    assert read_dateline("SEOUL, February 30, 2017 – The city") is None
