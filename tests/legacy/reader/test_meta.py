import datetime

import pytest

from policyarchive.legacy.reader.meta import find_metas, read_meta, read_views
from policyarchive.legacy.reader.reading import read_lines

DAY = datetime.date(2017, 4, 12)


@pytest.mark.parametrize(
    ("text", "author", "views"),
    [
        ("등록일 2017-04-12 글쓴이 ssunha", "ssunha", None),
        ("등록일: 2017.04.12. 글쓴이: 김 나무", "김 나무", None),
        ("글쓴이 ssunha 등록일 2017-04-12", "ssunha", None),
        ("작성자 : 이름 등록일 : 2017.04.12. 조회수 : 1,204", "이름", 1204),
        ("작성자 : 이름 등록일 : 2017.04.12. 조회수 : 1,204 첨부파일 : 2", "이름", 1204),
        ("조회 87 | 등록일 2017/4/12 09:30 | 작성자 이하늘", "이하늘", 87),
        ("등록일2017-04-12 조회수12 글쓴이ssunha", "ssunha", 12),
        ("Date 2017-04-12 Writer Big Data Center", "Big Data Center", None),
        ("Date : 2017-04-12 Writer : Kim", "Kim", None),
        ("DATE 2017-04-12 WRITER KIM", "KIM", None),
        ("Date 2017-04-12 Category Transport Updater scaadmin", "", None),
        ("Visit619 Date2017.04.12 17:10", "", 619),
        ("Date2017.04.12 17:10 Visit1,619", "", 1619),
        ("Date 2017-04-12 Catégorie Transport Auteur Marie Dupont", "Marie Dupont", None),
        ("등록일 2017-04-12 수정일 2019-01-01 담당부서 국제과", "", None),
        ("등록일 2017-04-12", "", None),
        ("• 등록일 2017-04-12 글쓴이 ssunha", "ssunha", None),
        ("[등록일] 2017-04-12", "", None),
        ("[등록일]2017-04-12[글쓴이]ssunha", "ssunha", None),
        ("[작성일 : 2017.04.12]", "", None),
        ("[작성자] 김 나무 [등록일] 2017-04-12(수) 10:00 [조회수] 1,204", "김 나무", 1204),
        ("[작성자 : 김나무] [작성일 : 2017. 4. 12.] [조회 : 87]", "김나무", 87),
        ("【등록일】 2017.04.12 【글쓴이】 ssunha", "ssunha", None),
        ("〔등록일〕 2017.04.12 〔글쓴이〕 ssunha", "ssunha", None),
        ("(등록일: 2017-04-12 / 조회: 87)", "", 87),
        ("<등록일> 2017-04-12 <글쓴이> ssunha", "ssunha", None),
        ("[Date] 2017-04-12 [Writer] Kim", "Kim", None),
        ("| 작성자 | 김나무 | 등록일 | 2017-04-12 | 조회 | 87 |", "김나무", 87),
    ],
)
def test_a_meta_line_is_read_in_each_form(text, author, views):
    meta = read_meta(text)
    assert (meta.date, meta.author, meta.views) == (DAY, author, views)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "두 도시가 만났다.",
        "Date palms grow along the river.",
        "Date: April 3, 2017 (Mon)",
        "Date 2017.11.5~11.14 at the river",
        "Visit the city in 2017",
        "글쓴이에게 묻다",
        "작성자 실명제 도입",
        "Writer Han wins a prize",
        "2017-04-12",
        "행사 등록일 2017-04-12",
        "Updated 2017-04-12",
        "등록일 2017-04-12에 알린 대로",
        "View from the tower",
        "[등록일: 2017-04-12] 도시가 만나다",
        "[소식] 2017-04-12",
        "[일시] 2017-04-12",
        "[등록일] 2017-04-12에 알린 대로",
        "[등록일] 11.5~11.14, 2017",
        "(2017-04-12)",
    ],
)
def test_any_other_line_is_none(text):
    assert read_meta(text) is None


def test_the_category_of_a_policy_article_is_read_and_its_updater_is_no_author():
    meta = read_meta("Date 2017-04-12 Category Urban Planning, Housing Updater scaadmin")
    assert (meta.category, meta.author) == ("Urban Planning, Housing", "")


@pytest.mark.parametrize(
    "text",
    [
        "담당부서 국제교류과 등록일 2017-04-12",
        "[등록일] 2017-04-12 [부서] 국제교류과",
        "[부서 : 국제교류과] [작성일 : 2017.4.12]",
    ],
)
def test_the_department_is_read(text):
    assert read_meta(text).department == "국제교류과"


def test_the_second_row_of_a_table_belongs_to_the_first():
    [meta] = metas_of("작성자 김나무 등록일 2017-04-12\n담당부서 국제교류과 조회수 32\n두 도시가 만났다.")
    assert (meta.end, meta.author, meta.department, meta.views) == (2, "김나무", "국제교류과", 32)


def test_a_dated_row_belongs_to_the_row_above_it():
    [meta] = metas_of("작성자 김나무 조회수 32\n등록일 2017-04-12\n두 도시가 만났다.")
    assert (meta.start, meta.end, meta.author, meta.date) == (0, 2, "김나무", DAY)


def test_a_line_without_a_date_is_kept_as_one_when_it_has_two_labels_or_a_colon():
    assert read_meta("글쓴이 ssunha 조회수 2,017").stamp == ""
    assert read_meta("작성자 : 이름").author == "이름"


def test_an_impossible_day_stays_as_it_was_written():
    meta = read_meta("등록일 2017-13-45 글쓴이 ssunha")
    assert (meta.stamp, meta.date) == ("2017-13-45", None)


def test_a_lonely_date_is_generic_and_a_lonely_등록일_is_not():
    assert read_meta("Date 2017-04-12").is_generic
    assert not read_meta("등록일 2017-04-12").is_generic


def metas_of(text):
    return find_metas(read_lines(text.encode()))


def test_one_field_a_line_makes_one_meta_line_together():
    metas = metas_of("작성자 : 이름\n등록일 : 2017.04.12.\n조회수 : 1,204")
    assert [(meta.start, meta.end, meta.date, meta.author, meta.views) for meta in metas] == [
        (0, 3, DAY, "이름", 1204)
    ]


def test_one_field_a_line_needs_no_colon_below_the_first():
    metas = metas_of("등록일 2017-04-12\n글쓴이 ssunha\n조회 1,204\n두 도시가 만났다.")
    assert [(meta.end, meta.author, meta.views) for meta in metas] == [(3, "ssunha", 1204)]


@pytest.mark.parametrize("below", ["Writer Han wins a prize.", "글쓴이", f"Writer {'Han ' * 20}"])
def test_a_sentence_or_a_bare_label_below_a_date_is_no_author(below):
    assert [meta.end for meta in metas_of(f"Date 2017-04-12\n{below}")] == [1]


def test_two_whole_lines_stay_two_also_when_they_follow_each_other():
    line = "Date 2017-04-12 Writer Kim\n"
    assert len(metas_of(line + line)) == 2


@pytest.mark.parametrize(
    ("text", "views"), [("1,204", 1204), ("87회", 87), ("12,34", None), ("9" * 12, None)]
)
def test_views_are_numbers_that_can_be(text, views):
    assert read_views(text) == views
