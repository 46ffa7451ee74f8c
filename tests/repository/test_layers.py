"""Lower layers never import higher ones; apps on layers 2 and 5 do not know each other."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LAYERS = {
    "policyarchive.lib": 1,
    "policyarchive.audit": 1.5,
    "policyarchive.content": 2,
    "policyarchive.publishing": 2,
    "policyarchive.search": 2,
    "policyarchive.library": 2,
    "policyarchive.pagecache": 2,
    "agreements": 3,
    "news": 4,
    "policyarchive.pages": 5,
    "policyarchive.opendata": 5,
    "policyarchive.backoffice": 5,
    "policyarchive.legacy": 5,
    "policyarchive": 6,
}
APART = {2, 5}
FILES = sorted(
    path.relative_to(ROOT)
    for top in ("policyarchive", "agreements", "news")
    for path in (ROOT / top).rglob("*.py")
)


def app_of(module: str) -> str:
    """Return the most exact app that holds a module."""
    return max((app for app in LAYERS if f"{module}.".startswith(f"{app}.")), key=len, default="")


def imported_modules(tree: ast.AST):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "write imports from the top"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_allowed(source: str, target: str) -> bool:
    if source == target or not target:
        return True
    if LAYERS[source] == LAYERS[target]:
        return LAYERS[source] not in APART
    return LAYERS[source] > LAYERS[target]


@pytest.mark.parametrize("path", FILES, ids=str)
def test_imports_point_downward(path):
    source = app_of(".".join(path.with_suffix("").parts))
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    wrong = [name for name in imported_modules(tree) if not is_allowed(source, app_of(name))]
    assert wrong == []


@pytest.mark.parametrize(
    ("source", "target", "allowed"),
    [
        ("news", "agreements", True),
        ("agreements", "news", False),
        ("policyarchive.pages", "policyarchive.opendata", False),
        ("policyarchive.search", "policyarchive.publishing", False),
        ("policyarchive", "policyarchive.legacy", True),
        ("policyarchive.pages", "policyarchive", False),
        ("policyarchive.lib", "policyarchive.publishing", False),
        ("policyarchive.lib", "policyarchive.audit", False),
        ("policyarchive.audit", "policyarchive.publishing", False),
        ("policyarchive.library", "policyarchive.audit", True),
    ],
)
def test_the_rule_distinguishes_up_from_down(source, target, allowed):
    assert is_allowed(source, target) is allowed


def test_the_register_never_names_news():
    """Not even as a string: a relation or a template that names news would tie the layers together."""
    for path in (ROOT / "agreements").rglob("*.py"):
        words = {
            node.value
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        assert not [word for word in words if word == "news" or word.startswith("news.")], path


def test_lib_knows_no_models_and_no_requests():
    for path in (ROOT / "policyarchive" / "lib").rglob("*.py"):
        names = set(imported_modules(ast.parse(path.read_text(encoding="utf-8"))))
        assert not [name for name in names if "HttpRequest" in name or name.endswith(".models.Model")], path
