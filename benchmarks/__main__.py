"""`python -m benchmarks [NAME…]` runs all benchmarks, or those named, each in a process of its own."""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
NO_BENCHMARKS = {
    *("__init__", "__main__", "archive", "row"),
    *("search_answers", "search_corpus", "search_quality", "search_speed"),
}
NAMES = sorted({file.stem for file in FOLDER.glob("*.py")} - NO_BENCHMARKS)


def main(names: list[str]) -> int:
    if unknown := set(names) - set(NAMES):
        print(f"There is no benchmark {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}.")
        return 2
    codes = [
        subprocess.run(
            [sys.executable, "-m", f"benchmarks.{name}"], cwd=FOLDER.parent, check=False
        ).returncode
        for name in names or NAMES
    ]
    return int(any(codes))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
