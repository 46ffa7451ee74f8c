import pytest

from policyarchive.legacy.reader.body import Paragraph, read_body


def texts_of(*lines, **options):
    return [paragraph.text for paragraph in read_body(list(lines), **options).paragraphs]


@pytest.mark.parametrize("first", ["가나", "□ 가나", "○가나", "- 가나"])
@pytest.mark.parametrize("second", ["가나", "□ 가나", "• 가나"])
def test_a_paragraph_that_repeats_the_one_before_it_goes(first, second):
    assert texts_of(first, second, "다라") == ["가나", "다라"]


def test_a_paragraph_that_returns_later_stays():
    assert texts_of("가나", "다라", "가나") == ["가나", "다라", "가나"]


def test_lines_with_bullets_become_list_items_and_notes_stay_sentences():
    body = read_body(["첫 문단", "□ 하나", "- 둘", "※ 참고", "▴관광 ▴도시재생"])
    assert body.paragraphs == [
        Paragraph("p", "첫 문단"),
        Paragraph("li", "하나"),
        Paragraph("li", "둘"),
        Paragraph("p", "※ 참고"),
        Paragraph("p", "▴관광 ▴도시재생"),
    ]


def test_short_lines_are_headings_in_policy_articles_only():
    lines = ["Background", "Many people work late.", "Results", "More people came."]
    tags = [paragraph.tag for paragraph in read_body(lines, has_headings=True).paragraphs]
    assert tags == ["h2", "p", "h2", "p"]
    assert {paragraph.tag for paragraph in read_body(lines).paragraphs} == {"p"}


def test_the_last_line_and_items_are_no_headings():
    tags = [paragraph.tag for paragraph in read_body(["• One", "Two"], has_headings=True).paragraphs]
    assert tags == ["li", "p"]


def test_a_caption_that_stands_twice_on_a_line_stands_once_in_a_magazine():
    assert texts_of("밤의 성곽길 밤의 성곽길", "가 나", has_captions=True) == ["밤의 성곽길", "가 나"]
    assert texts_of("밤의 성곽길 밤의 성곽길") == ["밤의 성곽길 밤의 성곽길"]


@pytest.mark.parametrize(
    ("last", "text", "is_cut"),
    [
        ("끝났다..", "끝났다", True),
        ("끝났다...", "끝났다...", False),
        ("끝났다…", "끝났다…", False),
        ("..", None, True),
    ],
)
def test_two_dots_at_the_end_are_a_cut(last, text, is_cut):
    body = read_body(["처음..", last])
    assert [paragraph.text for paragraph in body.paragraphs] == ["처음..", *([text] if text else [])]
    assert body.is_cut is is_cut


def test_lines_of_nothing_but_leftovers_go():
    assert texts_of("( , ()", "▴", "가나") == ["가나"]
