import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyarchive.lib.language.text import clean_line, clean_text, is_blank, visible, without_controls

ANY = st.text(alphabet=st.characters(), max_size=30)
SIGNS = (
    *("\x0b", "\u2028", "\ud800", "\ufffe", "\ufdd0", "\U0001ffff", "\u202e", "\u2066", "\u200b", "\u200d"),
    *("\ufeff", "\xad", "\u3164", "\u115f", "\ufe0f", "\u0301", "\U000e0041", "👨\u200d👩", "가", "a", " "),
)
HOSTILE = st.lists(
    st.one_of(
        ANY,
        st.sampled_from(SIGNS),
    )
).map("".join)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("발표 자료\x0b공유회", "발표 자료 공유회"),
        ("둘째 줄\b", "둘째 줄"),
        ("a\u2028b\u2029c\x85d\x0ce\r\nf\tg", "a b c d e f g"),
        ("a\x00b\x1bc\x7fd\x9fe", "abcde"),
        ("a\ufffe\uffff\ufdd0\U0001fffeb", "ab"),
        ("a\ud800b\udfff", "ab"),
        ("\u202egpj.exe\u202c", "gpj.exe"),
        ("\u2067a\u2069", "a"),
        ("a\u200eb", "ab"),
        ("שלום\u200f!", "שלום\u200f!"),
        ("시\u200b정\xad소\u2060식\ufeff", "시정소식"),
        ("한\u200d글\u200c", "한글"),
        ("👨\u200d👩\u200d👧 ❤\ufe0f", "👨\u200d👩\u200d👧 ❤\ufe0f"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", None),
        ("a\U000e0068\U000e0069", "a"),
        (unicodedata.normalize("NFD", "협력사업 설명회"), "협력사업 설명회"),
        ("\u3000 a \xa0", "a"),
        ("㎡ ① ﬁ", "㎡ ① ﬁ"),
    ],
)
def test_a_line_is_stored_as_it_is_seen(given, kept):
    assert clean_line(given) == (given if kept is None else kept)


@pytest.mark.parametrize(
    "given",
    ["", "   ", "\u200b", "\u200b\ufeff\xad", "\u3164", "\u2800 ", "\u0301", "\u115f", "\ufe0f", "\x0b\n"],
)
def test_what_nobody_can_see_is_blank(given):
    assert clean_line(given) == clean_text(given) == ""
    assert is_blank(given)


def test_lines_of_a_text_stay_lines():
    assert clean_text(" 가\r\n나\x0b다\u2029라\t마 ") == "가\n나\n다\n라\t마"


@given(HOSTILE)
@settings(deadline=None)
def test_clean_text_can_be_said_by_every_outlet_and_stays_as_it_is(text):
    for clean in (clean_line, clean_text):
        kept = clean(text)
        assert clean(kept) == kept
        assert kept == kept.strip()
        assert unicodedata.is_normalized("NFC", kept)
        kept.encode()
        assert not [
            letter
            for letter in kept
            if (unicodedata.category(letter) == "Cc" and letter not in "\t\n")
            or letter in "\u2028\u2029\u202e\u2066\ufeff\u200b"
            or ord(letter) & 0xFFFE == 0xFFFE
        ]
    assert "\n" not in clean_line(text)


@given(HOSTILE)
@settings(deadline=None)
def test_letters_of_a_text_are_all_kept(text):
    letters = [letter for letter in text if unicodedata.category(letter) in {"Lu", "Ll", "Nd"}]
    kept = unicodedata.normalize("NFD", clean_text(text))
    for letter in letters:
        assert unicodedata.normalize("NFD", letter)[0] in kept


def test_markup_loses_what_no_outlet_can_say_and_nothing_else():
    assert without_controls("<p>\u0338a\x0bb\x00</p>\r\n") == "<p>\u0338a\nb</p>\n"
    assert visible(" a ") == " a "
