from policyarchive.legacy.reader.refusals import PageRefused


def test_a_refusal_tells_kind_line_and_reason():
    assert str(PageRefused("no_date", "No date.", line=6)) == "no_date: line 6: No date."
    assert str(PageRefused("empty", "No text.")) == "empty: No text."
