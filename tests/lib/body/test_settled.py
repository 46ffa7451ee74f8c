"""What is called clean at a glance is what the whole cleaning leaves as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyarchive.lib.body import losses, sanitizing
from policyarchive.lib.body.sanitizing import sanitize_body, with_outlines
from policyarchive.lib.body.settled import is_settled

LETTERS = st.characters(exclude_categories=["Cs"]) | st.sampled_from(
    " □○-ㅇㆍ“‘\"'․·\u00a0\u200b\u0301\n<>&;_"
)
TEXTS = st.text(LETTERS, min_size=1, max_size=12) | st.sampled_from(
    [
        "가 나",
        "○ 가",
        "- 가",
        "“가",
        "ㅇ 가",
        "a b",
        "&amp;",
        "1. a",
        "https://example.org",
        "가\u0301",
        "ㄱ",
        "½",
    ]
)
BODIES = st.lists(
    st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["p", "h2", "h3"]), TEXTS), min_size=1, max_size=4
).map("".join)


@given(BODIES)
def test_nothing_of_a_settled_body_would_be_changed(body):
    settled = is_settled(body)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sanitizing, "is_settled", lambda body: False)
        assert not settled or sanitize_body(body) == with_outlines(body) == body


@given(BODIES)
def test_a_clean_body_has_lost_nothing(body):
    clean = sanitize_body(body)
    assert losses.what_is_lost(clean, clean) == [] == losses.what_is_lost(f"{clean} ", clean)


@pytest.mark.parametrize("body", ["<p>가 나.</p>", "<h2>A</h2><p>“가”</p><p>1.5% (b)</p>"])
def test_plain_paragraphs_are_settled(body):
    assert is_settled(body)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "가",
        "<p></p>",
        "<p> 가</p>",
        "<p>가  나</p>",
        "<p>○ 가</p>",
        "<p>ㅇ 가</p>",
        "<p>가</h2>",
        "<p>a&b</p>",
    ],
)
def test_others_are_read(body):
    assert not is_settled(body)
