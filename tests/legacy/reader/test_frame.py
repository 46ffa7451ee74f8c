import pytest

from policyarchive.legacy.reader.frame import find_frame
from policyarchive.legacy.reader.reading import read_lines
from policyarchive.legacy.reader.refusals import PageRefused


def frame_of(*lines):
    return find_frame(read_lines("\n".join(lines).encode()))


def test_the_meta_line_parts_head_and_text():
    frame = frame_of("새소식", "제목", "등록일 2017-04-12 글쓴이 ssunha", "본문")
    assert (frame.head, frame.text, frame.line) == (["새소식", "제목"], ["본문"], 3)


def test_a_field_above_the_date_is_no_title_where_there_is_another():
    frame = frame_of("새소식", "두 도시", "담당부서 국제과", "글쓴이 김 나무", "등록일 2017-04-12", "본문")
    assert (frame.head, frame.author, frame.department) == (["새소식", "두 도시"], "김 나무", "국제과")
    assert frame_of("새소식", "담당부서 개편", "등록일 2017-04-12").head == ["새소식", "담당부서 개편"]
    assert frame_of("a", "Writer Han wins a prize", "Date 2017-04-12").head == [
        "a",
        "Writer Han wins a prize",
    ]


@pytest.mark.parametrize("between", [[], ["두 번째 제목"], ["Body.", "More."]])
def test_a_second_meta_line_refuses_a_list_and_names_the_line(between):
    with pytest.raises(PageRefused) as refused:
        frame_of("제목", "등록일 2017-04-12 글쓴이 a", *between, "등록일 2017-04-11 글쓴이 b")
    assert (refused.value.kind, refused.value.line) == ("list_page", 3 + len(between))


def test_lines_of_different_forms_make_a_list_too():
    with pytest.raises(PageRefused):
        frame_of("a", "Date 2014-11-05 Writer b", "c", "Visit12 Date2014.11.05 10:00")


def test_a_list_may_have_dates_alone():
    with pytest.raises(PageRefused):
        frame_of("Title one", "Date 2014-11-05", "Title two", "Date 2014-11-04")


@pytest.mark.parametrize(
    "block",
    [
        ["Writer", "Kim", "Affiliation", "The Institute", "Date", "2015-03-02", "Last Update", "2016-01-20"],
        ["Writer Kim", "Affiliation The Institute", "Date 2015-03-02", "Last Update 2016-01-20"],
        ["Writer : Kim", "Date : 2015-03-02"],
        ["작성자", "Kim", "등록일 2015-03-02"],
    ],
)
def test_the_date_of_the_block_is_no_second_meta_line_and_its_writer_wins(block):
    meta = "Date 2015-05-18 Category Transportation Writer Other Updater scaadmin"
    frame = frame_of("Title", meta, *block, "Background")
    assert (frame.date.isoformat(), frame.author, frame.text) == ("2015-05-18", "Kim", ["Background"])


def test_the_date_of_an_event_in_the_text_is_no_second_meta_line():
    frame = frame_of(
        "Title", "Date 2015-05-18 Writer Kim", "Programme", "Date: 2015-06-01", "Place: City Hall"
    )
    assert frame.text == ["Programme", "Date: 2015-06-01", "Place: City Hall"]


def test_a_signature_far_below_is_no_meta_line():
    frame = frame_of("Title", *(f"Line {n}." for n in range(12)), "Writer : Kim")
    assert (frame.head, frame.author) == (["Title"], "")


def test_without_any_meta_line_the_first_line_that_is_no_furniture_ends_the_head():
    frame = frame_of("open mobile menu", "News", "Title", "Text.")
    assert (frame.head, frame.text) == (["open mobile menu", "News", "Title"], ["Text."])


def test_labels_in_no_table_make_a_block_only_below_a_category():
    rows = ["Tác giả", "An", "Ngày", "2015-03-02"]
    with_category = frame_of("Tên", "Date 2015-05-18 Category Giao thông Updater a", *rows, "Text")
    without = frame_of("Tên", "Date 2015-05-18 Writer a", *rows, "Text")
    assert (with_category.author, with_category.text) == ("An", ["Text"])
    assert (without.author, without.text) == ("a", [*rows, "Text"])
