"""Nobody guesses in, nobody locks a colleague out for long, and the login leads somewhere."""

import datetime

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from policyarchive.audit.models import LogEntry
from policyarchive.backoffice.access.login_limits import LIMITS, close_windows
from policyarchive.backoffice.models import LoginWindow, Scope
from tests.factories import make_person

pytestmark = pytest.mark.django_db
WRONG = "wrong"
LOGIN = "/admin/login/"
HERE, THERE = "198.51.100.1", "203.0.113.9"


@pytest.fixture(autouse=True)
def jun():
    return make_person("jun", "publisher")


def browser(address=HERE):
    return Client(REMOTE_ADDR=address, headers={"accept-language": "en"})


def attempt(client, password=WRONG, name="jun", **more):
    return client.post(LOGIN, {"username": name, "password": password, **more})


def is_in(client):
    return client.get("/admin/workflow/").status_code == 200


def wait(scope):
    """Let the window of a limit be over."""
    begun = timezone.now() - LIMITS[scope].lasts - datetime.timedelta(seconds=1)
    LoginWindow.objects.filter(scope=scope).update(begun_at=begun)


def test_after_five_wrong_tries_the_right_one_is_refused_for_a_while():
    client = browser()
    assert [attempt(client).status_code for _ in range(5)] == [200] * 5
    answer = attempt(client, "demo-jun")
    assert (answer.status_code, int(answer["Retry-After"]) <= 600, is_in(client)) == (429, True, False)
    assert "Too many wrong attempts. Wait 10 minutes" in answer.content.decode()
    wait(Scope.PAIR)
    assert attempt(client, "demo-jun").status_code == 302 and is_in(client)


def test_another_spelling_of_the_name_is_the_same_name():
    client = browser()
    for name in ("jun", "JUN", "ｊｕｎ", "Jun", "jUN"):
        attempt(client, name=name)
    assert attempt(client, "demo-jun").status_code == 429


def test_a_success_starts_the_count_again():
    client = browser()
    for _ in range(3):
        for _ in range(4):
            attempt(client)
        assert attempt(client, "demo-jun").status_code == 302
        client.post("/admin/logout/")


def test_who_guesses_from_elsewhere_locks_nobody_out():
    guesser = browser(THERE)
    for _ in range(8):
        attempt(guesser)
    assert attempt(browser(), "demo-jun").status_code == 302


def test_who_guesses_from_the_same_office_does_not_lock_out_a_known_browser():
    client = browser()
    attempt(client, "demo-jun")
    client.post("/admin/logout/")
    for _ in range(8):
        attempt(browser())
    assert attempt(browser(), "demo-jun").status_code == 429
    assert attempt(client, "demo-jun").status_code == 302


def test_a_known_browser_has_five_tries_too_and_is_known_for_its_own_name_only():
    mina = make_person("mina", "writer")
    client = browser()
    attempt(client, "demo-mina", name="mina")
    client.post("/admin/logout/")
    for _ in range(5):
        attempt(client, name="mina")
    assert attempt(client, "demo-mina", name="mina").status_code == 429
    for _ in range(5):
        attempt(client)
    assert attempt(browser(), "demo-jun").status_code == 429
    assert LoginWindow.objects.filter(scope=Scope.DEVICE, name=mina.username).count() == 1


def test_a_forged_device_is_none():
    client = browser()
    for number in range(5):
        client.cookies["device"] = f"abc{number}.def:1:xyz"
        attempt(client)
    assert attempt(client, "demo-jun").status_code == 429


def test_many_names_from_one_address_are_held_up():
    for number in range(20):
        attempt(browser(), name=f"somebody{number}")
    assert attempt(browser(), "demo-jun").status_code == 429
    assert attempt(browser(THERE), "demo-jun").status_code == 302
    wait(Scope.ADDRESS)
    assert attempt(browser(), "demo-jun").status_code == 302


def test_one_name_from_many_addresses_is_held_up_for_a_short_while():
    for number in range(20):
        attempt(browser(f"203.0.113.{number}"))
    assert attempt(browser(), "demo-jun").status_code == 429
    wait(Scope.NAME)
    assert attempt(browser(), "demo-jun").status_code == 302


def test_one_visitor_of_ipv6_is_one_address():
    for number in range(5):
        attempt(browser(f"2001:db8::{number + 1}"))
    assert attempt(browser("2001:db8::ffff"), "demo-jun").status_code == 429


def test_a_forwarded_address_is_believed_from_a_proxy_only(settings):
    client = browser()
    for number in range(5):
        client.post(
            LOGIN, {"username": "jun", "password": "x"}, headers={"x-forwarded-for": f"9.9.9.{number}"}
        )
    assert attempt(client, "demo-jun").status_code == 429


