"""Rows of content are stored in one place, so that no save can forget its history, index and log."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Every other call of `save()` in the program, by its file, and why it stores no content.
OTHER_SAVES = {
    "policyarchive/publishing/actions/history.py": "the one way for what has stages",
    "policyarchive/publishing/actions/plain.py": "the one way for what has none",
    "policyarchive/publishing/actions/state.py": "state, which is no content; its callers log the move",
    "policyarchive/publishing/actions/plans.py": "plans",
    "policyarchive/publishing/actions/previews.py": "preview links",
    "policyarchive/publishing/actions/translations.py": "from which revision a translation was made",
    "policyarchive/publishing/snapshots.py": "the rows that belong to an item, inside its save",
    "policyarchive/publishing/models/schedule.py": "the model's own `save`",
    "policyarchive/audit/append_only.py": "the model's own `save`",
    "agreements/slugs.py": "the model's own `save`",
    "news/models/old_address.py": "the model's own `save`",
    "policyarchive/library/actions.py": "the library's own actions, which log",
    "policyarchive/library/keeping.py": "files in the storage",
    "policyarchive/library/pictures.py": "pixels",
    "policyarchive/library/renditions.py": "pixels",
    "policyarchive/library/sharing.py": "pixels",
    "policyarchive/demo/media.py": "pixels",
    "policyarchive/demo/people.py": "accounts",
    "policyarchive/backup/restoring.py": "files in the storage",
    "policyarchive/backoffice/access/roles.py": "accounts",
    "policyarchive/backoffice/forms/once.py": "forms that were sent",
    "policyarchive/backoffice/forms/rows.py": "rows of a page, inside the save of their item",
    "policyarchive/backoffice/content/agreement_forms.py": "rows of a page, inside the save of their item",
    "policyarchive/legacy/store.py": "which page was imported",
}
CONTENT = {"Post", "Agreement", "City", "CooperationArea", "Category"}
WRITES = {"create", "bulk_create", "bulk_update", "update", "get_or_create", "update_or_create"}
# Columns that are no content: nobody edits them, and no revision keeps them.
OTHER_WRITES = {
    "news/actions/numbers.py": "views, which readers count",
    "agreements/actions.py": "which city is at home; the action logs it",
}


def program():
    for top in ("policyarchive", "news", "agreements"):
        for path in (ROOT / top).rglob("*.py"):
            if "migrations" not in path.parts:
                yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def calls(tree):
    """Go through the calls of methods; `actions.save(…)` is the one way itself."""
    for node in ast.walk(tree):
        is_method = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if is_method and getattr(node.func.value, "id", "") != "actions":
            yield node


def is_of_content(call):
    """Tell whether a call begins at a content model, such as `Post.objects.filter(…).update(…)`."""
    names = {node.id for node in ast.walk(call.func) if isinstance(node, ast.Name)}
    return call.func.attr in WRITES and bool(names & CONTENT)


def test_rows_are_saved_in_one_place():
    found = {name for name, tree in program() for call in calls(tree) if call.func.attr == "save"}
    assert found == set(OTHER_SAVES)


def test_no_other_write_goes_past_it():
    found = {name for name, tree in program() for call in calls(tree) if is_of_content(call)}
    assert found == set(OTHER_WRITES)


@pytest.mark.parametrize(
    ("code", "is_write"),
    [
        ("Post.objects.filter(pk=1).update(title_ko='x')", True),
        ("City.objects.create(slug='x')", True),
        ("Post.objects.filter(pk=1).delete()", False),
        ("Translation.objects.of(item).update(source_number=0)", False),
    ],
)
def test_the_rule_knows_a_write_of_content(code, is_write):
    [outer, *_] = calls(ast.parse(code))
    assert is_of_content(outer) is is_write
