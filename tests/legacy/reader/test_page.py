"""Whole pages, a layout at a time."""

import codecs

import pytest

from policyarchive.legacy.reader.page import parse
from policyarchive.legacy.reader.refusals import PageRefused
from tests.legacy.samples import board_page, sample

NINE = [
    "Response to climate change",
    "Democratization of the economy",
    "Digital innovation",
    "Arts & Culture",
    "Tourism",
    "e-Government",
    "Smart city",
    "Social innovation",
    "Urban regeneration",
]


def facts_of(page):
    return (page.board, page.category, page.title, page.date.isoformat(), page.author, page.language)


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        (
            "board_english",
            ("새소식", "Seoul's News", "Two River Cities Share Their Plans", "2017-04-12", "ssunha", "en"),
        ),
        (
            "board_korean_dense",
            ("언론보도", "", "서울시, 런던과 아홉 분야에서 손잡다 [종합]", "2017-04-13", "홍길동", "ko"),
        ),
        ("board_colons", ("언론보도", "", "「서울혁신주간」 열린다", "2016-03-02", "김나무", "ko")),
        ("board_other_order", ("보도자료", "해외도시", "자전거의 도시를 걷다", "2018-09-05", "이하늘", "ko")),
        ("content_english", ("", "", "How the City Counts Its Trees", "2014-11-05", "seoulsolution", "en")),
        (
            "policy_article",
            (
                "Policies",
                "Transportation",
                "Night Buses for Those Who Work Late",
                "2015-05-18",
                "Kim Sunwoo",
                "en",
            ),
        ),
        (
            "policy_article_french",
            (
                "Politiques",
                "Transport",
                "Des bus de nuit pour ceux qui travaillent tard",
                "2015-06-01",
                "Marie Dupont",
                "fr",
            ),
        ),
        (
            "press_release",
            ("Press Releases", "", "City Opens Its Old Reservoir to Visitors", "2017-03-22", "SMG", "en"),
        ),
        ("magazine", ("", "", "밤에 걷는 옛 성곽길", "2018-07-03", "", "ko")),
    ],
)
def test_each_layout_is_read(name, facts):
    assert facts_of(parse(sample(name))) == facts


@pytest.mark.parametrize(
    ("name", "kind", "line"),
    [
        ("list_korean", "list_page", 7),
        ("list_english", "list_page", 5),
        ("list_magazine", "list_page", 5),
        ("list_press_releases", "list_page", 6),
        ("no_title", "no_title", 7),
        ("no_title_policy", "no_title", 4),
        ("no_date", "no_date", 5),
        ("press_release_no_date", "no_date", 4),
    ],
)
def test_each_page_that_is_no_item_is_refused_with_kind_and_line(name, kind, line):
    with pytest.raises(PageRefused) as refused:
        parse(sample(name))
    assert (refused.value.kind, refused.value.line) == (kind, line)


def test_the_items_of_a_sentence_are_collected_in_their_order():
    assert parse(sample("board_english")).bullets == NINE
    assert parse(sample("board_korean_dense")).bullets == ["기후변화 대응", "문화‧예술", "관광", "스마트시티"]


def test_the_body_is_clean_html_and_its_ends_are_reported():
    page = parse(sample("board_english"))
    assert page.body.startswith("<p>Seoul and London signed a paper on April 3, 2017 (Mon)")
    assert page.body.count("<p>") == 3
    assert "▴Arts &amp; Culture, ▴Tourism" in page.body
    assert page.first_words == "Seoul and London signed a paper on April"
    assert page.last_words == "2017. The mayor said, “We will meet again.”"


def test_a_repeated_paragraph_stands_once():
    assert parse(sample("board_korean_dense")).text.count("2015년 12월") == 1


def test_attachments_are_listed_and_not_part_of_the_body():
    page = parse(sample("board_colons"))
    assert page.warnings == ["attachment: 일정표.hwp", "attachment: 포스터.pdf"]
    assert page.last_words == "행사는 2016. 4. 5.부터 열린다. ※ 참가비는 없다."
    assert page.views == 1204


