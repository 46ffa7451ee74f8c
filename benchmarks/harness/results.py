"""The file with the results: every row, with the machine, the versions and what the numbers leave out."""

import json
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

from benchmarks.harness.machine import machine

HEAD = (
    "| what | measured | smallest – largest | promise | | notes |\n| --- | ---: | --- | --- | --- | --- |\n"
)
LEFT_OUT = """
What this leaves out: the network (all programs share one machine, the load generator included, which takes
more from the faster side), pictures and files, a cold disk, days of running. Ratios are taken round by round.
A round in which other programs took more than a tenth of the processors was measured again, up to three
times; where none was quiet, the notes say how disturbed the quietest was: its ratios are rough, and its
requests/s too low. Texts are generated; real ones repeat less, and compress less.
"""


def write(
    file: Path, rows: Sequence[Mapping], *, command: str, chosen: Mapping[str, str], minutes: float
) -> None:
    """Write rows, each with the title of its table, in the order in which they were measured."""
    parts = [f"# Results of `{command}`\n\n{machine()}\n"]
    parts.append(f"Options: {', '.join(f'{name}={value}' for name, value in chosen.items())}.")
    parts.append(f"{verdict(rows)} The run took {minutes:.0f} minutes.\n{LEFT_OUT}")
    for title, group in groupby(rows, key=lambda row: row["title"]):
        parts.append(f"## {title[0].upper()}{title[1:]}\n\n{HEAD}" + "\n".join(map(line, group)) + "\n")
    file.write_text("\n".join(parts), encoding="utf-8")


def line(row: Mapping) -> str:
    cells = (row["name"], measured(row), limits(row), row["promise"], verdict_of(row), row["note"])
    return "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def measured(row: Mapping) -> str:
    return "" if row["value"] is None else f"{number(row['value'])} {row['unit']}"


def limits(row: Mapping) -> str:
    if row["low"] is None or row["high"] is None:
        return ""
    return f"{number(row['low'])} – {number(row['high'])}"


def number(value: float) -> str:
    """Write three digits that matter, and no more."""
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"


def verdict_of(row: Mapping) -> str:
    if row["value"] is None:
        return "not run"
    if not row["promise"]:
        return ""
    return "kept" if row["is_kept"] else "**broken**"


def verdict(rows: Sequence[Mapping]) -> str:
    found = [verdict_of(row) for row in rows]
    counts = {word: found.count(word) for word in ("kept", "**broken**", "not run")}
    return "Promises and rows: " + ", ".join(f"{count} {word}" for word, count in counts.items()) + "."


def read(file: Path) -> list[dict]:
    if not file.exists():
        return []
    return [json.loads(text) for text in file.read_text(encoding="utf-8").splitlines()]
