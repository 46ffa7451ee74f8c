"""What a page costs that nobody has kept: processor time beside a bare view's, among 2,000 posts of 5 kB."""

import sys
import time
from collections.abc import Callable, Iterator
from statistics import median

from benchmarks.archive import demo_archive
from benchmarks.row import Row, print_rows

POSTS = 2_000
SENTENCE = "두 도시가 함께 정책을 나누고 협력을 넓히기로 했다. 교통과 환경."
PARAGRAPHS = 44  # about 5 kB of text
ROUNDS = 15
TIMES = 8
BARE = "/healthz"  # a view that does nothing, behind all middleware
PAGES = {
    "item": ("/ko/news/{newest}/", 2.0),
    "board": ("/ko/news/", 2.7),
    "last page": ("/ko/news/?page=9999", 2.7),
    "home": ("/ko/", None),
    "register": ("/ko/agreements/", None),
    "city": ("/ko/cities/london/", None),
    "area": ("/ko/news/?area={area}", None),
    "search": ("/ko/search/?q=협력", None),
    "feed": ("/ko/news/feed/", None),
    "nothing there": ("/ko/nothing/", None),
}


def main() -> int:
    with demo_archive():
        fill(POSTS)
        return print_rows(f"pages nobody has kept, {POSTS:,} posts, processor time", rows())


def rows() -> Iterator[Row]:
    costs = measured({"bare view": BARE} | {name: path for name, (path, _) in addresses().items()})
    bare = costs.pop("bare view")
    yield Row("bare view", bare * 1000, "ms")
    for name, cost in costs.items():
        limit = PAGES[name][1]
        promise = f"at most {limit:g} x" if limit else ""
        yield Row(f"{name} : bare view", cost / bare, "x", promise, not limit or cost / bare <= limit)


def addresses() -> dict[str, tuple[str, float | None]]:
    from agreements.models import CooperationArea
    from news.models import Post

    values = {
        "newest": Post.objects.published().newest_first()[7].number,
        "area": CooperationArea.objects.all()[0].slug,
    }
    return {name: (path.format(**values), limit) for name, (path, limit) in PAGES.items()}


def measured(paths: dict[str, str]) -> dict[str, float]:
    """Return seconds of processor time an answer: the median of rounds in which each page has its turn."""
    asks = {name: ask(path) for name, path in paths.items()}
    spent: dict[str, list[float]] = {name: [] for name in asks}
    for _ in range(ROUNDS):
        for name, once in asks.items():
            once()
            began = time.process_time()
            for _again in range(TIMES):
                once()
            spent[name].append((time.process_time() - began) / TIMES)
    return {name: median(taken) for name, taken in spent.items()}


def ask(path: str) -> Callable[[], bytes]:
    """Return what asks for a page as a server does."""
    from django.core.handlers.wsgi import WSGIHandler
    from django.test import RequestFactory

    from policyarchive.leanchain import TwoChains

    whole = WSGIHandler()
    application = whole if path == BARE else TwoChains(whole)
    asked = RequestFactory().get(path).environ

    def once() -> bytes:
        response = application(dict(asked), lambda status, headers: None)
        body = b"".join(response)
        response.close()
        return body

    return once


def fill(count: int) -> None:
    """Make posts as a board has them, without histories and search words: no page here reads these."""
    import datetime

    from agreements.models import City, CooperationArea
    from news.models import Category, Post, PostArea, PostCounter

    first = (Post.objects.order_by("-number").values_list("number", flat=True).first() or 0) + 1
    day = datetime.date(2026, 10, 1)
    categories, cities, areas = (list(model.objects.all()) for model in (Category, City, CooperationArea))
    Post.objects.bulk_create(
        [
            Post(
                number=first + n,
                stage="live",
                original_language="ko",
                title_ko=f"서울시, 정책 교류 소식 {n}",
                title_en=f"Policy exchange, report {n}" if n % 3 else "",
                summary_ko="두 도시가 정책을 나눈다.",
                body_ko=f"<p>{n}번째 소식. {SENTENCE}</p>" * PARAGRAPHS,
                category=categories[n % len(categories)],
                byline="홍길동",
                posted_on=day - datetime.timedelta(days=(count - n) // 2),
                first_published_at=datetime.datetime(2026, 10, 1, tzinfo=datetime.UTC),
            )
            for n in range(count)
        ],
        batch_size=500,
    )
    posts = list(Post.objects.filter(number__gte=first).values_list("pk", flat=True))
    links = Post.cities.through
    links.objects.bulk_create(
        [links(post_id=pk, city_id=cities[n % len(cities)].pk) for n, pk in enumerate(posts)], batch_size=500
    )
    PostArea.objects.bulk_create(
        [PostArea(post_id=pk, area=areas[n % len(areas)]) for n, pk in enumerate(posts)], batch_size=500
    )
    PostCounter.objects.update(last_number=first + count)


if __name__ == "__main__":
    sys.exit(main())
