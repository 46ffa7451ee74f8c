"""Fields whose label and value stand apart, in whole pages, and dates of the text that look like them."""

import pytest

from policyarchive.legacy.reader.page import parse
from policyarchive.legacy.reader.reading import read_lines
from policyarchive.legacy.reader.refusals import PageRefused
from policyarchive.legacy.reader.stacked import find_stacked
from tests.legacy.samples import CHROME

ALL = ("도시가 만나다", "", "2017-04-12", "김나무", "국제교류과", 1204)


def page_of(*lines, head=CHROME):
    return parse("\n".join([*head, *lines]).encode())


def facts_of(page):
    return (page.title, page.category, page.date.isoformat(), page.author, page.department, page.views)


def refusal_of(*lines, head=CHROME):
    with pytest.raises(PageRefused) as refused:
        page_of(*lines, head=head)
    return refused.value.kind


@pytest.mark.parametrize(
    "fields",
    [
        # sibling elements, and a definition list
        [
            "도시가 만나다",
            "등록일",
            "2017-04-12",
            "글쓴이",
            "김나무",
            "담당부서",
            "국제교류과",
            "조회수",
            "1,204",
        ],
        ["도시가 만나다", "작성자", "김나무", "부서", "국제교류과", "등록일", "2017.04.12.", "조회", "1,204"],
        [
            "도시가 만나다",
            "작성자 :",
            "김나무",
            "부서 :",
            "국제교류과",
            "작성일 :",
            "2017-04-12 10:20",
            "조회 :",
            "1204",
        ],
        [
            "도시가 만나다",
            "• 작성자",
            "김나무",
            "• 부서",
            "국제교류과",
            "• 작성일",
            "2017. 4. 12.",
            "• 조회",
            "1204",
        ],
        [
            "도시가 만나다",
            "[작성자]",
            "김나무",
            "[부서]",
            "국제교류과",
            "[작성일]",
            "2017/04/12",
            "[조회]",
            "1204",
        ],
        # tables: the title is a row too, a row has one field or two, labels stand above their values
        [
            "제목",
            "도시가 만나다",
            "작성자",
            "김나무",
            "담당부서",
            "국제교류과",
            "등록일",
            "2017-04-12",
            "조회수",
            "1,204",
        ],
        [
            "작성자",
            "김나무",
            "담당부서",
            "국제교류과",
            "제목",
            "도시가 만나다",
            "등록일",
            "2017-04-12",
            "조회수",
            "1,204",
        ],
        ["제목\t도시가 만나다", "작성자\t김나무\t등록일\t2017-04-12", "담당부서\t국제교류과\t조회수\t1,204"],
        ["도시가 만나다", "작성자\t담당부서\t등록일\t조회수", "김나무\t국제교류과\t2017-04-12\t1,204"],
        # some on one line and some on two
        ["도시가 만나다", "글쓴이 : 김나무", "등록일", "2017-04-12", "담당부서 국제교류과", "조회수 1,204"],
    ],
)
@pytest.mark.parametrize("label", [[], ["내용"]])
def test_title_date_author_department_and_views_are_read_wherever_their_labels_stand(fields, label):
    page = page_of(*fields, *label, "두 도시가 만났다.")
    assert facts_of(page) == ALL
    assert (page.board, page.text) == ("새소식", "두 도시가 만났다.")


@pytest.mark.parametrize(
    ("fields", "facts"),
    [
        (
            ["[소식] 도시가 만나다!", "등록일", "2017-04-12"],
            ("도시가 만나다!", "소식", "2017-04-12", "", "", None),
        ),
        (["도시가 만났다.", "등록일", "2017-04-12"], ("도시가 만났다.", "", "2017-04-12", "", "", None)),
        (
            ["담당부서 개편 안내", "등록일", "2017-04-12"],
            ("담당부서 개편 안내", "", "2017-04-12", "", "", None),
        ),
        (
            ["두 도시", "글쓴이 김나무", "등록일", "2017-04-12"],
            ("두 도시", "", "2017-04-12", "김나무", "", None),
        ),
        (["두 도시", "번호", "1204", "등록일", "2017-04-12"], ("두 도시", "", "2017-04-12", "", "", None)),
        (["두 도시", "문의", "02-120", "등록일", "2017-04-12"], ("두 도시", "", "2017-04-12", "", "", None)),
        (
            ["두 도시", "등록일", "2017-04-12", "수정일", "2017-05-01"],
            ("두 도시", "", "2017-04-12", "", "", None),
        ),
        (["두 도시", "등록일", "2017-04-12", "조회수"], ("두 도시", "", "2017-04-12", "", "", None)),
        (["두 도시", "작성자", "등록일", "2017-04-12"], ("두 도시", "", "2017-04-12", "", "", None)),
        (
            ["분류", "교통", "제목", "두 도시", "등록일", "2017-04-12"],
            ("두 도시", "교통", "2017-04-12", "", "", None),
        ),
        (
            ["제목", "조회수 1위, 도시가 만나다", "등록일", "2017-04-12"],
            ("조회수 1위, 도시가 만나다", "", "2017-04-12", "", "", None),
        ),
    ],
)
def test_some_fields_are_fine(fields, facts):
    assert facts_of(page_of(*fields, "두 도시가 만났다.")) == facts


