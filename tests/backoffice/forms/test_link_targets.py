"""Links to what is here are found by its title or number, not typed."""

import pytest

from tests.factories import make_agreement, make_person, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def mina(client):
    client.force_login(make_person("mina", "writer"))
    client.cookies["django_language"] = "en"
    return client


def found(client, words, language="ko"):
    answer = client.get("/admin/link-targets/", {"q": words, "language": language}).json()
    return [(line["title"], line["address"]) for line in answer["found"]]


def test_a_post_is_found_by_title_in_either_language_and_by_number(mina):
    post = make_post(title_ko="런던과의 협력", title_en="Cooperation with London")
    expected = [("런던과의 협력", f"/ko/news/{post.number}/")]
    assert found(mina, "런던과의") == found(mina, "Cooperation") == found(mina, str(post.number)) == expected
    assert found(mina, "런던과의", "en") == [("Cooperation with London", f"/en/news/{post.number}/")]


def test_what_readers_cannot_open_is_not_offered(mina):
    make_post(title_ko="아직 초안", stage="draft")
    make_agreement("seoul-london", title_ko="서울 런던 협정")
    assert found(mina, "초안") == []
    assert found(mina, "seoul-london") == [("서울 런던 협정", "/ko/agreements/seoul-london/")]
    assert found(mina, "") == []
    assert mina.get("/admin/link-targets/", {"q": "\0"}).status_code == 400


def test_only_staff_search(client):
    assert client.get("/admin/link-targets/", {"q": "가"}).status_code == 302
