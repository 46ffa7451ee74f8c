import pytest

from tests.backoffice.people import log_in
from tests.factories import make_post

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("accepted", "home"),
    [
        ("", "/ko/"),
        ("en", "/en/"),
        ("en-GB,ko;q=0.5", "/en/"),
        ("ko-KR", "/ko/"),
        ("fr", "/ko/"),
        ("*", "/ko/"),
        ("x" * 999, "/ko/"),
    ],
)
def test_the_browser_is_asked_for_its_language(client, accepted, home):
    response = client.get("/", headers={"accept-language": accepted})
    assert (response.status_code, response.headers["Location"]) == (302, home)


def test_the_last_choice_comes_before_what_the_browser_asks_for(client):
    client.cookies["reading_language"] = "en"
    assert client.get("/", headers={"accept-language": "ko"}).headers["Location"] == "/en/"
    assert '<html lang="en"' in client.get("/nothing", headers={"accept-language": "ko"}).content.decode()


def test_no_page_sets_a_cookie(client):
    for path in ("/", "/en/", "/ko/news/"):
        assert not client.get(path, headers={"accept-language": "ko"}).cookies


def test_a_forged_choice_is_ignored(client):
    client.cookies["django_language"] = client.cookies["reading_language"] = "../evil"
    assert client.get("/").headers["Location"] == "/ko/"


def test_caches_learn_what_the_answer_depends_on(client):
    assert set(client.get("/").headers["Vary"].split(", ")) == {"Accept-Language", "Cookie"}


def test_a_look_at_a_translation_leaves_the_back_office_in_its_language():
    jun = log_in("jun")
    jun.cookies["django_language"], jun.cookies["reading_language"] = "ko", "en"
    post = make_post()
    for path in (f"/en/preview/post/{post.pk}/", f"/en/news/{post.number}/"):
        answer = jun.get(path)
        assert (answer.status_code, "django_language" in answer.cookies) == (200, False)
    assert '<html lang="ko"' in jun.get("/admin/").content.decode()
