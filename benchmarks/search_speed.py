"""One process of the search's benchmark: fills this database, and measures."""

import datetime
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from statistics import median

from benchmarks.archive import demo_archive
from benchmarks.row import Row, print_rows
from benchmarks.search_corpus import EVERYWHERE, QUESTIONS, TYPED, fill

PROMISED_UP_TO = 20_000  # posts
# Times the board's list: of the search page, and of suggestions.
PROMISE = {"sqlite": (2.25, 1.0), "postgresql": (2.75, 1.0)}
ROUNDS = 3
TODAY = datetime.date(2026, 1, 1)


def main(posts: int) -> int:
    with demo_archive(keeps_database=True):
        from django.db import connection

        title = f"the search among {posts:,} posts on {connection.display_name}"
        return print_rows(title, rows(posts))


def rows(posts: int) -> Iterator[Row]:
    fill(posts)
    yield from index_rows(posts)
    yield from save_rows()
    yield from page_rows(is_promised=posts <= PROMISED_UP_TO)
    yield from engine_rows()


def index_rows(posts: int) -> Iterator[Row]:
    from django.core.management import call_command

    before, start = size(), time.perf_counter()
    call_command("reindex", stdout=sys.stderr)
    yield Row("index, for 1,000 posts", (size() - before) / posts * 1_000 / 1e6, "MB")
    yield Row("reindex, for 1,000 posts", (time.perf_counter() - start) / posts * 1_000, "s")
    analyse()


def page_rows(*, is_promised: bool) -> Iterator[Row]:
    from django.db import connection
    from django.test import Client

    most_of_page, most_of_typed = PROMISE[connection.vendor] if is_promised else (None, None)
    client = Client(headers={"host": "localhost"})
    board = slow(timed(lambda _: client.get("/ko/news/"), range(20)))
    yield Row("board list, 95 of 100 are faster", board * 1000, "ms")
    pages = timed(lambda words: ask(client, "/ko/search/", words), QUESTIONS * ROUNDS)
    ratio = slow(pages) / board
    yield promised("search page, 95 of 100 : board list", ratio, most_of_page)
    yield Row("search page, half of them : board list", median(pages) / board, "x")
    everywhere = timed(lambda words: ask(client, "/ko/search/", words), [EVERYWHERE] * 5)
    yield Row("search page, a word of every post : board", median(everywhere) / board, "x")
    typed = slow(timed(lambda words: ask(client, "/ko/search/suggest/", words), TYPED * ROUNDS))
    yield promised("suggestions, 95 of 100 : board list", typed / board, most_of_typed)


def promised(name: str, ratio: float, most: float | None) -> Row:
    if most is None:
        return Row(name, ratio, "x")
    return Row(name, ratio, "x", f"at most {most:g} x", ratio <= most)


def engine_rows() -> Iterator[Row]:
    """Yield what the pages stand on, without the pages."""
    from policyarchive.search.results.search import Search
    from policyarchive.search.results.selection import Filters

    def search(words, filters=None):
        return Search(words, today=TODAY, filters=filters)

    tasks: dict[str, Callable] = {
        "count and facets": lambda words: search(words).facets,
        "count and facets of one year": lambda words: search(words, Filters(year=2017)).facets,
        "first page": lambda words: search(words)[0:20],
    }
    for name, task in tasks.items():
        measured = timed(task, QUESTIONS * ROUNDS)
        yield Row(f"{name}, half of them", median(measured) * 1000, "ms")
        yield Row(f"{name}, 95 of 100", slow(measured) * 1000, "ms")


def save_rows() -> Iterator[Row]:
    with_index = sum(timed(save_post, range(100)))
    without = with_index_off(lambda: sum(timed(save_post, range(100))))
    yield Row("a save with the index : without", with_index / without, "x")


def ask(client, path: str, words: str) -> None:
    from django.core.cache import caches

    caches["volatile"].clear()  # neither a kept suggestion nor the limit for one address is what is measured
    if client.get(path, {"q": words}).status_code != 200:
        raise SystemExit(f"{path} does not answer {words!r}: the measurement would mean nothing")


def save_post(number: int) -> None:
    from news.actions import create_post
    from news.models import Post

    title = f"{QUESTIONS[number % 9]} {number}"
    create_post(Post(original_language="ko", title_ko=title, body_ko="<p>글</p>" * 20), by=None)


def with_index_off(task: Callable):
    from policyarchive.apps import keep_the_index_in_step
    from policyarchive.publishing.signals import changed

    changed.disconnect(keep_the_index_in_step, dispatch_uid="search")
    try:
        return task()
    finally:
        changed.connect(keep_the_index_in_step, dispatch_uid="search")


def size() -> int:
    """Return the bytes of the database."""
    from django.db import connection

    sql = {
        "sqlite": "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
        "postgresql": "SELECT pg_database_size(current_database())",
    }
    with connection.cursor() as cursor:
        cursor.execute(sql[connection.vendor])
        return cursor.fetchone()[0]


def analyse() -> None:
    """Do what PostgreSQL does by itself after a while."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def timed(task: Callable, subjects: Iterable) -> list[float]:
    """Run the task for each subject twice, and return how long the quicker took."""
    return [min(seconds(task, subject), seconds(task, subject)) for subject in subjects]


def seconds(task: Callable, subject) -> float:
    start = time.perf_counter()
    task(subject)
    return time.perf_counter() - start


def slow(measured: list[float]) -> float:
    """Return the time that 95 of 100 stay under."""
    return sorted(measured)[max(0, round(0.95 * len(measured)) - 1)]


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
