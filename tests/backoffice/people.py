"""People who are logged in, each in a browser of their own."""

from django.test import Client

from tests.factories import make_person

ROLES = {"mina": "writer", "jun": "publisher", "hana": "translator", "sora": "viewer"}


def log_in(name: str, **columns) -> Client:
    """Return the browser of one of the cast; `admin` administers."""
    person = make_person(name, ROLES.get(name), is_superuser=name == "admin", **columns)
    client = Client(headers={"accept-language": "en"})
    client.force_login(person)
    client.person = person
    return client
