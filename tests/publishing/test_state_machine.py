"""The workflow as a whole: any moves, plans, saves and imports by anybody in any order, while time goes on.

What must hold stands in the invariants of the model. A longer run: WORKFLOW_EXAMPLES=300 WORKFLOW_STEPS=60,
and `--hypothesis-seed=N` for another one.
"""

import datetime
import os

import pytest
from django.db import transaction
from django.test import override_settings
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    rule,
    run_state_machine_as_test,
)

from news.actions import store_post
from news.models import Post
from policyarchive.backoffice.access.roles import assign
from policyarchive.publishing import actions
from policyarchive.publishing.models import Schedule
from policyarchive.publishing.refusals import MoveRefused
from policyarchive.publishing.rights import may, reasons_not_to_write
from tests.factories import DAY, make_agreement, make_person, make_post
from tests.publishing.workflow_model import PUBLISHERS, REASON, ROLES, WorkflowModel, key

pytestmark = pytest.mark.django_db
EXAMPLES = int(os.environ.get("WORKFLOW_EXAMPLES", "10"))
STEPS = int(os.environ.get("WORKFLOW_STEPS", "25"))
PEOPLE = st.sampled_from([*ROLES, "console"])
WHICH = st.integers(0, 5)
SIMPLE_MOVES = ["submit", "send_back", "publish", "unschedule", "withdraw", "reinstate", "unpublish"]
HOURS = st.integers(1, 30)


