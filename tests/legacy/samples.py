"""Old pages written for these tests, one file each, and ways to bend them."""

from pathlib import Path

FOLDER = Path(__file__).parent / "pages"

CHROME = ["모바일메뉴 열기/닫기", "서울 정책아카이브에 오신것을 환영합니다.", "새소식"]
BOARD_PAGE = """모바일메뉴 열기/닫기
서울 정책아카이브에 오신것을 환영합니다.
새소식
{title}
{meta}
{body}
"""


def sample(name: str) -> bytes:
    return (FOLDER / f"{name}.txt").read_bytes()


def board_page(
    *,
    title: str = "[소식] 도시가 만나다",
    meta: str = "등록일 2017-04-12 글쓴이 ssunha",
    body: str = "두 도시가 만났다.",
) -> bytes:
    return BOARD_PAGE.format(title=title, meta=meta, body=body).encode()
