import pytest

from tests.factories import make_post

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("columns", "path", "expected"),
    [
        ({}, "/ko/node/6568", "/ko/news/{}/"),
        ({}, "/ko/node/6568/", "/ko/news/{}/"),
        ({"title_en": "a", "original_language": "en"}, "/ko/node/6568", "/en/news/{}/"),
        (
            {"legacy_address": "/bbs/view?x", "title_en": "a", "original_language": "en"},
            "/bbs/view%3Fx",
            "/en/news/{}/",
        ),
    ],
)
def test_an_old_address_leads_to_its_post(client, columns, path, expected):
    post = make_post(**{"legacy_address": "/ko/node/6568"} | columns)
    response = client.get(path)
    assert (response.status_code, response.headers["Location"]) == (301, expected.format(post.number))


def test_an_old_address_of_a_hidden_post_leads_nowhere(client):
    make_post(stage="draft", legacy_address="/ko/node/6568")
    assert client.get("/ko/node/6568").status_code == 404


@pytest.mark.parametrize(
    "path", ["/ko/node/1", "/ko/%00", "/" + "x" * 5000, "/ko/news/abc/", "/wp-login.php", "/ko/%F0%9F%92%A9/"]
)
def test_what_was_never_an_address_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_an_address_that_is_in_use_is_never_led_away(client):
    post = make_post(legacy_address="/ko/news")
    assert client.get("/ko/news/").status_code == 200
    assert post.pk
