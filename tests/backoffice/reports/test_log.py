"""The log: complete, readable, exportable, and nobody's to change."""

import csv
import io

import pytest
from django.test import Client

from policyarchive.audit.actions import log
from policyarchive.audit.models import LogEntry
from tests.backoffice.people import log_in
from tests.factories import make_category, make_person, make_post

pytestmark = pytest.mark.django_db
LIST = "/admin/audit/logentry/"
LIST_BEFORE = "/admin/publishing/logentry/"


def actions_of(person):
    return list(LogEntry.objects.filter(person=person).order_by("pk").values_list("action", flat=True))


def test_logins_failed_ones_and_logouts_are_written_down():
    jun = make_person("jun", "publisher")
    browser = Client()
    browser.post("/admin/login/", {"username": "jun", "password": "wrong"})
    browser.post("/admin/login/", {"username": "jun", "password": "demo-jun"})
    browser.post("/admin/logout/")
    assert actions_of(jun) == ["logged_in", "logged_out"]
    failed = LogEntry.objects.get(action="login_failed")
    assert (failed.person, failed.details) == (None, {"name": "jun"})


def test_a_change_of_rights_says_what_was_and_what_is():
    admin, mina = log_in("admin"), make_person("mina", "writer")
    form = {"username": "mina", "is_active": "on", "is_superuser": "on", "groups": []}
    assert admin.post(f"/admin/auth/user/{mina.pk}/change/", form).status_code == 302
    entry = LogEntry.objects.get(action="rights_changed")
    assert entry.person == admin.person
    assert entry.details["before"] == {"roles": ["writer"], "administrator": False, "active": True}
    assert entry.details["after"] == {"roles": [], "administrator": True, "active": True}


def test_new_passwords_are_written_down_and_never_the_words():
    admin, mina = log_in("admin"), log_in("mina")
    new = {"password1": "a-long-new-word", "password2": "a-long-new-word", "usable_password": "true"}
    assert admin.post(f"/admin/auth/user/{mina.person.pk}/password/", new).status_code == 302
    mina.force_login(mina.person)
    mina.person.set_password("demo-mina")
    mina.person.save()
    mina.force_login(mina.person)
    own = {
        "old_password": "demo-mina",
        "new_password1": "another-new-word",
        "new_password2": "another-new-word",
    }
    assert mina.post("/admin/password_change/", own).status_code == 302
    entries = LogEntry.objects.filter(action="password_changed").order_by("pk")
    assert [entry.person for entry in entries] == [admin.person, mina.person]
    assert "word" not in str([entry.details for entry in entries])


def test_what_is_added_saved_and_deleted_in_the_admin_is_written_down():
    jun = log_in("jun")
    form = {"name_ko": "새 말머리", "name_en": "New", "slug": "new", "order": 1}
    jun.post("/admin/news/category/add/", form)
    key = LogEntry.objects.get(action="added").item_id
    jun.post(f"/admin/news/category/{key}/change/", form | {"name_en": "Newer"})
    jun.post(f"/admin/news/category/{key}/delete/", {"post": "yes"})
    assert actions_of(jun.person)[-3:] == ["added", "saved", "deleted"]


@pytest.mark.parametrize("name", ["mina", "jun", "hana", "sora"])
def test_only_administrators_read_the_log(name):
    person = log_in(name)
    assert person.get(LIST).status_code == 403
    assert person.get(f"{LIST}export/").status_code == 403


@pytest.mark.parametrize("rest", ["", "?action=saved&q=%EA%B9%80", "export/?action=saved", "7/change/"])
def test_the_address_of_before_leads_to_the_same_page_of_the_log(rest):
    answer = log_in("admin").get(f"{LIST_BEFORE}{rest}")
    assert (answer.status_code, answer["Location"]) == (301, f"{LIST}{rest}")


def test_a_bookmark_of_before_shows_the_log_to_who_may_read_it():
    log("saved", make_category(name_ko="다시 찾은 글"), by=None)
    answer = log_in("admin").get(f"{LIST_BEFORE}?action=saved", follow=True)
    assert "다시 찾은 글" in answer.content.decode()
    assert log_in("jun").get(LIST_BEFORE, follow=True).status_code == 403


def test_not_even_an_administrator_changes_it():
    entry = log("saved", make_post(), by=None)
    admin = log_in("admin")
    assert admin.get(f"{LIST}add/").status_code == 403
    assert admin.post(f"{LIST}{entry.pk}/change/", {"person_name": "x"}).status_code == 403
    assert admin.post(f"{LIST}{entry.pk}/delete/", {"post": "yes"}).status_code == 403
    admin.post(LIST, {"action": "delete_selected", "_selected_action": [entry.pk], "post": "yes"})
    assert LogEntry.objects.filter(pk=entry.pk).exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(count, django_assert_num_queries):
    admin = log_in("admin")
    category = make_category()
    for _ in range(count):
        log("saved", category, by=admin.person)
    with django_assert_num_queries(9):
        admin.get(LIST)


def test_the_export_holds_what_the_filter_shows_and_is_logged_itself():
    admin = log_in("admin")
    log("saved", make_category(name_ko="=1+1", name_en="=1+1"), by=admin.person)
    log("deleted", by=admin.person)
    answer = admin.get(f"{LIST}export/?action=saved")
    rows = list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert [row[5] for row in rows[1:]] == ["'=1+1"]
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    exported = LogEntry.objects.get(action="exported")
    assert (exported.person, exported.details["rows"]) == (admin.person, 1)
