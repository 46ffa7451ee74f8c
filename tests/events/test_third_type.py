"""A content type that only describes itself takes part in everything: run with a site that has it."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run(*arguments):
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.events.settings"}
    environment.pop("DATA_DIR", None)
    environment = {name: value for name, value in environment.items() if not name.startswith("PYTEST_")}
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_event_takes_part_in_everything():
    walked = run(
        "pytest", "--ds=tests.events.settings", "-q", "-p", "no:cacheprovider", "tests/events/walk.py"
    )
    assert walked.returncode == 0, walked.stdout + walked.stderr
