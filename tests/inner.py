"""Runs tests in a program of its own, whose site has other settings than that of the tests around it."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def run_walk(settings: str, walk: str) -> None:
    """Run the tests of the file WALK with SETTINGS; what they say is the failure of the test that asks."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))
    }
    environment |= {"DJANGO_SETTINGS_MODULE": settings}
    environment.pop("DATA_DIR", None)
    command = [sys.executable, "-m", "pytest", f"--ds={settings}", "--quiet", "-p", "no:cacheprovider", walk]
    walked = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert walked.returncode == 0, walked.stdout + walked.stderr
