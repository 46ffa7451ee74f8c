"""Each modifier class that a template can write has a rule: a state without a look of its own is unseen."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
MODIFIER = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:__[a-z0-9-]+)?--[a-z0-9]+(?:-[a-z0-9]+)*")
CLASSES = re.compile(r'class="([^"]*)"')
PUBLIC = [path for path in (ROOT / "templates").rglob("*.*") if "admin" not in path.parts]


def written(templates):
    for path in templates:
        for classes in CLASSES.findall(path.read_text(encoding="utf-8")):
            yield from ((path.name, name) for name in MODIFIER.findall(classes))


def test_each_modifier_in_templates_has_a_rule():
    sheets = (ROOT / "static" / "css").rglob("*.css")
    ruled = set(re.findall(r"\.([\w-]+)", "".join(path.read_text(encoding="utf-8") for path in sheets)))
    found = list(written(PUBLIC))
    assert ("standing.html", "notice--warning") in found
    assert [(place, name) for place, name in found if name not in ruled] == []
