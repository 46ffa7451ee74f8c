import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyarchive.opendata.exporting import export_records, record_of
from policyarchive.opendata.records import CHECKS, RecordRefused, read_record
from policyarchive.publishing.actions import start_working_copy
from tests.factories import make_post

LEAST = {"ref": "a", "original_language": "ko", "title": {"ko": "가"}, "posted_on": "2017-04-12"}


def line(**changes):
    return json.dumps(LEAST | changes, ensure_ascii=False)


def test_the_least_a_line_must_say():
    assert read_record(line())["posted_on"].isoformat() == "2017-04-12"


@pytest.mark.parametrize("name", LEAST)
def test_a_missing_field_is_named(name):
    with pytest.raises(RecordRefused, match=f"'{name}' is missing") as refused:
        read_record(json.dumps({key: value for key, value in LEAST.items() if key != name}))
    assert refused.value.kind == "missing_field"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "1", "nul", '{"views": ' + "1" * 5000 + "}", '{"ref": ' + "[" * 100_000]
)
def test_what_is_no_object_is_refused(text):
    with pytest.raises(RecordRefused) as refused:
        read_record(text)
    assert refused.value.kind == "json"


@pytest.mark.parametrize("text", ['{"ref": "a", "ref": "b"}', '{"title": {"ref": "a", "ref": "b"}}'])
def test_a_name_that_stands_twice_is_refused(text):
    with pytest.raises(RecordRefused, match="'ref' stands twice in one object") as refused:
        read_record(text)
    assert refused.value.kind == "json"


def test_an_unknown_field_is_named_with_the_known_ones():
    with pytest.raises(RecordRefused, match="'titel' is not a field; fields are ref, number") as refused:
        read_record(line(titel="x"))
    assert refused.value.kind == "unknown_field"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ref", 1),
        ("number", -1),
        ("number", 0),
        ("number", 10**9),
        ("views", 2**31),
        ("number", True),
        ("number", "7"),
        ("title", "가"),
        ("title", {"xx": "a"}),
        ("title", {"ko": None}),
        ("title", {"ko": "a\0b"}),
        ("title", {"ko": "\ud800"}),
        ("posted_on", "2017-02-30"),
        ("posted_on", "12.04.2017"),
        ("posted_on", 20170412),
        ("pinned_from", "soon"),
        ("has_ai_mark", "yes"),
        ("areas", "air"),
        ("lead_image", "a"),
        ("lead_image", 12),
        ("attachments", "a.pdf"),
        ("attachments", [{"sha256": "a" * 64}]),
        ("attachments", [{"sha256": "x", "name": "a.pdf"}]),
        ("attachments", [{"sha256": "a" * 64, "name": "a.pdf"}] * 2),
        ("areas", [1]),
        ("areas", ["air", "air"]),
        ("byline", None),
    ],
)
def test_a_wrong_value_is_shown_with_what_is_wanted(name, value):
    with pytest.raises(RecordRefused, match=rf"'{name}.*' must be ") as refused:
        read_record(json.dumps(LEAST | {name: value}))
    assert refused.value.kind == "wrong_value"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(st.dictionaries(st.sampled_from(list(CHECKS)), json_values))
def test_any_object_is_read_or_refused(changes):
    try:
        read_record(json.dumps(LEAST | changes))
    except RecordRefused as refusal:
        assert refusal.reason


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        ("draft", "draft"),
        ("in_review", "draft"),
        ("scheduled", "draft"),
        ("live", "live"),
        ("withdrawn", "withdrawn"),
        ("unpublished", "unpublished"),
    ],
)
def test_a_stage_that_cannot_travel_is_written_as_a_draft(stage, expected):
    assert record_of(make_post(stage=stage))["stage"] == expected


@pytest.mark.django_db
def test_a_working_copy_is_not_exported():
    post = make_post(ref="old/1")
    start_working_copy(post, by=None)
    assert [record["ref"] for record in export_records()] == ["old/1"]
