"""Who saves a body sees what the server did not keep of it, in their language."""

import pytest
from django.contrib.messages import get_messages

from policyarchive.publishing import actions
from tests.backoffice.people import log_in
from tests.factories import make_post

pytestmark = pytest.mark.django_db
DIRTY = '<p>Kept</p><iframe src="https://video.example/x"></iframe><img src="https://old.example/a.jpg">'
CLEAN = '<p>Kept <a href="https://example.org/">a link</a></p>'
NOTICE = {
    "en": "Not kept in “Body (English)”: embedded page or film (https://video.example/x),"
    " picture that is not in the library (https://old.example/a.jpg).",
    "ko": "‘본문 (영어)’에 저장되지 않은 내용: 삽입된 화면이나 영상 (https://video.example/x),"
    " 자료실에 없는 그림 (https://old.example/a.jpg)",
}


def messages_in(answer):
    return [str(message) for message in get_messages(answer.wsgi_request)]


def form_of(post, **texts):
    rows = {
        f"{name}-{count}_FORMS": "0"
        for name in ("area_links", "attachment_links")
        for count in ("TOTAL", "INITIAL")
    }
    kept = {"original_language": "en", "posted_on": "2017-04-12", "title_en": "Post", "licence": post.licence}
    return kept | rows | {"seen_version": post.version} | texts


def test_the_form_tells_what_was_not_kept(language):
    mina = log_in("mina")
    mina.cookies["django_language"] = language
    post = make_post(stage="draft", title_en="Post", original_language="en")
    answer = mina.post(f"/admin/news/post/{post.pk}/change/", form_of(post, body_en=DIRTY))
    assert NOTICE[language] in messages_in(answer)
    post.refresh_from_db()
    assert post.body_en == "<p>Kept</p>"


def test_a_translation_tells_what_was_not_kept():
    hana = log_in("hana")
    actions.grant_languages(hana.person, ["en"])
    post = make_post(stage="draft", title_ko="글")
    texts = {"title_en": "Post", "summary_en": "", "body_en": DIRTY, "department_en": ""}
    address = f"/admin/news/post/{post.pk}/translate/en/"
    answer = hana.post(address, texts | {"seen_version": post.version})
    assert NOTICE["en"] in messages_in(answer)
    post.refresh_from_db()
    assert post.body_en == "<p>Kept</p>"


def test_a_clean_body_is_saved_without_a_warning():
    mina = log_in("mina")
    post = make_post(stage="draft", title_en="Post", original_language="en")
    answer = mina.post(f"/admin/news/post/{post.pk}/change/", form_of(post, body_en=CLEAN))
    assert not [sentence for sentence in messages_in(answer) if "Not kept" in sentence]


def test_many_losses_are_counted_and_not_all_listed():
    mina = log_in("mina")
    post = make_post(stage="draft", title_en="Post", original_language="en")
    frames = "".join(f"<iframe src=/{number}></iframe>" for number in range(8))
    answer = mina.post(f"/admin/news/post/{post.pk}/change/", form_of(post, body_en=f"<p>a</p>{frames}"))
    assert any(sentence.endswith("(/4), 3 more.") for sentence in messages_in(answer))
