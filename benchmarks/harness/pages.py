"""Addresses of each kind of page on an archive, found where a reader finds them."""

import re
from pathlib import Path

from benchmarks.harness.served import Server
from benchmarks.row import CannotRun

LANGUAGE = "ko"
WORDS = "%EC%84%9C%EC%9A%B8%20%EA%B5%90%ED%86%B5"  # 서울 교통


def addresses(server: Server) -> dict[str, str]:
    """Return the path of each kind of public page by its name in the table."""
    board = f"/{LANGUAGE}/news/"
    first = text_of(server, board)
    posts = re.findall(rf'href="({board}\d+/)"', first)
    if not posts:
        raise CannotRun("the board shows no post")
    return {
        "item": posts[len(posts) // 2],
        "board": board,
        "last page": f"{board}?page={last_page(first)}",
        "home": f"/{LANGUAGE}/",
        "area": first_link(server, f"/{LANGUAGE}/areas/"),
        "city": first_link(server, f"/{LANGUAGE}/cities/"),
        "register": f"/{LANGUAGE}/agreements/",
        "search": f"/{LANGUAGE}/search/?q={WORDS}",
        "feed": f"{board}feed/",
        "sitemap": "/sitemap.xml",
    }


def text_of(server: Server, path: str, **headers: str) -> str:
    answer = server.get(path, **headers)
    if answer.status != 200:
        raise CannotRun(f"{path} answers {answer.status}")
    return answer.body.decode()


def last_page(board: str) -> int:
    """Return the number of the board's last page, from the links on its first."""
    numbers = [int(number) for number in re.findall(r"[?&;]page=(\d+)", board)]
    return max(numbers, default=1)


def first_link(server: Server, path: str) -> str:
    """Return the address of the first page below a list."""
    found = re.search(rf'href="({path}[^"/?#]+/)"', text_of(server, path))
    if not found:
        raise CannotRun(f"{path} leads to no page")
    return found[1]


def item_paths(server: Server, count: int) -> list[str]:
    """Return the addresses of so many posts, in the order of the board."""
    found: dict[str, None] = {}
    for page in range(1, count + 1):
        text = text_of(server, f"/{LANGUAGE}/news/?page={page}" if page > 1 else f"/{LANGUAGE}/news/")
        before = len(found)
        found |= dict.fromkeys(re.findall(rf'href="(/{LANGUAGE}/news/\d+/)"', text))
        if len(found) >= count or len(found) == before:
            break
    return list(found)[:count]


def write_paths(paths: list[str], file: Path) -> Path:
    file.write_text("\n".join(paths) + "\n", encoding="ascii")
    return file
