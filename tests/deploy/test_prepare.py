"""The set-up with a Python and a pip that do what the test says: real processes, no network."""

import subprocess
import sys
from pathlib import Path

import prepare
import pytest

ROOT = Path(__file__).parents[2]
LOCK = "django==5.2.19 \\\n    --hash=sha256:00\nwhitenoise==6.12.0 \\\n    --hash=sha256:00\n"
FAKE_PYTHON = """#!/bin/sh
# Called as `python -m venv FOLDER`: the folder's own python is the fake pip that lies beside this file.
[ -e "$(dirname "$0")/venv-fails" ] && cat "$(dirname "$0")/venv-fails" && exit 1
mkdir -p "$3/bin" && cp "$(dirname "$0")/pip" "$3/bin/python" && echo made >> "$(dirname "$0")/calls"
"""
WORKING_PIP = """#!/bin/sh
echo "Collecting django==5.2.19"
echo "Collecting whitenoise==6.12.0"
echo "Installing collected packages: whitenoise, django"
"""


def program(path, text):
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A folder to set up, whose name holds a space and Korean letters, with a working pip."""
    folder = tmp_path / "열 두"
    folder.mkdir()
    (folder / "requirements.txt").write_text(LOCK, encoding="utf-8")
    (folder / "requirements-dev.txt").write_text(LOCK + "ruff==0.17.6\n", encoding="utf-8")
    program(folder / "python", FAKE_PYTHON)
    program(folder / "pip", WORKING_PIP)
    monkeypatch.setattr(prepare, "ROOT", folder)
    monkeypatch.setattr(prepare, "VENV", folder / ".venv")
    monkeypatch.setattr(prepare, "STAMP", folder / ".venv" / "prepared.json")
    monkeypatch.setattr(sys, "executable", str(folder / "python"))
    return folder


def failing_pip(checkout, output):
    program(checkout / "pip", f"#!/bin/sh\ncat <<'END'\n{output}\nEND\nexit 1\n")


def test_progress_is_shown_and_a_second_run_has_nothing_to_do(checkout, capsys):
    prepare.main(["requirements.txt"])
    assert capsys.readouterr().out.splitlines() == [
        "Making the virtual environment .venv ...",
        "Installing 2 packages, as pinned in requirements.txt ...",
        "  1/2 django 5.2.19",
        "  2/2 whitenoise 6.12.0",
        "  unpacking 2 packages",
        "Everything is installed in .venv.",
    ]
    prepare.main(["requirements.txt"])
    assert capsys.readouterr().out == ""


def test_who_has_the_development_tools_has_the_base_as_well(checkout, capsys):
    prepare.main(["requirements-dev.txt"])
    capsys.readouterr()
    prepare.main(["requirements.txt"])
    assert capsys.readouterr().out == ""


def test_a_changed_lock_file_is_installed_into_the_same_environment(checkout):
    prepare.main(["requirements.txt"])
    (checkout / "requirements.txt").write_text(LOCK + "csp==4.0\n", encoding="utf-8")
    prepare.main(["requirements.txt"])
    assert (checkout / "calls").read_text() == "made\n"


def test_a_failed_installation_is_repaired_by_the_next_run(checkout):
    failing_pip(checkout, "ERROR: [Errno 28] No space left on device")
    with pytest.raises(prepare.Failure, match=r"^The packages cannot be installed\. The disk is full\."):
        prepare.main(["requirements.txt"])
    program(checkout / "pip", WORKING_PIP)
    prepare.main(["requirements.txt"])
    assert prepare.needs_work(checkout / "requirements.txt") is False


def test_a_moved_checkout_rebuilds_its_environment(checkout):
    prepare.main(["requirements.txt"])
    stamp = prepare.STAMP.read_text(encoding="utf-8")
    prepare.STAMP.write_text(stamp.replace(str(checkout).encode("unicode_escape").decode(), "/elsewhere"))
    prepare.main(["requirements.txt"])
    assert (checkout / "calls").read_text() == "made\nmade\n"


def test_a_python_without_venv_names_the_package_to_install(checkout):
    (checkout / "venv-fails").write_text("because ensurepip is not available.")
    with pytest.raises(prepare.Failure, match=r"^The virtual environment cannot be made\. .*python3-venv$"):
        prepare.main(["requirements.txt"])


def test_no_network_says_so(checkout):
    failing_pip(
        checkout, "Temporary failure in name resolution\nERROR: No matching distribution found for x==1"
    )
    with pytest.raises(prepare.Failure, match="The package index cannot be reached"):
        prepare.main(["requirements.txt"])


@pytest.mark.parametrize("arguments", [[], ["missing.txt"], ["requirements.txt", "more"]])
def test_a_lock_file_that_is_not_there_is_refused(checkout, arguments):
    with pytest.raises(prepare.Failure, match="Name a lock file of this folder"):
        prepare.main(arguments)


def test_an_old_python_is_refused_with_the_versions_that_fit(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(prepare.Failure, match=r"needs Python 3\.11 to 3\.14"):
        prepare.use_a_fitting_python()


def test_make_without_any_python_names_the_package_to_install():
    done = subprocess.run(
        ["make", "ready", "PYTHON=python-that-nobody-has"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert (
        "There is no python-that-nobody-has here. On Debian and Ubuntu: sudo apt install python3"
        in done.stderr
    )
