#!/usr/bin/env python3
"""Make .venv hold exactly what a lock file names: `python3 deploy/prepare.py requirements.txt`.

The first thing that `make` runs, on a machine with nothing but Python: standard library only, and written so
that an old Python 3 can still read it and say that it is too old. Knows nothing of the program itself.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

from diagnosis import diagnose

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "prepared.json"
OLDEST, NEWEST = (3, 11), (3, 14)
REFUSING_VARIABLES = ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PIP_USER")
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^ ;\\]+)", re.MULTILINE)
FETCHING = re.compile(r"^(?:Collecting |Processing .*/)([A-Za-z0-9._-]+?)(?:\[[^]]*\])?(?:==|-)(\d[^\s-]*)")


class Failure(Exception):
    """What went wrong and what to do about it, in one sentence or two."""


def main(arguments):
    use_a_fitting_python()
    lock_file = lock_file_named(arguments)
    if not needs_work(lock_file):
        return
    with one_at_a_time():
        if needs_work(lock_file):
            prepare(lock_file)


def use_a_fitting_python():
    """Go on with another Python of this machine when the one that runs this is too old or too new."""
    if is_fitting(sys.version_info):
        return
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        path = shutil.which(f"python3.{minor}")
        if path and runs(path):
            os.execv(path, [path, *sys.argv])  # noqa: S606
    raise Failure(python_advice(platform.python_version()))


def is_fitting(version):
    return OLDEST <= tuple(version[:2]) <= NEWEST


def runs(path):
    """Tell whether a Python starts: version managers leave names behind that only print an error."""
    return subprocess.call([path, "-c", ""], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


def python_advice(version):
    return (
        f"This is Python {version}, and Policy Archive needs Python 3.11 to 3.14. Install one of these "
        "(Debian 12: sudo apt install python3 python3-venv), or name it: make demo PYTHON=/path/to/python3.11"
    )


def lock_file_named(arguments):
    """Find the lock file before anything is touched."""
    lock_file = ROOT / (arguments[0] if len(arguments) == 1 else "")
    if not lock_file.is_file():
        raise Failure("Name a lock file of this folder: python3 deploy/prepare.py requirements.txt")
    return lock_file


def needs_work(lock_file):
    return not (is_whole(read_stamp()) and holds(read_stamp(), lock_file))


def is_whole(stamp):
    """Tell whether .venv was finished, here, by this Python: an interrupted, moved or copied one was not."""
    return bool(stamp) and stamp.get("made") == mark_of_this_machine() and python_of(VENV).exists()


def holds(stamp, lock_file):
    return stamp["locks"].get(lock_file.name) == fingerprint(lock_file)


def read_stamp():
    try:
        return json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def mark_of_this_machine():
    version = "{}.{}".format(*sys.version_info[:2])
    return [str(VENV), sys.implementation.name, version, platform.system(), platform.machine()]


def fingerprint(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


def python_of(folder):
    return folder / "bin" / "python"


@contextlib.contextmanager
def one_at_a_time():
    """Let a second `make` of the same checkout wait; the lock goes away with the process."""
    with Path(__file__).open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another make is setting up this folder; waiting for it ...")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def prepare(lock_file):
    """Bring .venv up to the lock file; without a stamp until that is done, so a broken run is noticed."""
    stamp = read_stamp()
    if not is_whole(stamp):
        make_venv()
        stamp = {"made": mark_of_this_machine(), "locks": {}}
    with contextlib.suppress(FileNotFoundError):
        STAMP.unlink()
    install(lock_file)
    stamp["locks"] = {**stamp["locks"], **locks_held_by(lock_file)}
    STAMP.write_text(json.dumps(stamp), encoding="utf-8")
    say("Everything is installed in .venv.")


def make_venv():
    say("Making the virtual environment .venv ..." if not VENV.exists() else "Making .venv again ...")
    remove_venv()
    run([sys.executable, "-m", "venv", str(VENV)], "The virtual environment cannot be made")


def remove_venv():
    if VENV.is_symlink():
        VENV.unlink()
    elif VENV.exists():
        shutil.rmtree(str(VENV))


def install(lock_file):
    wanted = len(pins(lock_file))
    say(f"Installing {wanted} packages, as pinned in {lock_file.name} ...")
    options = ["--require-hashes", "--only-binary=:all:", "--no-deps", "--retries=2", "--progress-bar=off"]
    command = [str(python_of(VENV)), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    run([*command, *options, "-r", str(lock_file)], "The packages cannot be installed", Progress(wanted))


def pins(lock_file):
    """Return the names and versions that a lock file pins for this system."""
    lines = lock_file.read_text(encoding="utf-8").splitlines()
    return PINNED.findall("\n".join(line for line in lines if "sys_platform == 'win32'" not in line))


def locks_held_by(lock_file):
    """Return what an installed lock file satisfies: the one with development tools holds the base as well."""
    base = lock_file.with_name("requirements.txt")
    held = {lock_file, base} if set(pins(base)) <= set(pins(lock_file)) else {lock_file}
    return {file.name: fingerprint(file) for file in held}


class Progress:
    """Shows which package is being fetched: in one line on a terminal, in a line each elsewhere."""

    def __init__(self, wanted):
        self.wanted = wanted
        self.seen = 0
        self.is_terminal = sys.stdout.isatty()

    def read(self, line):
        found = FETCHING.match(line)
        if found:
            self.seen += 1
            self.show("  {}/{} {} {}".format(self.seen, self.wanted, *found.groups()))
        elif line.startswith("Installing collected packages"):
            self.show(f"  unpacking {self.wanted} packages")

    def show(self, text):
        before, after = ("\r\033[K", "") if self.is_terminal else ("", "\n")
        print(before + text, end=after, flush=True)

    def end(self):
        if self.is_terminal:
            print("\r\033[K", end="", flush=True)


def run(command, what_failed, progress=None):
    """Run a command quietly; when it fails, raise the Failure that tells the way out."""
    progress = progress or Progress(0)
    lines = []
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen(command, env=clean_environment(), **pipes) as process:
        for raw in process.stdout:
            lines.append(raw.decode("utf-8", "replace").rstrip())
            progress.read(lines[-1])
    progress.end()
    if process.returncode:
        raise Failure(what_failed + ". " + diagnose("\n".join(lines)))


def clean_environment():
    kept = {name: value for name, value in os.environ.items() if name not in REFUSING_VARIABLES}
    return {**kept, "PYTHONUNBUFFERED": "1"}


def say(text):
    print(text, flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Failure as failure:
        sys.exit(f"\n{failure}\n")
    except OSError as error:
        sys.exit(f"\nThe set-up stopped: {error}. {diagnose(str(error))}\n")
    except KeyboardInterrupt:
        sys.exit("\nThe set-up was interrupted; the next make repairs it.")
