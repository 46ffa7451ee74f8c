"""A model of the workflow for the state machine: who there is, how anything is done, and what must hold."""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import override_settings
from django.utils import timezone
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
)

from agreements.models import Agreement
from news.models import Post
from policyarchive.audit.models import LogEntry
from policyarchive.publishing import actions
from policyarchive.publishing.models import Revision, Schedule
from policyarchive.publishing.refusals import MoveRefused
from tests.factories import make_person

ROLES = {"mina": "writer", "hana": "translator", "sora": "viewer", "jun": "publisher", "kim": "publisher"}
WRITERS, PUBLISHERS = {"mina", "jun", "kim", "console"}, {"jun", "kim", "console"}
WHO_MAY = {
    "submit": WRITERS | {"hana"},
    "discard": WRITERS,
    "restore": WRITERS,
    "start": WRITERS | {"hana"},
    "translate": WRITERS | {"hana"},
}
REASON = {"ko": "사실과 다름", "en": "Not true"}
MODELS = (Post, Agreement)


def key(row):
    return type(row).__name__, row.item_id


class WorkflowModel(RuleBasedStateMachine):
    """KEY is an item: its model and the key of its public row. Texts differ in their title."""

    def begin(self):
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        for name, role in ROLES.items():
            make_person(name, role)
        actions.grant_languages(self.person("hana"), ["en"])
        self.now = timezone.now()
        self.texts = 0
        self.approved = {}  # by key: the titles that somebody who may publish has approved
        self.writers = {}  # by title: who wrote it
        self.taken_down = set()  # keys that nobody has sent to the public since they were taken down
        self.rule = override_settings(TWO_PERSON_RULE=False)
        self.rule.enable()
        self.has_rule = False

    def teardown(self):
        self.rule.disable()
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    # What is there

    def person(self, name):
        return None if name == "console" else get_user_model().objects.filter(username=name).first()

    def rows(self):
        return [row for model in MODELS for row in model.objects.order_by("pk")]

    def row(self, which):
        rows = self.rows()
        return rows[which % len(rows)] if rows else None

    def is_there(self, row, who):
        return row is not None and (who == "console" or self.person(who) is not None)

    def state(self):
        plans = Schedule.objects.order_by("pk").values_list("row_id", "move", "due_at", "outcome", "version")
        rows = [
            (type(row), row.pk, row.stage, row.version, row.title_ko, row.title_en) for row in self.rows()
        ]
        return rows, list(plans)

    def title(self, by):
        self.texts += 1
        self.writers[f"글 {self.texts}"] = by
        return f"글 {self.texts}"

    def writer_alone(self, row):
        """Return who may remove a draft besides publishers: a writer in whose hands alone it has been."""
        savers = set(Revision.objects.of(row).values_list("saved_by_name", flat=True))
        return savers & WRITERS if row.stage == "draft" and len(savers) == 1 else set()

    def approve(self, row):
        self.approved.setdefault(key(row), set()).add(row.title_ko)

    # How everything is done

    def attempt(self, name, action, who, *, also=frozenset()):
        """Do it. What is refused has changed nothing; what is done was done by who may, and is in the log.

        ALSO are those who may do it to this row.
        """
        before, logged = self.state(), LogEntry.objects.count()
        try:
            with transaction.atomic():
                result = action()
        except MoveRefused as refusal:
            assert refusal.reasons and all(refusal.reasons)
            assert self.state() == before, f"{name} was refused and changed something"
            return None
        assert who in WHO_MAY.get(name, PUBLISHERS) | also, f"{who} may not {name}"
        assert who == "console" or self.may_log_in(who)
        if self.state() != before:
            assert LogEntry.objects.count() > logged, f"{name} changed something unlogged"
        self.changed_stages_are_logged(before, logged)
        return result if result is not None else True

    def changed_stages_are_logged(self, before, logged):
        stages = {(model, pk): stage for model, pk, stage, *_ in before[0]}
        for row in self.rows():
            if stages.get((type(row), row.pk), row.stage) != row.stage:
                assert LogEntry.objects.about(row).order_by("pk")[:1] and LogEntry.objects.count() > logged

    def may_log_in(self, who):
        person = self.person(who)
        return person is not None and person.is_active and person.groups.exists()

    # What must hold

    @invariant()
    def nothing_is_public_that_nobody_approved(self):
        for row in self.rows():
            if row.stage == "live":
                assert row.title_ko in self.approved.get(key(row), set())

    @invariant()
    def nothing_comes_back_by_itself(self):
        assert not self.taken_down & {key(row) for row in self.rows() if row.stage == "live"}

    @invariant()
    def every_waiting_plan_can_be_carried_out(self):
        for plan in Schedule.objects.waiting():
            row = plan.row
            assert row is not None
            stages = {"publish": {"scheduled"}, "withdraw": {"live"}, "unpublish": {"live", "withdrawn"}}
            assert row.stage in stages[plan.move]
            if plan.move == "publish":
                assert plan.version == row.version
                assert not row.is_working_copy or row.public_row.stage == "live"

    @invariant()
    def what_is_scheduled_has_a_plan(self):
        planned = {
            (plan.row_type_id, plan.row_id) for plan in Schedule.objects.waiting().filter(move="publish")
        }
        scheduled = [row for row in self.rows() if row.stage == "scheduled"]
        assert len(planned) == len(scheduled)
        for row in scheduled:
            assert Schedule.objects.of(row).waiting().filter(move="publish").count() == 1

    @invariant()
    def a_copy_is_of_what_the_public_reads(self):
        copies = [row for row in self.rows() if row.is_working_copy]
        assert all(copy.public_row.is_readable for copy in copies)
        assert len({key(copy) for copy in copies}) == len(copies)

    @invariant()
    def only_what_is_withdrawn_says_why(self):
        for row in self.rows():
            if row.stage in {"live", "withdrawn"}:
                assert bool(row.withdrawal_reason_ko) == (row.stage == "withdrawn")

    @invariant()
    def nothing_that_was_saved_is_lost(self):
        for row in self.rows():
            kept = Revision.objects.of(row).filter(is_of_working_copy=row.is_working_copy).first()
            assert kept is not None
            assert kept.data["fields"]["title_ko"] == row.title_ko

    @invariant()
    def a_plan_that_ended_says_how(self):
        assert not Schedule.objects.filter(outcome="failed", failure="").exists()
