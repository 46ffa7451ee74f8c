import pytest

from tests.factories import make_agreement, make_area, make_category, make_city, make_post
from tests.pagecache.asking import Below, cache_above


@pytest.fixture(autouse=True)
def with_memory(settings):
    settings.PAGE_CACHE_MB = 64


@pytest.fixture
def below():
    return Below()


@pytest.fixture
def cache(below):
    return cache_above(below)


@pytest.fixture
def post():
    """A post with all that its page shows."""
    city, area = make_city("seoul", name_ko="서울", name_en="Seoul"), make_area("culture")
    agreement = make_agreement("friends", cities=[city], areas=[area])
    return make_post(
        category=make_category("notice"), cities=[city], areas=[area], agreements=[agreement], title_ko="축제"
    )
