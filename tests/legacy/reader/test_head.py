import pytest

from policyarchive.legacy.reader.head import read_head, read_title

CHROME = ["모바일메뉴 열기/닫기", "서울 정책아카이브에 오신것을 환영합니다."]


@pytest.mark.parametrize(
    ("text", "category", "title"),
    [
        ("[Seoul's News] Two Cities", "Seoul's News", "Two Cities"),
        ("[소식]두 도시", "소식", "두 도시"),
        ("［소식］ 두 도시", "소식", "두 도시"),
        ("[ 소식 ] [2] 두 도시", "소식", "[2] 두 도시"),
        ("[1] 두 도시", "", "[1] 두 도시"),
        ("[12]두 도시", "", "[12]두 도시"),
        ("「소식」 두 도시", "", "「소식」 두 도시"),
        ("『소식』 두 도시", "", "『소식』 두 도시"),
        ("【소식】 두 도시", "", "【소식】 두 도시"),
        ("두 도시 [종합]", "", "두 도시 [종합]"),
        ("두 도시 (2)", "", "두 도시 (2)"),
        ("[] 두 도시", "", "두 도시"),
        ("제목 : 두 도시", "", "두 도시"),
        ("[제목] 두 도시", "", "두 도시"),
        ("[제목 : 두 도시]", "", "두 도시"),
        ("[제목] [소식] 두 도시", "소식", "두 도시"),
        ("제목 두 도시", "", "두 도시"),
        ("제목 없음", "", "제목 없음"),
        ("Title fight in the stadium", "", "Title fight in the stadium"),
        (f"[{'길' * 81}] 두 도시", "", f"[{'길' * 81}] 두 도시"),
    ],
)
def test_only_brackets_in_front_hold_a_category(text, category, title):
    assert read_title(text) == (title, category, False)


@pytest.mark.parametrize("dots", ["..", " ..", "‥"])
def test_two_dots_cut_a_title(dots):
    assert read_title(f"[소식] 두 도시가{dots}") == ("두 도시가", "소식", True)


def test_three_dots_cut_none():
    assert read_title("두 도시가...") == ("두 도시가...", "", False)


@pytest.mark.parametrize("board", ["새소식", "언론보도", "Press Releases", "도시외교 이야기"])
def test_below_the_chrome_stand_board_and_title(board):
    head = read_head([*CHROME, board, "두 도시가 만나다"])
    assert (head.board, head.title.text) == (board, "두 도시가 만나다")


def test_without_chrome_and_board_the_only_line_is_the_title():
    head = read_head(["How the City Counts Its Trees"])
    assert (head.board, head.title.text) == ("", "How the City Counts Its Trees")


def test_a_line_above_the_title_is_no_board_where_there_is_no_chrome():
    assert read_head(["Trees", "How the City Counts Its Trees"]).board == ""


@pytest.mark.parametrize("label", ["제목", "[제목]", "제목 :", "Title"])
def test_a_label_alone_is_neither_title_nor_board(label):
    head = read_head([*CHROME, label, "두 도시"])
    assert (head.board, head.title.text) == ("", "두 도시")


def test_a_line_that_says_it_is_the_title_is():
    assert read_head([*CHROME, "새소식", "제목 : 두 도시", "공개여부 : 공개"]).title.text == "두 도시"


def test_a_title_that_stands_twice_is_one():
    head = read_head([*CHROME, "도시외교 이야기", "두 도시", "두 도시"])
    assert (head.board, head.title.text) == ("도시외교 이야기", "두 도시")


def test_a_magazine_has_its_title_above_its_name():
    head = read_head(["밤의 성곽길", "도시의 하루 도시의 하루"])
    assert (head.board, head.title.text) == ("", "밤의 성곽길")


@pytest.mark.parametrize("title", ["• City Opens Its Reservoir", "- City Opens Its Reservoir"])
def test_the_bullet_of_a_press_release_is_no_part_of_its_title(title):
    assert read_head(["Go to Main Content", "Press Releases", title]).title.text == "City Opens Its Reservoir"


@pytest.mark.parametrize(
    "lines",
    [
        [],
        CHROME,
        [*CHROME, "새소식"],
        [*CHROME, "해외 도시정책 동향"],
        [*CHROME, "새소식", "[소식]"],
        ["open mobile menu", "Welcome to Our City", "Policies"],
        ["새소식", "Welcome to the Policy Archive"],
        ["알 수 없는 줄", "새소식"],
        ["Press Releases", "SEOUL, March 22, 2017 – The city opens an old reservoir."],
    ],
)
def test_chrome_boards_and_datelines_are_never_titles(lines):
    assert read_head(lines).title is None


def test_the_section_that_a_meta_line_names_is_no_title():
    assert read_head(["open mobile menu", "Transportation"], section="Transportation").title is None


def test_a_welcome_is_a_title_below_a_board_or_where_it_stands_alone():
    assert read_head([*CHROME, "새소식", "Welcome to the river"]).title.text == "Welcome to the river"
    assert read_head(["Welcome to the river"]).title.text == "Welcome to the river"
