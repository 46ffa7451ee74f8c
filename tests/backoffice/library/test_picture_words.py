"""Alternative text is written where a picture is chosen, by who may write it, with a sentence where not."""

import pytest

from tests.factories import make_image, make_person, make_post
from tests.library.test_actions import figure

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def as_person(client):
    def log_in(name, role, *languages):
        client.force_login(make_person(name, role, *languages))
        client.cookies["django_language"] = "en"
        return client

    return log_in


def words_of(client, image):
    return client.get(f"/admin/library/image/{image.pk}/words/").json()


def written(client, image, **values):
    path = f"/admin/library/image/{image.pk}/words/"
    return client.post(path, {"changed": [*values], **values}).json()["errors"]


def test_words_of_both_languages_come_with_their_labels(as_person):
    image = make_image(alt_ko="다리", alt_en=None, caption_ko="한강")
    about = words_of(as_person("mina", "writer"), image)
    fields = {
        field["name"]: (field["label"], field["value"], field["may_write"]) for field in about["fields"]
    }
    assert fields["alt_ko"] == ("Alternative text (Korean)", "다리", True)
    assert fields["alt_en"] == ("Alternative text (English)", "", True)
    assert fields["is_decorative"][1:] == (False, True)
    assert (about["captions"]["ko"], about["reasons"]) == ("한강", [])


def test_only_what_was_changed_is_written(as_person):
    image = make_image(alt_ko="다리", alt_en=None)
    client = as_person("mina", "writer")
    assert written(client, image, alt_en=" A bridge ", credit="Mina") == []
    image.refresh_from_db()
    assert (image.alt_ko, image.alt_en, image.credit) == ("다리", "A bridge", "Mina")
    assert written(client, image, is_decorative="on") == []
    image.refresh_from_db()
    assert image.is_decorative


def test_what_does_not_fit_is_refused_with_a_sentence(as_person):
    image = make_image()
    assert "300" in written(as_person("mina", "writer"), image, alt_en="a" * 301)[0]


def test_words_that_the_public_sees_are_refused_to_who_may_not_publish(as_person):
    image = make_image(alt_ko="다리")
    make_post(title_ko="가", body_ko=figure(image))
    client = as_person("mina", "writer")
    about = words_of(client, image)
    assert "ask a publisher" in about["reasons"][0]
    assert not any(field["may_write"] for field in about["fields"])
    assert "ask a publisher" in written(client, image, alt_ko="다른 말")[0]
    image.refresh_from_db()
    assert image.alt_ko == "다리"


def test_a_viewer_writes_nothing_and_a_stranger_sees_nothing(as_person, client):
    image = make_image(alt_ko="다리")
    assert client.get(f"/admin/library/image/{image.pk}/words/").status_code == 302
    assert written(as_person("sora", "viewer"), image, alt_ko="다른 말")
    assert client.get("/admin/library/image/999999/words/").status_code == 403
