"""Who may do what, on one screen. The roles are groups; each migration makes them fit this table."""

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.db import DEFAULT_DB_ALIAS
from django.utils.translation import gettext_lazy as _

READ_ALL = {
    "news.post": ["view"],
    "news.category": ["view"],
    "agreements.agreement": ["view"],
    "agreements.city": ["view"],
    "agreements.cooperationarea": ["view"],
    "library.image": ["view"],
    "library.attachment": ["view"],
}
ALL = ["view", "add", "change", "delete"]

ROLES: dict[str, dict[str, list[str]]] = {
    "writer": READ_ALL
    | {
        "news.post": ["view", "add", "change"],
        "agreements.agreement": ["view", "add", "change"],
        "library.image": ["view", "add", "change"],
        "library.attachment": ["view", "add", "change"],
    },
    "publisher": {
        "news.post": [*ALL, "publish"],
        "news.category": ALL,
        "agreements.agreement": [*ALL, "publish"],
        "agreements.city": ALL,
        "agreements.cooperationarea": ALL,
        "library.image": ALL,
        "library.attachment": ALL,
        "search.searchmiss": ["view"],
    },
    "translator": READ_ALL
    | {
        "news.post": ["view", "translate"],
        "agreements.agreement": ["view", "translate"],
        "library.image": ["view", "translate"],
        "library.attachment": ["view", "translate"],
    },
    "viewer": READ_ALL,
}
ROLE_NAMES = {
    "writer": _("Writer"),
    "publisher": _("Publisher"),
    "translator": _("Translator"),
    "viewer": _("Viewer"),
}


def make_roles(using: str = DEFAULT_DB_ALIAS) -> None:
    """Make the groups and give each exactly the permissions of the table."""
    for app_label in sorted({name.split(".")[0] for rights in ROLES.values() for name in rights}):
        create_permissions(apps.get_app_config(app_label), verbosity=0, using=using)
    for role, rights in ROLES.items():
        group, _created = apps.get_model("auth", "Group").objects.using(using).get_or_create(name=role)
        group.permissions.set(_permissions(rights, using))


def make_roles_after_migrate(sender, using, **kwargs) -> None:
    make_roles(using)


def assign(user, role: str | None) -> None:
    """Give a person that role and no other; the role opens the back office."""
    user.groups.set(apps.get_model("auth", "Group").objects.filter(name=role))
    user.is_staff = True
    user.save(update_fields=["is_staff"])


def role_name(name: str) -> str:
    """Return a role in the reader's language; a group that is none of ours keeps its name."""
    return str(ROLE_NAMES.get(name, name))


def _permissions(rights: dict[str, list[str]], using: str) -> list:
    """Return the permissions of a role; raises KeyError where the table names one that does not exist."""
    everything = apps.get_model("auth", "Permission").objects.using(using).select_related("content_type")
    known = {(p.content_type.app_label, p.codename): p for p in everything}
    wanted = (
        (name.split(".")[0], f"{verb}_{name.split('.')[1]}")
        for name, verbs in rights.items()
        for verb in verbs
    )
    return [known[key] for key in wanted]
