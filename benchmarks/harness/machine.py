"""Where and with what a run was made."""

import os
import platform
import shutil
import sqlite3
import subprocess
import time
from importlib import metadata
from pathlib import Path


def machine() -> str:
    """Say where and with what the run was made."""
    day = time.strftime("%Y-%m-%d %H:%M %Z")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    cores = (
        f"{os.cpu_count()} cores of {processor()}, {memory:.0f} GB, {platform.system()} {platform.release()}"
    )
    versions = ", ".join(f"{name} {text}" for name, text in tools().items())
    return f"{day}, {revision()}. {cores}. {versions}."


def processor() -> str:
    for text in Path("/proc/cpuinfo").read_text().splitlines():
        if text.startswith("model name"):
            return text.partition(":")[2].strip()
    return platform.machine()


def revision() -> str:
    said = subprocess.run(
        ["git", "log", "-1", "--format=%h of %cs"], capture_output=True, text=True, check=False
    )
    return f"revision {said.stdout.strip()}" if said.returncode == 0 else "no revision"


def tools() -> dict[str, str]:
    found = {"Python": platform.python_version(), "SQLite": sqlite3.sqlite_version}
    found |= {name: metadata.version(name.lower()) for name in ("Django", "granian")}
    for name, option in (("nginx", "-v"), ("wrk", "-v")):
        if program := shutil.which(name) or shutil.which(f"/usr/sbin/{name}"):
            said = subprocess.run([program, option], capture_output=True, text=True, check=False)
            found[name] = (said.stdout + said.stderr).split("\n")[0].partition("/")[2].split(" [")[0].strip()
    return found
