"""Between the folders of an app imports point one way, and no folder grows into a flat list again."""

import ast
from collections import defaultdict
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
APPS = ["backoffice", "search", "legacy", "lib", "library", "publishing", "pages", "opendata", "backup"]
MOST_MODULES = 26  # in one folder


def modules(app: str) -> dict[str, Path]:
    folder = ROOT / "policyarchive" / app
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path
        for path in folder.rglob("*.py")
        if "migrations" not in path.parts
    }


def folder_of(app: str, module: str) -> str:
    parts = module.split(".")[2:]
    return parts[0] if len(parts) > 1 else ""


def arrows(app: str) -> dict[tuple[str, str], list[str]]:
    found = defaultdict(list)
    for module, path in modules(app).items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            target = getattr(node, "module", None) or ""
            if isinstance(node, ast.ImportFrom) and target.startswith(f"policyarchive.{app}."):
                ends = [target, *(f"{target}.{alias.name}" for alias in node.names)]
                exact = max((end for end in ends if end in modules(app)), key=len, default=target)
                found[folder_of(app, module), folder_of(app, exact)].append(f"{module} -> {exact}")
    return {(a, b): names for (a, b), names in found.items() if a and b and a != b}


@pytest.mark.parametrize("app", APPS)
def test_imports_between_folders_point_one_way(app):
    below = defaultdict(set)
    for source, target in arrows(app):
        below[source].add(target)
    list(TopologicalSorter(below).static_order())  # raises CycleError, which names the circle


def test_a_circle_would_be_found():
    with pytest.raises(CycleError):
        list(TopologicalSorter({"a": {"b"}, "b": {"c"}, "c": {"a"}}).static_order())


@pytest.mark.parametrize("app", APPS)
def test_no_folder_is_a_long_flat_list(app):
    counts = defaultdict(list)
    for path in modules(app).values():
        counts[path.parent.relative_to(ROOT).as_posix()].append(path.name)
    assert {folder: len(names) for folder, names in counts.items() if len(names) > MOST_MODULES} == {}


def test_the_reader_of_old_pages_is_pure():
    for path in (ROOT / "policyarchive" / "legacy" / "reader").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not [name for name in names if name.split(".")[0] == "django"], path
