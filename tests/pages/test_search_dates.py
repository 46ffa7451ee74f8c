import pytest

from policyarchive.publishing.signals import announce
from tests.factories import make_agreement, make_post

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("signed", ["2017-04-03", "2015-12", "1971"])
def test_a_result_tells_a_date_no_more_exactly_than_it_is_known(client, language, signed):
    announce(make_agreement("x", signed=signed, title_ko="런던 협정", title_en="London agreement"))
    page = client.get(
        f"/{language}/search/", {"q": "런던" if language == "ko" else "London"}
    ).content.decode()
    assert f'<time datetime="{signed}">{signed}</time>' in page
    found = client.get("/api/v1/search", {"q": "London"}).json()["results"]
    assert [result["date"] for result in found] == [signed]


def test_a_post_is_found_with_its_day(client):
    make_post(title_ko="런던 소식", title_en="News of London")
    page = client.get("/en/search/", {"q": "London"}).content.decode()
    assert '<time datetime="2017-04-12">2017-04-12</time>' in page
