"""The workflow that the docs tell is the one that the program has."""

from pathlib import Path

import pytest
from django.utils import translation

from policyarchive.backoffice.access.rules_page import rights_rows, workflow_rows
from policyarchive.publishing import plans
from policyarchive.publishing.stages import MOVES

DOCS = Path(__file__).parents[2] / "docs" / "workflow.md"


def table() -> str:
    with translation.override("en"):
        rows = [
            [row.move, ", ".join(row.sources), row.target, ", ".join(row.roles)] for row in workflow_rows()
        ]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def rights() -> str:
    return "".join(f"| {label} | {', '.join(roles)} |\n" for label, roles in rights_rows())


def kept_plans() -> str:
    """Return a line for each move that lets something wait on; all those on a working copy are one line."""
    names = {plans.ITEM: "public version", plans.COPY: "working copy"}
    lines = []
    for made_on, move, stays in plans.table():
        kept = [
            f"{MOVES[planned].label} ({names[row]})" for (row, planned), is_kept in stays.items() if is_kept
        ]
        if kept:
            label = MOVES[move].label if made_on == plans.ITEM else "Any"
            lines.append(f"| {label} | {names[made_on]} | {', '.join(kept)} |\n")
    return "".join(dict.fromkeys(lines))


@pytest.mark.parametrize("expected", [table, rights, kept_plans])
def test_the_docs_tell_the_workflow_as_it_is(expected):
    with translation.override("en"):
        assert expected() in DOCS.read_text(encoding="utf-8")
