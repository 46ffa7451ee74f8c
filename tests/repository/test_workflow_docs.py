"""The workflow that the docs tell is the one that the program has."""

from pathlib import Path

from django.utils import translation

from policyarchive.backoffice.workflow import workflow_rows

DOCS = Path(__file__).parents[2] / "docs" / "workflow.md"


def table() -> str:
    with translation.override("en"):
        rows = [
            [row.move, ", ".join(row.sources), row.target, ", ".join(row.roles)] for row in workflow_rows()
        ]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def test_the_docs_tell_the_workflow_as_it_is():
    assert table() in DOCS.read_text(encoding="utf-8")
