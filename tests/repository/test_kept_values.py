"""What a process keeps of the database is kept by `kept()`, and the day is asked of `today()`.

Anything else would make pages old that nobody notices: the page cache knows only what was recorded.
"""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PUBLIC = ["policyarchive/pages", "policyarchive/opendata/search.py", "news", "agreements"]
# Modules that keep what no row has a part in, each with the reason.
HARMLESS = {
    "policyarchive/pages/filters.py": "asked by one form, and forgotten with it",
    "policyarchive/pages/places.py": "models by the views that show them, which only a release changes",
    "policyarchive/backoffice/access/roles.py": "rights by role, from the descriptions of the content types",
}
OF_THE_DATABASE = ("django.db", "news.", "agreements.", "policyarchive.content", "policyarchive.pages")


def modules(*folders):
    paths = [ROOT / folder for folder in folders]
    return [one for path in paths for one in ([path] if path.is_file() else sorted(path.rglob("*.py")))]


def names_imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def keeps_and_asks(tree):
    """Tell whether a module remembers what its functions returned, and knows the database."""
    names = set(names_imported(tree))
    keeps = names & {"functools", "functools.cache", "functools.lru_cache"}
    asks = any(name.startswith(OF_THE_DATABASE) or ".models" in name for name in names)
    return bool(keeps) and asks


@pytest.mark.parametrize("path", modules("policyarchive", "news", "agreements"), ids=lambda path: path.stem)
def test_nothing_of_the_database_is_remembered_by_functools(path):
    is_faulty = keeps_and_asks(ast.parse(path.read_text(encoding="utf-8")))
    assert is_faulty is (str(path.relative_to(ROOT)) in HARMLESS)


@pytest.mark.parametrize("path", modules(*PUBLIC), ids=lambda path: path.stem)
def test_the_day_is_asked_of_today(path):
    if "migrations" in path.parts:
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            called = f"{getattr(node.func.value, 'id', '')}.{node.func.attr}"
            asks = called in {"timezone.localdate", "timezone.localtime"} and not node.args
            assert not asks, f"line {node.lineno}"
            assert called not in {"date.today", "datetime.today"}, f"line {node.lineno}"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("from functools import cache\nfrom news.models import Post", True),
        ("import functools\nfrom django.db import connection", True),
        ("from functools import cached_property\nfrom news.models import Post", False),
        ("from functools import lru_cache\nimport re", False),
    ],
)
def test_the_rule_itself_tells_them_apart(source, expected):
    assert keeps_and_asks(ast.parse(source)) is expected
