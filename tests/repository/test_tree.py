"""What must hold for every file of the repository."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOP = {
    *(
        ".ci",
        ".env.example",
        ".gitignore",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "LICENSE",
        "Makefile",
        "README.md",
        "agreements",
    ),
    *("benchmarks", "deploy", "docs", "locale", "manage.py", "news", "policyarchive", "pyproject.toml"),
    *("requirements-dev.txt", "requirements.txt", "static", "templates", "tests"),
}
FOLDERS = sorted(name for name in TOP if (ROOT / name).is_dir())
OURS = {".ci", "agreements", "deploy", "docs", "news", "policyarchive", "static", "templates", "tests"}
INLINE = re.compile(
    r"<style|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|<script(?![^>]*\ssrc=)[^>]*>|javascript:", re.I
)
DATA_SCRIPT = re.compile(r"<script type=\"application/ld\+json\"[^>]*>")
REGISTRY = re.compile(
    r"(?:https?://|@)[\w.:-]*(?:pypi|pythonhosted|npmjs|index-url|artifactory|nexus)[\w.-]*", re.I
)
STAGE_AS_STRING = re.compile(r"\bstage(?:\", \"\"\))?\s*(?:==|!=|in)\s*[({\[]?[\"']")
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)\s]*)?\)|<img[^>]+src=\"([^\"]+)\"")


def files(*endings, under=FOLDERS):
    for folder in under:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix in endings and "__pycache__" not in path.parts:
                yield path


def name(path):
    return str(path.relative_to(ROOT))


def test_nothing_stands_at_the_top_but_what_people_expect():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0:  # an unpacked archive has no list
        assert {line.split("/")[0].strip('"') for line in listed.stdout.splitlines()} <= TOP


def test_nothing_compares_a_stage_with_a_bare_string():
    """What follows from a stage is asked of the item (`shows_files`), or of the table of stages."""
    found = {
        name(path): match[0]
        for path in files(".html", ".jinja", ".py", under=sorted(OURS - {"docs", "static", "tests"}))
        if "migrations" not in path.parts
        and (match := STAGE_AS_STRING.search(path.read_text(encoding="utf-8")))
    }
    assert found == {}


def test_templates_hold_no_inline_code_but_data():
    found = {}
    for path in files(".html", ".jinja", under=["templates"]):
        text = DATA_SCRIPT.sub("", path.read_text(encoding="utf-8"))
        if match := INLINE.search(text):
            found[name(path)] = match[0]
    assert found == {}


@pytest.mark.parametrize(
    ("text", "is_inline"),
    [
        ('<p style="x">', True),
        ("<a onclick='x'>", True),
        ("<script>x</script>", True),
        ('<script type="module">x</script>', True),
        ('<script type="module" src="x"></script>', False),
        ('<p class="style" data-on="x">one = two</p>', False),
    ],
)
def test_the_rule_itself_knows_inline_code(text, is_inline):
    assert bool(INLINE.search(text)) is is_inline


def test_no_address_of_a_package_registry_is_written_down():
    texts = [
        *files(".py", ".toml", ".txt", ".md", ".sh", ".yml", ".json"),
        *ROOT.glob("*.t*"),
        *ROOT.glob("*.md"),
    ]
    found = {name(path): REGISTRY.findall(path.read_text(encoding="utf-8")) for path in {*texts}}
    assert {path: addresses for path, addresses in found.items() if addresses} == {}


def test_links_between_documents_lead_somewhere():
    dead = []
    for path in [*ROOT.glob("*.md"), *files(".md", under=["docs"])]:
        for groups in LINK.findall(path.read_text(encoding="utf-8")):
            target = groups[0] or groups[1]
            if not re.match(r"[a-z]+:", target) and not (path.parent / target).exists():
                dead.append((name(path), target))
    assert dead == []


def test_decisions_have_a_number_each():
    paths = sorted((ROOT / "docs" / "adr").glob("*.md"))
    numbers = [path.name[:4] for path in paths]
    assert len(set(numbers)) == len(numbers)
    for path in paths:
        assert path.read_text(encoding="utf-8").startswith(f"# {int(path.name[:4])}. "), path.name


def test_documents_name_files_that_exist():
    """A name may leave out the folders above it, and have a star."""
    named = re.compile(r"`([\w/.*-]+\.(?:py|js|html|jinja))`")
    missing = [
        f"{path.name}: {name}"
        for path in files(".md", under=["docs"])
        for name in named.findall(path.read_text(encoding="utf-8"))
        if not name.startswith("/") and not any(ROOT.glob(name)) and not any(ROOT.glob(f"[a-z]*/**/{name}"))
    ]
    assert missing == []


def test_pictures_of_the_documents_are_small():
    heavy = [name(path) for path in files(".png", under=["docs"]) if path.stat().st_size > 300_000]
    assert heavy == []


def test_files_stay_readable():
    """A question rather than a wall: who needs more than this for a file splits it, or changes this line."""
    endings, most = (".py", ".html", ".jinja", ".css", ".js"), 300
    paths = [path for path in files(*endings, under=sorted(OURS)) if "migrations" not in path.parts]
    long = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    assert {path: lines for path, lines in long.items() if lines > most} == {}


def test_columns_are_named_by_modeltranslation_alone():
    """`f"title_{code}"` is no column of `zh-hans`: write `column("title", code)`."""
    built = re.compile(r"""f["'][^"'\n]*_\{[\w.()]*(?:code|language|original)[\w.()]*\}""")
    found = {
        f"{name(path)}: {match[0]}"
        for path in files(".py", under=["agreements", "news", "policyarchive"])
        for match in built.finditer(path.read_text(encoding="utf-8"))
    }
    assert found == set()