def test_an_english_page_is_read_so_too():
    page = page_of(
        "How the City Counts", "Date", "2017-04-12", "Writer", "Kim Sun", "It counts trees.", head=[]
    )
    assert facts_of(page) == ("How the City Counts", "", "2017-04-12", "Kim Sun", "", None)


def test_attachments_below_the_fields_are_found():
    page = page_of("두 도시", "등록일", "2017-04-12", "첨부파일", "협정서.hwp", "내용", "두 도시가 만났다.")
    assert (page.warnings, page.text) == (["attachment: 협정서.hwp"], "두 도시가 만났다.")


@pytest.mark.parametrize(
    "lines",
    [
        # a register in the text, below a meta line without a date, or below a sentence, or in a long table
        ["상표 안내", "글쓴이 ssunha 조회수 2,017", "상표가 등록되었다.", "등록일", "2017-04-12"],
        ["상표 안내", "상표가 등록되었다.", "등록일", "2017-04-12", "등록번호", "4012"],
        ["상표 안내", "명칭", "해치", "종류", "그림", "등록일", "2017-04-12"],
        # the programme of an event
        ["공원의 저녁", "날짜", "2017-05-03", "장소", "시청"],
        ["공원의 저녁", "Date", "2017-05-03", "Place", "City Hall"],
        ["공원의 저녁", "글쓴이 ssunha 조회수 12", "오세요.", "[날짜] 2017-05-03", "[장소] 시청"],
        ["공원의 저녁", "두 도시가 만났다.", "Date: 2017-05-03"],
        ["공원의 저녁", "글쓴이 ssunha 조회수 12", "날짜 : 2017-05-03", "장소 : 시청"],
        ["공원의 저녁", "[날짜] 2017-05-03", "[장소] 시청"],
        ["공원의 저녁", "- Date: 2017-05-03", "- Place: City Hall"],
        ["공원의 저녁", "글쓴이 ssunha 조회수 12", "날짜", "2017-05-03", "장소", "시청"],
        ["공원의 저녁", "글쓴이 : ssunha", "날짜", "2017-05-03", "장소", "시청"],
        ["공원의 저녁", "일시", "2017-05-03"],
        ["공원의 저녁", "[일시] 2017-05-03"],
        ["공원의 저녁", "등록일", "2017-05-03에 알린 대로 만난다."],
        ["공원의 저녁", "등록일", "두 도시가 2017-05-03에 만났다."],
        # what an editor changed later is no posting date
        ["두 도시", "수정일", "2017-04-12", "글쓴이", "김나무"],
        # words of two columns whose tab is lost cannot be parted
        ["두 도시", "작성자\t담당부서\t등록일", "김 나무\t국제 교류과\t2017-04-12"],
    ],
)
def test_no_date_of_the_text_is_taken(lines):
    assert refusal_of(*lines) == "no_date"


BLOCK = ["Writer", "Kim", "Affiliation", "The Institute", "Date", "2015-03-02", "Last Update", "2016-01-20"]


@pytest.mark.parametrize("meta", [[], ["Category Transportation Updater scaadmin"]])
def test_the_block_of_a_policy_article_gives_no_posting_date(meta):
    lines = ["Night Buses", *meta, *BLOCK, "Background", "Many people work late."]
    assert refusal_of(*lines, head=[]) == "no_date"


def test_the_sure_line_wins_over_a_table_in_the_text():
    page = page_of("두 도시", "등록일 2017-04-12", "표를 보라.", "등록일", "2015-01-02", "끝이다.")
    assert (page.date.isoformat(), page.text) == ("2017-04-12", "표를 보라.\n등록일\n2015-01-02\n끝이다.")


def test_several_titles_with_fields_below_them_are_a_list():
    assert refusal_of("하나", "등록일", "2017-04-12", "둘", "등록일", "2017-04-11") == "list_page"


def test_a_day_that_no_calendar_has_is_refused():
    assert refusal_of("두 도시", "등록일", "2017-02-30") == "no_date"


def test_fields_are_found_from_the_first_label_to_the_last_value():
    lines = read_lines("두 도시\n글쓴이\n김나무\n등록일\n2017-04-12\n본문".encode())
    assert [(meta.start, meta.end, meta.author) for meta in find_stacked(lines)] == [(1, 5, "김나무")]
