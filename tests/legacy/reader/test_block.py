import pytest

from policyarchive.legacy.reader.block import Block, read_block, read_pairs

ROWS = [
    "Writer",
    "Kim Sunwoo",
    "Affiliation",
    "The Institute",
    "Date",
    "2015-03-02",
    "Last Update",
    "2016-01-20",
]


@pytest.mark.parametrize(
    ("lines", "block"),
    [
        (ROWS, Block("Kim Sunwoo", 8)),
        (["Writer Kim Sunwoo", "Affiliation The Institute", "Date 2015-03-02"], Block("Kim Sunwoo", 3)),
        (
            ["Writer : Kim Sunwoo", "Affiliation :", "Date : 2015-03-02", "Last Update :"],
            Block("Kim Sunwoo", 4),
        ),
        (["Writer", "Affiliation", "The Institute", "Date", "2015-03-02"], Block("", 5)),
        (["Writer", "Kim", "Lee", "Date", "2015-03-02"], Block("Kim, Lee", 5)),
        (
            ["Auteur", "Marie Dupont", "Affiliation", "L'Institut", "Date", "2015-03-02"],
            Block("Marie Dupont", 6),
        ),
        (["작성자", "김선우", "소속", "연구원", "최종수정일", "2015-03-02"], Block("김선우", 6)),
        (["Date", "2015-03-02", "Last Updated", "2016. 1. 20."], Block("", 4)),
    ],
)
def test_the_rows_are_read_to_their_end(lines, block):
    assert read_block([*lines, "Background", "Many people work late."]) == block


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["Background", *ROWS],
        ["Writer", "Kim Sunwoo", "Background"],
        ["Date palms grow here", "Writer Han wrote so"],
        ["Writers meet", "Dates are sweet"],
    ],
)
def test_anything_else_is_no_block(lines):
    assert read_block(lines) == Block("", 0)


def test_a_missing_last_date_takes_no_heading():
    assert read_block(["Writer", "Kim", "Last Update", "Background"]) == Block("Kim", 3)


@pytest.mark.parametrize(
    ("lines", "block"),
    [
        (["Tác giả", "Nguyễn An", "Đơn vị", "Viện", "Ngày", "2015-03-02"], Block("Nguyễn An", 6)),
        (["Ngày", "2015-03-02", "Cập nhật", "2016-01-20"], Block("", 4)),
        (ROWS, Block("Kim Sunwoo", 8)),
    ],
)
def test_labels_in_no_table_are_known_by_their_turns(lines, block):
    assert read_pairs([*lines, "Bối cảnh", "Nhiều người làm việc khuya."]) == block


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["Background", "Many people work late."],
        ["2015-03-02", "Background"],
        ["Writer", "Kim", "Lee", "Date", "2015-03-02"],
        ["Writer", "Affiliation", "The Institute", "Date", "2015-03-02", "2016-01-20"],
        ["It began late.", "It ended on", "The last day was", "2015-03-02"],
        ["Background", *["Many people work late."] * 9, "Since", "2015-03-02"],
    ],
)
def test_lines_that_do_not_take_turns_are_no_pairs(lines):
    assert read_pairs(lines) == Block("", 0)
