"""Style sheets are small components: no token that nobody defines, no class that nothing has."""

import re
from pathlib import Path

import django
import pytest

ROOT = Path(__file__).parents[2]
STYLES = ROOT / "static"
SHEETS = sorted(path.relative_to(ROOT) for path in STYLES.rglob("*.css"))
MOST_LINES = 120  # of a sheet of the admin
DJANGO = Path(django.__file__).parent / "contrib" / "admin"
OTHERS = ("prose-", "ProseMirror", "select2", "material-icons")  # classes of libraries


def text_of(path) -> str:
    return re.sub(r"/\*.*?\*/", "", (ROOT / path).read_text(encoding="utf-8"), flags=re.S)


def defined_tokens() -> set[str]:
    sheets = [text_of(path) for path in SHEETS]
    sheets += [
        path.read_text(encoding="utf-8") for path in (DJANGO / "static" / "admin" / "css").rglob("*.css")
    ]
    return {name for text in sheets for name in re.findall(r"(--[\w-]+)\s*:", text)}


def words_that_make_pages() -> set[str]:
    folders = [ROOT / name for name in ("templates", "policyarchive", "news", "agreements", "static")]
    ours = [
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix in {".html", ".jinja", ".py", ".js"}
    ]
    theirs = [path for path in DJANGO.rglob("*") if path.suffix in {".html", ".py", ".js"}]
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in [*ours, *theirs])
    return {word for text in texts for word in re.findall(r"[\w-]+", text)}


@pytest.mark.parametrize("path", [path for path in SHEETS if "backoffice" in path.parts], ids=str)
def test_a_sheet_of_the_admin_is_one_component(path):
    assert len((ROOT / path).read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", SHEETS, ids=str)
def test_every_token_is_defined_somewhere(path):
    assert set(re.findall(r"var\((--[\w-]+)", text_of(path))) - defined_tokens() == set()


def test_every_class_belongs_to_something():
    """A class may be put together of a name and a state, such as `badge-` with a stage."""
    words = words_that_make_pages()
    beginnings = {word for word in words if word.endswith(("-", "--", "_"))}
    dead = {
        f"{path}: .{name}"
        for path in SHEETS
        for selector in re.findall(r"([^{}]+)\{", text_of(path))
        for name in re.findall(r"\.([A-Za-z][\w-]*)", selector.partition("@")[0])
        if name not in words and not name.startswith(OTHERS)
        if not any(name.startswith(start) and len(start) > 2 for start in beginnings)
    }
    assert dead == set()


def test_every_sheet_of_the_admin_is_imported():
    theme = STYLES / "backoffice" / "base" / "theme.css"
    imported = re.findall(r'url\("([^"]+)"\)', theme.read_text(encoding="utf-8"))
    named = {(theme.parent / name).resolve() for name in imported}
    assert set((STYLES / "backoffice").rglob("*.css")) - named == {theme}
