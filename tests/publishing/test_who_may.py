"""Every action asks itself who may: all of them, with every role, past all buttons."""

import datetime

import pytest
from django.utils import timezone

from policyarchive.publishing import actions
from policyarchive.publishing.models import Revision
from policyarchive.publishing.refusals import MoveRefused
from tests.factories import make_agreement, make_person, make_post

pytestmark = pytest.mark.django_db
ROLES = ["writer", "publisher", "translator", "viewer", "nobody", "inactive publisher"]
LATER = timezone.now() + datetime.timedelta(days=1)
MAKERS = {"post": make_post, "agreement": make_agreement}


def scheduled(item):
    actions.schedule(item, "publish", at=LATER, by=None)
    return type(item).objects.get(pk=item.pk)


def copy_of(item):
    return actions.start_working_copy(item, by=None)


# Each action: the stage of the item, what is made of it first, how it is done, who may.
ACTIONS = {
    "start a copy": ("live", None, actions.start_working_copy, {"writer", "publisher", "translator"}),
    "discard": ("live", copy_of, actions.discard_working_copy, {"writer", "publisher"}),
    "discard a scheduled copy": (
        "live",
        lambda item: scheduled(copy_of(item)),
        actions.discard_working_copy,
        {"publisher"},
    ),
    "cancel": ("draft", scheduled, actions.unschedule, {"publisher"}),
    "reschedule": (
        "draft",
        scheduled,
        lambda row, by: actions.reschedule(row, at=LATER + datetime.timedelta(days=1), by=by),
        {"publisher"},
    ),
    "restore": (
        "draft",
        None,
        lambda row, by: actions.restore_revision(row, 1, by=by),
        {"writer", "publisher"},
    ),
    "restore a row": (
        "draft",
        None,
        lambda row, by: actions.restore(Revision.objects.of(row).get(), row, by=by),
        {"writer", "publisher"},
    ),
    "delete": ("draft", None, actions.delete_item, {"publisher"}),
    "share": (
        "draft",
        None,
        lambda row, by: actions.make_preview_link(row, by=by, days=1),
        {"writer", "publisher"},
    ),
    "revoke": (
        "draft",
        lambda item: actions.make_preview_link(item, by=None, days=1),
        actions.revoke_preview_link,
        {"writer", "publisher"},
    ),
    "translate": (
        "draft",
        None,
        lambda row, by: actions.save_translation(row, "en", {"title_en": "x"}, by=by, is_current=True),
        {"writer", "publisher", "translator"},
    ),
    "call a translation current": (
        "draft",
        None,
        lambda row, by: actions.declare_current(row, "en", by=by),
        {"writer", "publisher", "translator"},
    ),
}


def person_in(role):
    person = make_person("ann", role if role in {"writer", "publisher", "translator", "viewer"} else None)
    actions.grant_languages(person, ["en"])
    if role == "inactive publisher":
        person.groups.set(make_person("kim", "publisher").groups.all())
        person.is_active = False
        person.save()
    return person


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", ACTIONS)
def test_an_action_is_done_by_who_may_and_refused_to_all_others(name, role, kind):
    stage, prepare, action, who_may = ACTIONS[name]
    item = MAKERS[kind](stage=stage)
    if kind == "agreement":
        actions.save(item, by=None)
    row = prepare(item) if prepare else item
    person = person_in(role)
    if role in who_may:
        action(row, by=person)
    else:
        with pytest.raises(MoveRefused) as refused:
            action(row, by=person)
        assert refused.value.reasons