def test_a_policy_article_keeps_its_headings_and_drops_its_block():
    page = parse(sample("policy_article"))
    assert page.body.startswith("<h2>Background</h2><p>Many people")
    assert page.body.count("<h2>") == 3
    assert "<ul><li>Each bus says where it is.</li><li>Each stop has a screen.</li></ul>" in page.body
    assert "Institute" not in page.body


def test_a_press_release_keeps_its_dateline_and_loses_its_footer():
    page = parse(sample("press_release"))
    assert page.first_words == "SEOUL, March 22, 2017 – The city opens"
    assert page.last_words.endswith("said the mayor.")


def test_a_magazine_says_its_caption_once_and_tells_the_cut():
    page = parse(sample("magazine"))
    assert page.text.count("불을 밝힌 성곽길") == 1
    assert (page.warnings, page.views) == (["body_truncated"], 619)
    assert page.text.endswith("늘어난다")


def test_empty_brackets_of_lost_links_go():
    assert parse(sample("content_english")).text == (
        "The city counts each tree along its streets and keeps the list open.\n"
        "Residents report a missing tree by telephone (Korean only). The work began on May 2, 2011."
    )


ORIGINAL = board_page(body="첫 문단이다.\n\n□ 하나\n둘째 문단이다.")


@pytest.mark.parametrize(
    "bend",
    [
        lambda text: codecs.BOM_UTF8.decode() + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: text.replace("\n", "\n\n\n"),
        lambda text: text.replace("\n\n", "\n"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace(" ", "\u3000"),
        lambda text: text.replace(" ", "\t  "),
        lambda text: text.replace("[소식]", "\u200b[소식]"),
        lambda text: text.replace("글쓴이", "\t글쓴이"),
        lambda text: text.replace("□", "\uf06e"),
        lambda text: text.replace("□", "❍"),
        lambda text: text.replace("\n", " \n \u200b"),
        lambda text: text.replace("2017-04-12", "2017.04.12."),
        lambda text: text.replace("등록일 2017-04-12 글쓴이 ssunha", "글쓴이 : ssunha 등록일 : 2017. 4. 12."),
        lambda text: text.replace("서울 정책아카이브에 오신것을 환영합니다.\n", ""),
        lambda text: text + "\n이전글 하나\n다음글 둘\n목록\n",
        lambda text: text.replace("첫 문단이다.", "첫 문단이다.\n첫 문단이다."),
    ],
)
def test_quirks_of_spaces_marks_and_line_ends_change_nothing(bend):
    assert parse(bend(ORIGINAL.decode()).encode()) == parse(ORIGINAL)


def test_cp949_reads_the_same_when_it_is_named():
    assert parse(ORIGINAL.decode().encode("cp949"), encoding="cp949") == parse(ORIGINAL)


@pytest.mark.parametrize(
    ("title", "warnings"),
    [("[소식] 도시가 만나서..", ["title_truncated"]), ("[소식] 도시가 만나서…", [])],
)
def test_a_cut_title_is_reported(title, warnings):
    page = parse(board_page(title=title))
    assert page.warnings == warnings
    assert page.title.rstrip("…") == "도시가 만나서"


def test_a_page_without_author_or_views_is_fine():
    page = parse(board_page(meta="등록일 2017-04-12"))
    assert (page.author, page.views) == ("", None)


def test_a_page_without_body_is_reported():
    assert parse(board_page(body="첨부파일 : 협정서.hwp")).warnings == ["no_body", "attachment: 협정서.hwp"]


@pytest.mark.parametrize(
    "meta", ["글쓴이 ssunha", "글쓴이 : ssunha", "글쓴이 ssunha 조회수 2,017", "등록일 글쓴이 ssunha"]
)
@pytest.mark.parametrize(
    "body",
    ["April 3, 2017 (Mon)에 만났다.", "행사는 11.5~11.14, 2017", "2017-04-12", "2017. 4. 12.에 만났다."],
)
def test_no_date_is_ever_taken_from_views_ranges_or_running_text(meta, body):
    with pytest.raises(PageRefused) as refused:
        parse(board_page(meta=meta, body=body))
    assert refused.value.kind == "no_date"


def test_an_impossible_day_is_named():
    with pytest.raises(PageRefused) as refused:
        parse(board_page(meta="등록일 2017-02-30 글쓴이 ssunha"))
    assert (refused.value.kind, refused.value.line) == ("no_date", 5)
    assert refused.value.reason.startswith("2017-02-30 is no day of the calendar")


@pytest.mark.parametrize(
    "fields",
    [
        "[등록일] 2017-04-12\n[작성자] 김나무\n[담당부서] 국제교류과",
        "[작성일 : 2017.04.12] [작성자 : 김나무] [담당부서 : 국제교류과]",
        "[작성자] 김나무 [담당부서] 국제교류과\n[등록일] 2017-04-12",
    ],
)
@pytest.mark.parametrize(
    "title", ["[소식] 도시가 만나다", "[제목] [소식] 도시가 만나다", "[제목 : [소식] 도시가 만나다]"]
)
def test_fields_in_brackets_are_read(title, fields):
    page = parse(board_page(title=title, meta=fields))
    assert facts_of(page) == ("새소식", "소식", "도시가 만나다", "2017-04-12", "김나무", "ko")
    assert (page.department, page.text) == ("국제교류과", "두 도시가 만났다.")


RELEASE = "Press Releases\n• City Opens\n• Press Releases SMG 12\n"
DATELINE = "SEOUL, March 22, 2017 – The city opens.\n"


@pytest.mark.parametrize(
    "subtitles",
    [
        "A park for everyone",
        "A park, at last!\nFirst visitors come from Tokyo",
        "- For all\nWhat comes next?",
    ],
)
@pytest.mark.parametrize("head", [RELEASE, "Press Releases\nCity Opens\n", "City Opens\n"])
def test_subtitles_without_a_bullet_may_stand_before_the_dateline(head, subtitles):
    page = parse(f"{head}{subtitles}\n{DATELINE}".encode())
    assert (page.title, page.date.isoformat()) == ("City Opens", "2017-03-22")
    assert page.text.splitlines()[:-1] == [line.removeprefix("- ") for line in subtitles.splitlines()]


@pytest.mark.parametrize(
    "above",
    [
        "The city has opened.",
        "“It belongs to everyone.”",
        "A park\nFor everyone\nFor ever",
        "It opens on 2017-05-01",
        "A park " * 30,
    ],
)
def test_a_dateline_below_the_beginning_of_the_text_gives_no_date(above):
    with pytest.raises(PageRefused) as refused:
        parse(f"{RELEASE}{above}\n{DATELINE}".encode())
    assert refused.value.kind == "no_date"


def test_the_dateline_of_another_release_of_a_list_gives_no_date():
    second = "• City Closes\n• Press Releases SMG 13\n"
    with pytest.raises(PageRefused) as refused:
        parse(f"{RELEASE}{second}{DATELINE}".replace("• ", "").encode())
    assert refused.value.kind == "list_page"


def test_a_subtitle_may_stand_before_the_dateline_and_a_sentence_may_not():
    head = "Press Releases\n• City Opens\n• Press Releases SMG 12\n"
    dateline = "SEOUL, March 22, 2017 – The city opens.\n"
    assert parse(f"{head}- For everyone\n{dateline}".encode()).date.isoformat() == "2017-03-22"
    with pytest.raises(PageRefused):
        parse(f"{head}The city has opened.\n{dateline}".encode())


def test_a_title_comes_before_a_date_among_what_is_missing():
    with pytest.raises(PageRefused) as refused:
        parse("모바일메뉴 열기/닫기\n새소식\n".encode())
    assert refused.value.kind == "no_title"
