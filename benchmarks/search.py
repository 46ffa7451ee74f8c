"""What the search costs among 20,000 posts beside the board's list of them, on each database that is here."""

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.search_quality import has_postgresql

ROOT = Path(__file__).resolve().parent.parent
POSTS = 20_000


def main(posts: int = POSTS) -> int:
    command = [sys.executable, "-m", "benchmarks.search_speed", str(posts)]
    commands = [command]
    if has_postgresql():
        commands.append([sys.executable, str(ROOT / "deploy/with_postgres.py"), *command])
    else:
        print("No PostgreSQL is installed here: the search is measured on SQLite only.")
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return max(subprocess.run(one, cwd=ROOT, env=environment, check=False).returncode for one in commands)


if __name__ == "__main__":
    sys.exit(main())
