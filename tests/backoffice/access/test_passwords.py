"""A new password by mail or by an administrator's link: once, for a day; nobody learns who has an account."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from policyarchive.audit.models import LogEntry
from tests.backoffice.people import log_in
from tests.factories import make_person

pytestmark = pytest.mark.django_db
ASK = "/admin/password_reset/"
LOGIN = "/admin/login/"
NEW = {"new_password1": "a-long-new-word", "new_password2": "a-long-new-word"}


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    def call(send, *args, **kwargs):
        send(*args, **kwargs)

    monkeypatch.setattr("policyarchive.backoffice.access.passwords.in_background", call)


def ask(email, language="en"):
    return Client(headers={"accept-language": language}).post(ASK, {"email": email}, follow=True)


def link_in(text):
    return re.search(r"http://testserver(/admin/reset/\S+/)", text)[1]


def choose(link, client=None, words=NEW):
    client = client or Client(headers={"accept-language": "en"})
    page = client.get(link, follow=True)
    return client.post(page.request["PATH_INFO"], words, follow=True)


@pytest.mark.parametrize(("language", "subject"), [("en", "A new password for"), ("ko", "새 비밀번호")])
def test_a_forgotten_password_is_reset_by_mail_once(language, subject):
    jun = make_person("jun", "publisher", email="jun@example.org")
    before = jun.password
    ask("jun@example.org", language)
    [letter] = mail.outbox
    assert subject in letter.subject and "jun" in letter.body and letter.to == ["jun@example.org"]
    link = link_in(letter.body)
    choose(link)
    jun.refresh_from_db()
    assert jun.password != before and jun.check_password("a-long-new-word")
    used = Client(headers={"accept-language": "en"}).get(link)
    assert "already been used" in used.content.decode()
    assert "token" not in str(LogEntry.objects.values_list("details", flat=True))
    shown = list(LogEntry.objects.order_by("pk").values_list("action", "item_name"))
    assert shown == [("reset_mailed", "jun"), ("password_changed", "jun")]


def test_the_answer_is_the_same_for_whom_nobody_knows():
    make_person("jun", "publisher", email="jun@example.org")
    make_person("gone", "writer", email="gone@example.org", is_active=False)
    pages = [ask(email).content for email in ("jun@example.org", "gone@example.org", "nobody@example.org")]
    assert (
        len(mail.outbox) == 1 and len({re.sub(rb'(nonce|value)="[^"]*"', b"", page) for page in pages}) == 1
    )


def test_nobody_is_flooded_with_mail():
    make_person("jun", "publisher", email="jun@example.org")
    for _ in range(9):
        assert ask("jun@example.org").status_code == 200
    assert len(mail.outbox) == 5


def test_a_weak_password_is_refused_and_the_link_still_works():
    make_person("jun", "publisher", email="jun@example.org")
    ask("jun@example.org")
    client, link = Client(headers={"accept-language": "en"}), link_in(mail.outbox[0].body)
    refused = choose(link, client, {"new_password1": "12345678", "new_password2": "12345678"})
    assert refused.context["form"].errors
    assert choose(link, client).status_code == 200


def test_the_mail_names_the_address_of_the_site_and_not_that_of_the_request(settings):
    settings.SITE_URL = "https://archive.example.org"
    make_person("jun", "publisher", email="jun@example.org")
    ask("jun@example.org")
    assert "https://archive.example.org/admin/reset/" in mail.outbox[0].body
    assert "testserver" not in mail.outbox[0].body


def test_an_administrator_hands_over_a_link_that_is_shown_once_and_logged():
    admin, jun = log_in("admin"), make_person("jun", "publisher")
    page = admin.post(f"/admin/auth/user/{jun.pk}/reset-link/")
    link = link_in(page.content.decode())
    entry = LogEntry.objects.get(action="reset_link_made")
    assert (entry.person, entry.item_name) == (admin.person, "jun") and link not in str(entry.details)
    for path in ("change/", "reset-link/"):
        assert b"/admin/reset/" not in admin.get(f"/admin/auth/user/{jun.pk}/{path}").content
    choose(link)
    jun.refresh_from_db()
    assert jun.check_password("a-long-new-word")
    jun.is_active = False
    jun.save()
    assert b"/admin/reset/" not in admin.post(f"/admin/auth/user/{jun.pk}/reset-link/").content


@pytest.mark.parametrize("name", ["mina", "jun", "hana", "sora"])
def test_nobody_else_makes_such_a_link(name):
    person, other = log_in(name), make_person("other", "writer")
    assert person.post(f"/admin/auth/user/{other.pk}/reset-link/").status_code == 403
    assert not LogEntry.objects.filter(action="reset_link_made", at__lte=timezone.now()).exists()


@pytest.mark.parametrize("key", ["MQ", "%00", "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkw", "²", "-"])
@pytest.mark.parametrize("token", ["a-b", "set-password", "%00", "x" * 500])
def test_a_broken_link_says_so(key, token):
    answer = Client(headers={"accept-language": "en"}).get(f"/admin/reset/{key}/{token}/")
    assert answer.status_code in ({400} if "%00" in (key, token) else {200, 404})


def test_a_new_password_opens_the_login_again():
    jun = make_person("jun", "publisher", email="jun@example.org")
    client = Client()
    for _ in range(6):
        client.post("/admin/login/", {"username": "jun", "password": "wrong"})
    ask("jun@example.org")
    choose(link_in(mail.outbox[0].body))
    answer = client.post("/admin/login/", {"username": "jun", "password": "a-long-new-word"})
    assert (answer.status_code, jun.username) == (302, "jun")


def test_who_has_a_new_password_gets_in_while_somebody_goes_on_guessing():
    make_person("jun", "publisher", email="jun@example.org")
    client = Client(headers={"accept-language": "en"})
    ask("jun@example.org")
    choose(link_in(mail.outbox[0].body), client)
    for place in range(8):
        for _ in range(5):
            Client(REMOTE_ADDR=f"203.0.113.{place}").post(LOGIN, {"username": "jun", "password": "wrong"})
    form = {"username": "jun", "password": NEW["new_password1"]}
    assert Client().post(LOGIN, form).status_code == 429
    assert client.post(LOGIN, form).status_code == 302
