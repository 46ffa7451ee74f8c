"""Debian packages unpacked into a folder, beside those of the machine: nothing is installed."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from benchmarks.peers.peer import run
from benchmarks.row import CannotRun


def unpack(packages: Sequence[str], folder: Path) -> Path:
    """Fetch packages with all that is missing here for them; return the root they are unpacked in."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        raise CannotRun("this is no Debian: its packages cannot be unpacked")
    archives, root = folder / "debs", folder / "root"
    (archives / "partial").mkdir(parents=True)
    command = ["apt-get", "-o", f"Dir::Cache::archives={archives}", "-o", "Debug::NoLocking=1"]
    options = ["--download-only", "--yes", "--no-install-recommends", "install"]
    run([*command, *options, *packages], what="apt-get (try apt-get update first)")
    for file in archives.glob("*.deb"):
        run(["dpkg-deb", "--extract", file, root], what=f"unpacking {file.name}")
    _lead_links_into(root)
    return root


def environment(root: Path) -> dict[str, str]:
    """Return what programs below the root need in order to find each other."""
    kind = subprocess.run(
        ["dpkg-architecture", "-qDEB_HOST_MULTIARCH"], capture_output=True, text=True, check=False
    )
    libraries = root / "usr/lib" / (kind.stdout.strip() or "x86_64-linux-gnu")
    paths = [str(root / "usr/sbin"), str(root / "usr/bin"), os.environ.get("PATH", "")]
    return {"PATH": os.pathsep.join(paths), "LD_LIBRARY_PATH": str(libraries)}


def _lead_links_into(root: Path) -> None:
    """Let links to places of the machine that the packages bring lead to those below the root."""
    for link in [path for path in root.rglob("*") if path.is_symlink()]:
        target = link.readlink()
        if target.is_absolute() and (root / target.relative_to("/")).exists():
            link.unlink()
            link.symlink_to(root / target.relative_to("/"))
