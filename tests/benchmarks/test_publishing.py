import pytest

from benchmarks.harness.editor import Prepared
from benchmarks.harness.forms import Form
from benchmarks.serving.mixed import by_zipf
from benchmarks.serving.publishing import is_stale

CHANGE = Prepared("/ko/news/7/", "새 제목", "/admin/…", Form("", {}))


@pytest.mark.parametrize(
    ("path", "page", "expected"),
    [
        ("/ko/news/7/", "<h1>새 제목</h1>", False),
        ("/ko/news/7/", "<h1>옛 제목</h1>", True),
        ("/ko/news/", '<a href="/ko/news/7/">옛 제목</a>', True),
        ("/ko/news/", '<a href="/ko/news/7/">새 제목</a>', False),
        ("/ko/news/", '<a href="/ko/news/8/">다른 글</a>', False),
    ],
)
def test_a_page_is_stale_that_shows_a_changed_item_without_its_new_title(path, page, expected):
    assert is_stale(path, page, [CHANGE]) is expected


def test_what_nobody_published_is_not_stale():
    assert not is_stale("/ko/news/7/", "<h1>옛 제목</h1>", [])


def test_readers_ask_for_the_first_items_most_and_for_the_same_each_time():
    paths = [f"/{number}/" for number in range(1_000)]
    asked = by_zipf(paths, 1, count=10_000)
    assert asked == by_zipf(paths, 1, count=10_000)
    assert asked != by_zipf(paths, 2, count=10_000)
    assert asked.count("/0/") > 5 * asked.count("/9/") > 0
    assert 500 < len(set(asked)) <= 1_000
