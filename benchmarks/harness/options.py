"""What may be chosen about a run, by variables that `make bench NAME=value` hands on."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks.row import CannotRun

DEFAULTS = {
    "SIZES": "1000,20000",
    "POSTS": "2000",
    "ROUNDS": "3",
    "SECONDS": "3",
    "MINUTES": "2",
    "WORKERS": "2",
    "PATIENCE": "10",
}


class Options(NamedTuple):
    sizes: tuple[int, ...]  # posts in the archives that growth is measured with
    posts: int  # in the archive that pages are measured with
    rounds: int
    seconds: float  # of load for each contender in each round
    minutes: float  # of the soak
    workers: int
    patience: float  # seconds that a round waits for other programs to keep still
    archives: Path  # made once, and kept for the next run where the variable names a folder

    @property
    def largest(self) -> int:
        return self.sizes[-1]


def read(environment: Mapping[str, str] = os.environ) -> Options:
    """Read the options; refuse what is no number, naming the variable."""
    texts = {name: environment.get(name) or default for name, default in DEFAULTS.items()}
    folder = environment.get("ARCHIVES") or str(Path(tempfile.gettempdir()) / f"archives-{os.getpid()}")
    return Options(
        sizes=tuple(sorted({int(_number("SIZES", size)) for size in texts["SIZES"].split(",")})),
        posts=int(_number("POSTS", texts["POSTS"])),
        rounds=int(_number("ROUNDS", texts["ROUNDS"])),
        seconds=_number("SECONDS", texts["SECONDS"]),
        minutes=_number("MINUTES", texts["MINUTES"]),
        workers=int(_number("WORKERS", texts["WORKERS"])),
        patience=_number("PATIENCE", texts["PATIENCE"]),
        archives=Path(folder),
    )


def _number(name: str, text: str) -> float:
    try:
        number = float(text.replace("_", ""))
    except ValueError:
        number = 0.0
    if number <= 0:
        raise CannotRun(f"{name}={text} is not a number above 0")
    return number
