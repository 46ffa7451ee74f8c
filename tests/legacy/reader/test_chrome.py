import pytest

from policyarchive.legacy.reader.chrome import (
    is_board,
    is_chrome,
    is_doubled,
    is_welcome,
    sounds_like_a_board,
)


@pytest.mark.parametrize(
    "text",
    [
        "모바일메뉴 열기/닫기",
        "모바일 메뉴 닫기",
        "open mobile menu",
        "Open/close mobile menu",
        "Ouvrir le menu mobile",
        "Abrir el menú móvil",
        "打开手机菜单",
        "モバイルメニューを開く",
        "Открыть мобильное меню",
        "서울 정책아카이브에 오신것을 환영합니다.",
        "서울 정책아카이브에 오신 것을 환영합니다!",
        "Welcome to the Policy Archive of the city",
        "Bienvenue sur le site des politiques de la ville",
        "본문 바로가기",
        "주메뉴 바로가기",
        "Go to Main Content",
        "Skip to main content",
        "Aller au contenu principal",
        "홈 > 알림 > 새소식",
        "Home › News",
        "로그인 | 회원가입 | 사이트맵",
        "English",
        "서울정책아카이브",
    ],
)
def test_chrome_is_known_in_many_languages(text):
    assert is_chrome(text)


@pytest.mark.parametrize(
    "text",
    [
        "Policy Exchange between Seoul and London",
        "서울시, 런던과 손잡다",
        "모바일 투표를 시작하다",
        "Welcome to the river",
        "정책아카이브를 열다",
        "Homes > for everyone",
    ],
)
def test_a_title_is_no_chrome(text):
    assert not is_chrome(text)


def test_a_welcome_that_names_no_site_is_only_a_welcome():
    assert is_welcome("Welcome to the river")


@pytest.mark.parametrize("text", ["새소식", "언론 보도", "PRESS RELEASES", "Politiques", "政策"])
def test_boards_are_known_whatever_case_and_spaces(text):
    assert is_board(text)


@pytest.mark.parametrize("text", ["해외 도시정책 동향", "관악구 소식", "District News", "새소식"])
def test_a_board_that_is_in_no_table_sounds_like_one(text):
    assert sounds_like_a_board(text)


@pytest.mark.parametrize(
    "text", ["서울시, 런던과 아홉 분야에서 손잡았다는 소식", "Policy Exchange between two cities"]
)
def test_a_title_sounds_like_none(text):
    assert not sounds_like_a_board(text)


@pytest.mark.parametrize(
    ("text", "doubled"),
    [
        ("도시의 하루 도시의 하루", True),
        ("My City | My City", True),
        ("내 도시 이야기 내도시이야기", True),
        ("My City Your City", False),
        ("도시", False),
    ],
)
def test_a_name_said_twice_is_seen(text, doubled):
    assert is_doubled(text) is doubled
