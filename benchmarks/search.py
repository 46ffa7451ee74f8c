"""What the search costs among many posts, beside the board's list of the same posts."""

import itertools
import random
import sys
import time
from collections.abc import Callable, Iterator

from benchmarks.archive import demo_archive
from benchmarks.change_form import fill
from benchmarks.row import Row, print_rows

POSTS = 20_000
PROMISE = 2.0  # times the board's list
WORDS = [
    *("서울", "런던", "파리", "도쿄", "기후변화", "업무협약", "스마트시티", "전자정부"),
    *("공공데이터", "교통", "주택", "물", "관리", "시민", "회의", "지원"),
]
QUESTIONS = "런던과 기후변화 업무협약 스마트시티 물 회의 2020-03-04 London 없는낱말".split()  # noqa: SIM905
QUESTIONS += ["기후 변화", "서울 런던", "물 관리"]
TYPED = ["런ㄷ", "런더", "도쿄", "ㄹㄷ", "lon", "기후"]


def main() -> int:
    with demo_archive():
        return print_rows(f"the search among {POSTS:,} posts", rows(POSTS))


def rows(count: int) -> Iterator[Row]:
    from django.test import Client

    fill(count)
    write_words()
    with_index = timed(save_posts(with_index=True), 1)[0]
    without = timed(save_posts(with_index=False), 1)[0]
    client = Client(headers={"host": "localhost"})
    board = slow(timed(lambda: client.get("/ko/news/"), 20))
    yield Row("board list, 95 of 100 are faster", board * 1000, "ms")
    asked = itertools.cycle(QUESTIONS)
    search = slow(timed(lambda: ask(client, "/ko/search/", next(asked)), 2 * len(QUESTIONS)))
    yield Row(
        "search page : board list", search / board, "x", f"at most {PROMISE:g} x", search <= PROMISE * board
    )
    typed = itertools.cycle(TYPED)
    suggestion = slow(timed(lambda: ask(client, "/ko/search/suggest/", next(typed)), 2 * len(TYPED)))
    yield Row("suggestions : board list", suggestion / board, "x", "at most 1 x", suggestion <= board)
    yield Row("a save with the index : without", with_index / without, "x")


def ask(client, path: str, words: str) -> None:
    from django.core.cache import cache

    cache.clear()  # neither a kept suggestion nor the limit for one address is what is measured
    if client.get(path, {"q": words}).status_code != 200:
        raise SystemExit(f"{path} does not answer {words!r}: the measurement would mean nothing")


def write_words() -> None:
    """Give each post words to be found by, the same each time, and build the index."""
    from django.core.management import call_command

    from news.models import Post

    dice = random.Random(2017)
    # Words like those of a city's news: each that is asked for stands in about a tenth of the posts.
    syllables = "가나다라마바사아자차카타파하고도로모보소"
    others = ["".join(dice.choices(syllables, k=dice.randint(2, 4))) for _ in range(600)]
    posts = list(Post.objects.filter(title_ko__startswith="글 ").order_by("pk"))
    for post in posts:
        post.title_ko = " ".join([dice.choice(WORDS), *dice.choices(others, k=3)])
        post.body_ko = f"<p>{' '.join([*dice.choices(WORDS, k=2), *dice.choices(others, k=80)])}.</p>"
    Post.objects.bulk_update(posts, ["title_ko", "body_ko"], batch_size=500)
    call_command("reindex", stdout=sys.stderr)


def save_posts(*, with_index: bool) -> Callable[[], None]:
    from news.actions import create_post
    from news.models import Post
    from policyarchive.apps import keep_the_index_in_step
    from policyarchive.publishing.signals import changed

    def save() -> None:
        if not with_index:
            changed.disconnect(keep_the_index_in_step, dispatch_uid="search")
        for number in range(100):
            post = Post(
                original_language="ko", title_ko=f"{WORDS[number % 9]} {number}", body_ko="<p>글</p>" * 20
            )
            create_post(post, by=None)
        changed.connect(keep_the_index_in_step, dispatch_uid="search")

    return save


def timed(deed: Callable[[], object], times: int) -> list[float]:
    measured = []
    for _ in range(times):
        start = time.perf_counter()
        deed()
        measured.append(time.perf_counter() - start)
    return measured


def slow(measured: list[float]) -> float:
    """Return the time that 95 of 100 stay under."""
    return sorted(measured)[max(0, round(0.95 * len(measured)) - 1)]


if __name__ == "__main__":
    sys.exit(main())
