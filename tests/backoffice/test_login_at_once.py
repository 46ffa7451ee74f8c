"""Many tries at the same moment are no more than the limit allows, whichever form asks for a password."""

from collections import Counter

import pytest
from django.test import Client

from policyarchive.audit.models import LogEntry
from policyarchive.backoffice.access.login_limits import LIMITS
from policyarchive.backoffice.access.roles import make_roles
from policyarchive.backoffice.models import LoginWindow, Scope
from tests.factories import make_person
from tests.publishing.test_at_once import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)
TRIES = 10
PASSWORDS = {"old_password": "wrong", "new_password1": "a-long-new-word", "new_password2": "a-long-new-word"}


@pytest.fixture(autouse=True)
def roles(transactional_db):
    make_roles()


def test_wrong_passwords_at_once_are_looked_at_five_times():
    make_person("jun", "publisher")

    def attempt(place):
        form = {"username": "jun", "password": f"wrong-{place}"}
        return Client(REMOTE_ADDR="198.51.100.1").post("/admin/login/", form).status_code

    assert Counter(all_at_once(attempt, TRIES)) == {200: 5, 429: TRIES - 5}
    assert LogEntry.objects.filter(action="login_failed").count() == 5
    window = LoginWindow.objects.get(scope=Scope.PAIR)
    assert (window.failures, window.refused) == (5, TRIES - 5)


def test_wrong_passwords_at_once_from_everywhere_are_looked_at_as_often_as_a_name_may():
    make_person("jun", "publisher")
    most = LIMITS[Scope.NAME].most

    def attempt(place):
        client = Client(REMOTE_ADDR=f"198.51.100.{place}")
        return client.post("/admin/login/", {"username": "jun", "password": "wrong"}).status_code

    assert Counter(all_at_once(attempt, most + 4)) == {200: most, 429: 4}


def test_the_old_password_cannot_be_guessed_at_once():
    jun = make_person("jun", "publisher")
    browsers = [Client(headers={"accept-language": "en"}) for _ in range(TRIES)]
    for client in browsers:
        client.force_login(jun)

    def attempt(place):
        return browsers[place].post("/admin/password_change/", PASSWORDS).content.decode()

    answers = all_at_once(attempt, TRIES)
    assert sum("Your old password was entered incorrectly" in page for page in answers) == 5
    assert sum("Too many wrong attempts" in page for page in answers) == TRIES - 5
