"""Write requirements.txt and requirements-dev.txt from pyproject.toml, pinned with the hashes of every wheel.

The pins hold on every platform and each Python that pyproject.toml allows; they name no index and no path.
What is pinned already stays as it is, unless UPGRADE=1.
"""

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMPILE = [
    *("pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-emit-index-url", "--no-emit-find-links", "--no-build", "--quiet"),
    *("--custom-compile-command", "make lock"),
]


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        print("Fetching the tool that pins (uv) into a throw-away environment ...", flush=True)
        uv = _fetch_uv(Path(folder))
        for arguments in (_base(), _with_development()):
            print(f"Pinning {arguments[-1]} ...", flush=True)
            subprocess.run([uv, *COMPILE, *arguments], cwd=ROOT, check=True)
    return 0


def _fetch_uv(folder: Path) -> Path:
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    quiet = ["--quiet", "--quiet", "--disable-pip-version-check"]
    subprocess.run([python, "-m", "pip", "install", *quiet, "uv"], check=True)
    return folder / "bin" / "uv"


def _base() -> list[str]:
    return [*_upgrade(), "--output-file", "requirements.txt"]


def _with_development() -> list[str]:
    """Pin the same versions as the base: a package is never tested in another one than is served."""
    extras = [
        "--extra",
        "postgres",
        "--extra",
        "s3",
        "--extra",
        "redis",
        "--group",
        "dev",
        "--constraint",
        "requirements.txt",
    ]
    return [*_upgrade(), *extras, "--output-file", "requirements-dev.txt"]


def _upgrade() -> list[str]:
    return ["--upgrade"] if os.environ.get("UPGRADE") == "1" else []


if __name__ == "__main__":
    try:
        sys.exit(main())
    except subprocess.CalledProcessError as error:
        sys.exit(f"Pinning stopped: {Path(error.cmd[0]).name} failed; what it said stands above.")