class Workflow(WorkflowModel):
    @initialize()
    def start(self):
        self.begin()
        self.add("post", "mina")

    # What people do

    @rule(kind=st.sampled_from(["post", "imported", "agreement"]), who=st.sampled_from(["mina", "jun"]))
    def add(self, kind, who):
        if len(self.rows()) > 4:
            return
        texts = {"title_ko": self.title(who), "title_en": "First"}
        if kind == "imported":
            columns = {**texts, "posted_on": DAY, "stage": "draft"}
            store_post(f"ref-{self.texts}", by=None, columns=columns)
        else:
            row = (make_post if kind == "post" else make_agreement)(stage="draft", **texts)
            actions.save(row, by=self.person(who))

    @rule(which=WHICH, who=PEOPLE)
    def save(self, which, who):
        """The form: open to who may change, for what the public does not read."""
        row, person = self.row(which), self.person(who)
        if (
            row is None
            or row.is_readable
            or (person is None and who != "console")
            or not may(person, "change", row)
        ):
            return
        was_scheduled = row.stage == "scheduled"
        row.title_ko = self.title(who)
        actions.save(row, by=person)
        stage = type(row).objects.get(pk=row.pk).stage
        if was_scheduled:
            assert stage in {"scheduled", "in_review"}
        if stage == "scheduled":
            assert who in PUBLISHERS
            assert not self.has_rule or who == "console"
            self.approve(row)

    @rule(which=WHICH, who=PEOPLE)
    def translate(self, which, who):
        row, person = self.row(which), self.person(who)
        if not self.is_there(row, who):
            return
        self.texts += 1
        texts = {"title_en": f"Post {self.texts}"}
        scheduled = row.stage == "scheduled"
        done = self.attempt(
            "translate", lambda: actions.save_translation(row, "en", texts, by=person, is_current=True), who
        )
        if done and scheduled and not may(person, "publish", row):
            assert type(row).objects.get(pk=row.pk).stage == "in_review"

    @rule(which=WHICH, who=PEOPLE, number=st.integers(1, 4))
    def restore(self, which, who, number):
        row, person = self.row(which), self.person(who)
        if not self.is_there(row, who):
            return
        done = self.attempt("restore", lambda: actions.restore_revision(row, number, by=person), who)
        if done:
            done = type(row).objects.get(pk=done.pk)
            self.writers[done.title_ko] = who
            if done.stage == "scheduled":
                self.approve(done)

    @rule(which=WHICH, stage=st.sampled_from([None, None, "draft", "live", "withdrawn", "unpublished"]))
    def import_again(self, which, stage):
        row = self.row(which)
        if not isinstance(row, Post) or row.is_working_copy or not row.ref:
            return
        columns = {"title_ko": self.title("console")}
        columns |= {"stage": stage} if stage else {}
        columns |= {"withdrawal_reason_ko": "끝"} if stage == "withdrawn" else {}
        try:
            with transaction.atomic():
                post = store_post(row.ref, by=None, columns=columns).post
        except Exception as refusal:
            assert "working copy" in str(refusal)
            return
        if post.stage == "live":
            self.approve(post)
            self.taken_down.discard(key(post))
        elif post.stage in {"withdrawn", "unpublished", "draft"} and row.is_readable:
            self.taken_down.add(key(post))
        elif post.stage == "scheduled":
            self.approve(post)

    @rule(which=WHICH, who=PEOPLE)
    def start_copy(self, which, who):
        row, person = self.row(which), self.person(who)
        if self.is_there(row, who):
            if reasons_not_to_write(person, row):
                with pytest.raises(MoveRefused):
                    actions.start_working_copy(row, by=person)
            else:
                self.attempt("start", lambda: actions.start_working_copy(row, by=person), who)

    @rule(which=WHICH, who=PEOPLE, name=st.sampled_from(SIMPLE_MOVES), drops=st.booleans())
    def move(self, which, who, name, drops):
        row, person = self.row(which), self.person(who)
        if not self.is_there(row, who):
            return
        more = {"withdraw": {"reason": REASON}, "unpublish": {"discard_copy": drops}}.get(name, {})
        if name == "publish" and self.has_rule and who != "console":
            assert row.title_ko in self.writers
        public_stage = row.public_row.stage
        if not self.attempt(name, lambda: getattr(actions, name)(row, by=person, **more), who):
            return
        if name in {"publish", "reinstate"}:
            assert not row.is_working_copy or public_stage == "live"
            assert not (name == "publish" and self.has_rule) or who == "console" or self.writer(row) != who
            self.approve(row)
            self.taken_down.discard(key(row))
        elif name in {"withdraw", "unpublish"}:
            self.taken_down.add(key(row))

    def writer(self, row):
        return self.writers[row.title_ko]

    @rule(which=WHICH, who=PEOPLE, consents=st.booleans())
    def discard(self, which, who, consents):
        row, person = self.row(which), self.person(who)
        if not self.is_there(row, who):
            return
        self.attempt(
            "discard", lambda: actions.discard_working_copy(row, by=person, others_too=consents), who
        )

    @rule(which=WHICH, who=PEOPLE)
    def delete(self, which, who):
        row, person = self.row(which), self.person(who)
        if not self.is_there(row, who):
            return
        was_public, also = row.first_published_at is not None, self.writer_alone(row)
        if self.attempt("delete", lambda: actions.delete_item(row, by=person), who, also=also):
            assert not was_public

    @rule(
        which=WHICH,
        who=PEOPLE,
        name=st.sampled_from(["publish", "publish", "withdraw", "unpublish"]),
        hours=HOURS,
        again=st.booleans(),
    )
    def plan(self, which, who, name, hours, again):
        row, person = self.row(which), self.person(who)
        if not self.is_there(row, who):
            return
        at = self.now + datetime.timedelta(hours=hours)
        more = {"reason": REASON} if name == "withdraw" else {}
        if again:
            done = self.attempt(
                "reschedule",
                lambda: actions.reschedule(row, name, at=at, by=person, now=self.now),
                who,
            )
        else:
            done = self.attempt(
                "schedule", lambda: actions.schedule(row, name, at=at, by=person, now=self.now, **more), who
            )
        if done and name == "publish":
            assert not self.has_rule or who == "console" or self.writer(row) != who
            self.approve(row)
            if not row.is_working_copy:
                self.taken_down.discard(key(row))

    @rule(who=st.sampled_from(list(ROLES)), fate=st.sampled_from(["deactivate", "demote", "delete", "back"]))
    def change_person(self, who, fate):
        person = self.person(who)
        if fate == "back":
            person = person or make_person(who)
            person.is_active = True
            person.save()
            assign(person, ROLES[who])
        elif person is not None and fate == "delete":
            person.delete()
        elif person is not None and fate == "demote":
            person.groups.clear()
        elif person is not None:
            person.is_active = False
            person.save()

    @rule()
    def change_the_rule(self):
        self.rule.disable()
        self.has_rule = not self.has_rule
        self.rule = override_settings(TWO_PERSON_RULE=self.has_rule)
        self.rule.enable()

    @rule(hours=HOURS)
    def wait(self, hours):
        self.now += datetime.timedelta(hours=hours)
        titles = {plan.pk: plan.row.title_ko for plan in Schedule.objects.waiting() if plan.row is not None}
        keys = {plan.pk: key(plan.row) for plan in Schedule.objects.waiting() if plan.row is not None}
        for plan in actions.publish_due(now=self.now):
            assert plan.outcome in {"done", "failed"}
            if plan.outcome == "failed":
                assert plan.failure
                continue
            maker = "console" if plan.is_by_console else plan.made_by_name
            assert maker in PUBLISHERS
            assert maker == "console" or self.may_log_in(maker)
            if plan.move == "publish":
                assert not self.has_rule or maker == "console" or self.writers[titles[plan.pk]] != maker
            else:
                self.taken_down.add(keys[plan.pk])
        assert not Schedule.objects.due(now=self.now).exists()


def test_the_workflow_keeps_its_rules_whatever_happens():
    run_state_machine_as_test(
        Workflow,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