def test_the_log_has_the_address_and_stays_small():
    client = browser()
    for _ in range(40):
        attempt(client)
    failed = LogEntry.objects.filter(action="login_failed")
    assert [entry.address for entry in failed] == [HERE] * 5
    wait(Scope.PAIR)
    close_windows()
    close_windows()
    [shown] = LogEntry.objects.filter(action="logins_refused")
    assert (shown.details["times"], shown.details["key"]) == (35, f"jun {HERE}")
    attempt(client, "demo-jun")
    assert LogEntry.objects.get(action="logged_in").address == HERE


@pytest.mark.parametrize(
    "wanted",
    [
        None,
        "",
        "//elsewhere.example/",
        "https://elsewhere.example/admin/",
        "/admin/nothing/here/",
        "/nothing/here/",
        "javascript:alert(1)",
        "/admin/logout/",
        "/admin/login/",
        "/admin/login/?next=/admin/login/",
        "/admin/language/",
        "/\\elsewhere.example",
        "\\\\elsewhere.example",
        "/admin/news/post/1/copy/",
        "http:///elsewhere.example",
        "/" * 3000,
    ],
)
def test_a_page_that_is_none_leads_to_the_front_page_of_the_admin(wanted):
    more = {} if wanted is None else {"next": wanted}
    client = browser()
    for first in (client.post(LOGIN, {"username": "jun", "password": "demo-jun", **more}), None):
        answer = first or client.get(LOGIN, more)  # who is logged in already is led there, too
        assert (answer.status_code, answer["Location"]) == (302, "/admin/")
    by_address = browser().post(
        f"{LOGIN}?{'next=' + wanted if wanted else ''}".replace("\0", "%00"),
        {"username": "jun", "password": "demo-jun"},
    )
    assert by_address["Location"] == "/admin/"


def test_a_page_with_a_nul_leads_to_the_front_page_of_the_admin_and_is_no_address():
    client = browser()
    answer = client.post(LOGIN, {"username": "jun", "password": "demo-jun", "next": "/admin/\0"})
    assert (answer.status_code, answer["Location"]) == (302, "/admin/")
    assert client.get(LOGIN, {"next": "/admin/\0"}).status_code == 400


@pytest.mark.parametrize("wanted", ["/admin/news/post/", "/admin/news/post/?q=a&stage=draft", "/ko/news/"])
def test_the_page_that_was_asked_for_is_shown_after_the_login(wanted):
    client = browser()
    assert attempt(client, "demo-jun", next=wanted)["Location"] == wanted
    assert client.get(LOGIN, {"next": wanted})["Location"] == wanted


def test_the_login_and_the_logout_name_the_site():
    site = apps.get_model("pages", "SiteSettings").current()
    site.name_en = "Seoul News"
    site.save()
    client = browser()
    assert "<title>Log in | Seoul News</title>" in client.get(LOGIN).content.decode()
    assert "| Seoul News</title>" in attempt(client).content.decode()
    attempt(client, "demo-jun")
    assert "| Seoul News</title>" in client.post("/admin/logout/").content.decode()


def test_the_session_ends_with_the_browser():
    client = browser()
    answer = attempt(client, "demo-jun")
    assert answer.cookies["sessionid"]["max-age"] == "" and client.session.get_expiry_age() <= 12 * 3600


def test_the_old_password_is_guessed_five_times_and_the_login_stays_open(jun):
    client = browser()
    attempt(client, "demo-jun")
    new = {"new_password1": "a-long-new-word", "new_password2": "a-long-new-word"}

    def change(old):
        return client.post("/admin/password_change/", {"old_password": old, **new})

    for _ in range(2):
        assert all("entered incorrectly" in change(WRONG).content.decode() for _ in range(4))
        assert change("demo-jun").status_code == 302
        jun.set_password("demo-jun")
        jun.save()
        client.force_login(jun)
    assert all("entered incorrectly" in change(WRONG).content.decode() for _ in range(5))
    assert "Too many wrong attempts. Wait 10 minutes" in change("demo-jun").content.decode()
    assert attempt(browser(THERE), "demo-jun").status_code == 302
    entries = LogEntry.objects.filter(action="old_password_wrong")
    assert [(entry.item_name, entry.address) for entry in entries] == [("jun", HERE)] * 13
    wait(Scope.CHANGE)
    assert change("demo-jun").status_code == 302
    assert LogEntry.objects.get(action="logins_refused").details["scope"] == "change"


def test_a_name_of_letters_that_grow_when_they_are_compared_is_counted_as_well():
    name = "ΐ" * 150  # each is three letters when case is ignored
    make_person(name, "publisher")
    client = browser()
    assert attempt(client, f"demo-{name}", name).status_code == 302
    form = {"old_password": WRONG, "new_password1": "a-long-new-word", "new_password2": "a-long-new-word"}
    assert "entered incorrectly" in client.post("/admin/password_change/", form).content.decode()
    assert LoginWindow.objects.get(scope=Scope.CHANGE).failures == 1
