import pytest

from policyarchive.lib.web.keys import key_in


@pytest.mark.parametrize(
    ("text", "key"),
    [("7", 7), ("9" * 18, int("9" * 18)), ("0", 0)]
    + [
        (bad, None) for bad in ("", "abc", "²", "٣", "-1", "+1", " 1", "1.0", "1_0", "\0", "9" * 19, "9" * 25)
    ],
)
def test_a_key_is_a_number_that_every_database_can_hold(text, key):
    assert key_in(text) == key
