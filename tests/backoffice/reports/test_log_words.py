"""The log speaks in words: no code, no raw moment, and a filter for exactly what is logged."""

import ast
import re
from itertools import permutations
from pathlib import Path

import pytest
from django.utils import translation

from policyarchive.audit.models import LogAction, LogEntry
from policyarchive.backoffice.reports.log_words import NAMES, ORDER, details_text
from policyarchive.publishing import actions
from policyarchive.publishing.models.revision import Occasion
from policyarchive.publishing.stages import MOVES
from tests.backoffice.people import log_in
from tests.factories import make_person, make_post

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[3]
SOURCES = [
    path for top in ("policyarchive", "news", "agreements") for path in sorted((ROOT / top).rglob("*.py"))
]


def calls():
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                yield getattr(node.func, "id", getattr(node.func, "attr", "")), node


def logged_actions():
    """Return what the sources log: actions by their names, revisions by their occasions, moves by theirs."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES]
    nodes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    named = {
        LogAction[node.attr]
        for node in nodes
        if getattr(node.value, "id", "") == "LogAction" and node.attr.isupper()
    }
    moves = {node.args[1].value for name, node in calls() if name == "_move"}
    return named | set(Occasion.values) | moves


def test_every_action_is_logged_somewhere_and_nothing_else():
    assert logged_actions() == set(LogAction.values) - {"other"}  # which only a migration writes


def test_the_filter_offers_exactly_what_is_logged():
    page = log_in("admin").get("/admin/audit/logentry/").content.decode()
    assert set(re.findall(r"\?action=(\w+)", page)) == set(LogAction.values)


def test_a_move_is_called_as_the_table_calls_it():
    for name in set(MOVES) & set(LogAction.values):
        assert LogAction(name).label == str(MOVES[name].label)
    assert [Occasion(name).label for name in Occasion] == [LogAction(name).label for name in Occasion]


def test_no_two_actions_are_called_the_same():
    for language in ("ko", "en"):
        with translation.override(language):
            names = [str(label) for _name, label in LogAction.choices]
            assert len(set(names)) == len(names), sorted(names)


def test_every_detail_has_a_name():
    given = {word.arg for name, node in calls() if name == "log" for word in node.keywords if word.arg}
    assert given - {"by"} - set(NAMES) == set()


def details(action, item=None):
    return details_text(LogEntry.objects.filter(action=action).first())


def test_details_are_words_in_the_language_of_the_reader():
    jun, post = make_person("jun", "publisher"), make_post(stage="draft")
    actions.submit(post, by=jun, note="검토")
    actions.make_preview_link(type(post).objects.get(pk=post.pk), by=jun, days=1, allows="approve")
    LogEntry.objects.create(
        action="scheduled", details={"move": "publish", "at": "2026-12-24T09:00:00+00:00"}
    )
    LogEntry.objects.create(action="translated", details={"language": "en"})
    with translation.override("ko"):
        assert details("submit") == "이전 단계: 초안; 새 단계: 검토 중; 메모: 검토"
        assert details("scheduled") == "작업: 공개; 실행 일시: 2026-12-24 18:00 (Asia/Seoul)"
        assert details("translated") == "언어: English"
        assert "approve" not in details("preview_shared") and "+00:00" not in details("preview_shared")
    with translation.override("en"):
        assert details("submit") == "from stage: Draft; to stage: In review; note: 검토"


def test_reasons_for_readers_are_listed_by_language():
    actions.withdraw(make_post(), by=None, reason={"ko": "오류", "en": ""})
    with translation.override("ko"):
        assert details("withdraw") == "이전 단계: 공개; 새 단계: 철회; 사유: 한국어: 오류"


def test_rights_are_listed_as_roles_and_answers():
    before = {"roles": ["writer"], "administrator": False, "active": True}
    LogEntry.objects.create(
        action="rights_changed", details={"before": before, "after": before | {"roles": []}}
    )
    with translation.override("en"):
        shown = details("rights_changed")
    assert shown == "before: roles Writer, administrator No, active Yes; after: administrator No, active Yes"


def test_details_are_read_in_one_order_however_they_are_stored():
    said = {"to": "live", "note": "n", "from": "draft"}
    for names in permutations(said):
        with translation.override("en"):
            entry = LogEntry(action="publish", details={name: said[name] for name in names})
            assert details_text(entry) == "from stage: Draft; to stage: Live; note: n"
    with translation.override("en"):
        assert details_text(LogEntry(action="x", details={"reason": {"en": "e", "ko": "k"}})) == (
            "reason: 한국어: k, English: e"
        )


def test_each_detail_has_its_place_in_the_order():
    assert set(ORDER) <= set(NAMES) and len(ORDER) == len(set(ORDER))


def test_fields_are_listed_by_their_labels():
    browser = log_in("jun")
    browser.post("/admin/news/category/add/", {"name_ko": "소식", "order": "1", "slug": ""})
    with translation.override("en"):
        assert details("added") == "fields changed: Name (Korean), order"
