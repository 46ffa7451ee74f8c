"""`python -m benchmarks [NAME…]` runs all benchmarks, or those named, each in a process of its own.

What they found is written to benchmarks/results.md. Variables say how much is measured: SIZES, POSTS, ROUNDS,
SECONDS, MINUTES, WORKERS, PATIENCE, and ARCHIVES for a folder that keeps the archives for the next run.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.harness import options, results
from benchmarks.row import CannotRun

FOLDER = Path(__file__).parent
RESULTS = FOLDER / "results.md"
SERVING = (
    "cached",
    "uncached",
    "growth",
    "memory",
    "loading",
    "visible",
    "stampede",
    "mixed",
    "soak",
    "hardship",
)
OTHERS = ("pages_cost", "change_form", "import_legacy", "library", "search")
ON_REQUEST = ("search_large",)  # a quarter of an hour by itself
NAMES = [*SERVING, *OTHERS]


def main(names: list[str]) -> int:
    if unknown := set(names) - {*NAMES, *ON_REQUEST}:
        print(f"There is no benchmark {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}.")
        return 2
    with tempfile.TemporaryDirectory(prefix="policyarchive-bench-") as name:
        return run(names or NAMES, Path(name))


def run(names: list[str], folder: Path) -> int:
    rows, start = folder / "rows", time.monotonic()
    environment = os.environ | {
        "ARCHIVES": os.environ.get("ARCHIVES") or str(folder / "archives"),
        "BENCHMARK_ROWS": str(rows),
        "BENCHMARK_ROOT": str(os.getpid()),
    }
    try:
        options.read(environment)
    except CannotRun as why:
        print(f"{why}.")
        return 2
    codes = [measure(name, environment, rows) for name in names]
    chosen = {name: environment.get(name) or default for name, default in options.DEFAULTS.items()}
    if names == NAMES:  # a part does not replace the whole
        minutes = (time.monotonic() - start) / 60
        results.write(RESULTS, results.read(rows), command="make bench", chosen=chosen, minutes=minutes)
        print(f"\nWritten to {RESULTS.relative_to(FOLDER.parent)}.")
    return int(any(codes))


def measure(name: str, environment: dict[str, str], rows: Path) -> int:
    module = f"benchmarks.serving.{name}" if name in SERVING else f"benchmarks.{name}"
    return subprocess.run(
        [sys.executable, "-m", module], cwd=FOLDER.parent, env=environment, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
