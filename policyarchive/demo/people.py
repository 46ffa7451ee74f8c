"""The people of the demo: one of each role, and an administrator."""

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.crypto import get_random_string

from policyarchive.backoffice.access.roles import assign, make_roles
from policyarchive.publishing.actions import grant_languages

DEMO_PEOPLE = {
    "mina": "writer",
    "jun": "publisher",
    "hana": "translator",
    "sora": "viewer",
    "admin": None,
}
DEMO_LANGUAGES = {"hana": ["en"]}
# The salt tells a demo password without the slow sum; a changed password gets a salt of its own.
_SALT_MARK = "demo"
_SALT_LENGTH = 22


@transaction.atomic
def make_demo_people() -> None:
    """Make those demo people that are missing; a person who is there keeps the password."""
    make_roles()
    for username, role in DEMO_PEOPLE.items():
        user, is_new = get_user_model().objects.get_or_create(
            username=username,
            defaults={"first_name": username.capitalize(), "password": _demo_password(username)},
        )
        if is_new:
            user.is_superuser = role is None
            user.save(update_fields=["is_superuser"])
            assign(user, role)
            grant_languages(user, DEMO_LANGUAGES.get(username, []))


def demo_accounts() -> list[str]:
    """Return the names of active accounts that still have their demo password."""
    people = get_user_model().objects.filter(username__in=DEMO_PEOPLE, is_active=True).order_by("pk")
    return [user.username for user in people if _has_demo_password(user)]


def _demo_password(username: str) -> str:
    return make_password(f"demo-{username}", salt=_SALT_MARK + get_random_string(_SALT_LENGTH))


def _has_demo_password(user) -> bool:
    _algorithm, _separator, rest = user.password.partition("$")
    marked = any(part.startswith(_SALT_MARK) for part in rest.split("$")[:2])
    return marked or user.check_password(f"demo-{user.username}")
