import pytest

from policyarchive.lib.body.sanitizing import with_outlines


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (
            "<p>□ 개요</p><p>&nbsp;○ 기간</p><p>&nbsp;&nbsp;- 세부</p><p>□ 계획</p><p>본문</p>",
            "<ul><li>개요<ul><li>기간<ul><li>세부</li></ul></li></ul></li><li>계획</li></ul><p>본문</p>",
        ),
        ("<p>ㅇ a<br>&nbsp;- b<br>&nbsp;- c</p>", "<ul><li>a<ul><li>b</li><li>c</li></ul></li></ul>"),
        ("<p>○ a</p><p>※ b</p><p>◦ c</p>", "<ul><li><p>a</p><p>※ b</p></li><li>c</li></ul>"),
        ("<p>- <strong>a</strong> b</p><p>- c</p>", "<ul><li><strong>a</strong> b</li><li>c</li></ul>"),
        ("<p>□ a</p><p>b</p>", "<p>□ a</p><p>b</p>"),
        ("<p>-5도</p><p>-6도</p>", "<p>-5도</p><p>-6도</p>"),
        ("<ul><li>○ a</li></ul>", "<ul><li>○ a</li></ul>"),
        (None, None),
    ],
)
def test_lines_with_signs_are_lists(lines, kept):
    assert with_outlines(lines) == kept
    assert with_outlines(kept) == kept
