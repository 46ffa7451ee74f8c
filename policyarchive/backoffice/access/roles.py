"""Who may do what, on one screen. The roles are groups; each migration makes them fit this table."""

from functools import cache

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.db import DEFAULT_DB_ALIAS
from django.utils.translation import gettext_lazy as _

from policyarchive.content.registry import content_types

ALL = ["view", "add", "change", "delete"]
# By role: rights on what has a workflow, on the library, and on what belongs to the register or the board.
RIGHTS: dict[str, tuple[list[str], list[str], list[str]]] = {
    "writer": (["view", "add", "change"], ["view", "add", "change"], ["view"]),
    "publisher": ([*ALL, "publish"], ALL, ALL),
    "translator": (["view", "translate"], ["view", "translate"], ["view"]),
    "viewer": (["view"], ["view"], ["view"]),
}
LIBRARY = ["library.image", "library.attachment"]
OTHERS = {"publisher": {"search.searchmiss": ["view"]}}
ROLE_NAMES = {
    "writer": _("Writer"),
    "publisher": _("Publisher"),
    "translator": _("Translator"),
    "viewer": _("Viewer"),
}


@cache
def roles() -> dict[str, dict[str, list[str]]]:
    """Return the rights of each role by model: those of every content type, and of what belongs to it."""
    content = {known.model._meta.label_lower: known for known in content_types()}
    flowing = [label for label, known in content.items() if known.has_workflow]
    plain = [label for label, known in content.items() if not known.has_workflow]
    plain += [belonging.lower() for known in content.values() for belonging in known.belongings]
    return {
        role: {
            **dict.fromkeys(flowing, on_content),
            **dict.fromkeys(LIBRARY, on_files),
            **dict.fromkeys(plain, on_rows),
            **OTHERS.get(role, {}),
        }
        for role, (on_content, on_files, on_rows) in RIGHTS.items()
    }


def make_roles(using: str = DEFAULT_DB_ALIAS) -> None:
    """Make the groups and give each exactly the permissions of the table."""
    for app_label in sorted({name.split(".")[0] for rights in roles().values() for name in rights}):
        create_permissions(apps.get_app_config(app_label), verbosity=0, using=using)
    for role, rights in roles().items():
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
