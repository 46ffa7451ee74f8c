"""Keys get past what stands before the words and before the rows of a list."""

import re

import pytest

from tests.factories import make_agreement, make_post

pytestmark = pytest.mark.django_db
LISTS = ["/ko/news/", "/en/agreements/", "/en/search/?q=London"]


def skips(page: str) -> list[str]:
    return re.findall(r'<a class="skip" href="#([^"]+)">', page)


@pytest.fixture(autouse=True)
def something_in_each_list():
    make_post(title_ko="런던", title_en="London")
    make_agreement()


@pytest.mark.parametrize("address", LISTS)
def test_a_list_has_a_second_way_past_its_filters(client, address):
    page = client.get(address).content.decode()
    assert skips(page) == ["main", "list"]
    assert (
        page.index("<form") < page.index('id="list"') < page.index("pager" if "pager" in page else "</main>")
    )
    assert all(page.count(f'id="{name}"') == 1 for name in skips(page))


@pytest.mark.parametrize("address", ["/en/", "/en/search/", "/en/search/?q=zzzzqqqq"])
def test_no_skip_link_leads_to_what_is_not_there(client, address):
    page = client.get(address).content.decode()
    assert [name for name in skips(page) if f'id="{name}"' not in page] == []
