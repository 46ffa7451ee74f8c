"""`.env.example` lists every variable that the settings read, each with a sentence."""

import itertools
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
CALL = re.compile(r"\benv\.\w+\(\s*\"([A-Z0-9_]+)\"")


def variables_read():
    return set(CALL.findall((ROOT / "policyarchive" / "settings.py").read_text(encoding="utf-8")))


def variables_listed():
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    return [line.removeprefix("# ").split("=")[0] for line in lines if re.match(r"(# )?[A-Z0-9_]+=", line)]


def test_the_example_lists_what_the_settings_read():
    assert sorted(variables_listed()) == sorted(variables_read() | {"PORT"})


def test_each_variable_has_a_sentence_above_it():
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    for before, line in itertools.pairwise(lines):
        if re.match(r"(# )?[A-Z0-9_]+=", line):
            assert before.startswith("# ") and before.endswith("."), line
