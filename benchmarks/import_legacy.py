"""How fast `import_legacy` reads old pages, and whether the last of many cost as much as the first."""

import random
import resource
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from benchmarks.archive import demo_archive
from benchmarks.row import Row, print_rows

PAGES = 10_000
THOUSAND = 1_000
SECONDS = 120  # promised for PAGES
LAYOUTS = sorted((Path(__file__).parent / "pages").glob("*.txt"))
ENGLISH = """
the city and its mayors agreed to share what they know about buses parks data housing water streets and people
who live there every year with London Paris Tokyo Berlin in Seoul for a better day of work
"""
KOREAN = """
서울시는 두 도시가 함께 정책을 나누고 시민의 삶을 바꾸는 협력을 넓히기로 했다고 밝혔다 런던시 파리시장 교통
주택 환경 기후변화 대응을 위한 공동 연구와 인적 교류도 이어 간다 올해 다음 달 시청에서 열린 회의에는
여러 기관이 참여했다
"""


class Measured(NamedTuple):
    seconds: list[float]  # for each thousand pages
    memory: list[float]  # MB at most, after each thousand


def main() -> int:
    with demo_archive() as folder:
        write_pages(folder / "pages", count=PAGES)
        return print_rows(
            f"import_legacy, {PAGES:,} pages in seven layouts and a list", rows(folder / "pages")
        )


def rows(pages: Path) -> Iterator[Row]:
    first = measure(pages)
    second = measure(pages)
    total, growth = sum(first.seconds), first.seconds[-1] / first.seconds[0]
    swelling = first.memory[-1] / first.memory[0]
    yield Row("first run", PAGES / total, "pages/s", f"{PAGES:,} in {SECONDS} s", total < SECONDS)
    yield Row("last thousand : first thousand, time", growth, "x", "at most 1.5 x", growth <= 1.5)
    yield Row("last thousand : first thousand, memory", swelling, "x", "at most 1.1 x", swelling <= 1.1)
    yield Row("peak memory", first.memory[-1], "MB")
    yield Row("second run, nothing changed", PAGES / sum(second.seconds), "pages/s")
    ratio = sum(second.seconds) / total
    yield Row("second run : first run", ratio, "x", "at most 1 x", ratio <= 1)


def measure(pages: Path) -> Measured:
    from policyarchive.legacy.files import find_sources
    from policyarchive.legacy.importing import PageImporter
    from policyarchive.legacy.options import Options

    reports = PageImporter(Options()).run(find_sources([str(pages)]))
    measured = Measured([], [])
    start = time.perf_counter()
    while sum(1 for _ in islice(reports, THOUSAND)):
        now = time.perf_counter()
        measured.seconds.append(now - start)
        measured.memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        start = now
    return measured


def write_pages(folder: Path, *, count: int) -> None:
    """Write pages that differ in all but their layouts; the same ones each time."""
    folder.mkdir()
    dice = random.Random(2017)
    layouts = [file.read_text(encoding="utf-8") for file in LAYOUTS]
    for number in range(count):
        layout = layouts[number % len(layouts)]
        (folder / f"{number:06}.txt").write_text(layout.format_map(_words(dice, number)), encoding="utf-8")


def _words(dice: random.Random, number: int) -> dict[str, str]:
    year, month, day = dice.randint(2005, 2020), dice.randint(1, 9), dice.randint(10, 28)
    return {
        "day": f"{year}-{month:02}-{day}",
        "dots": f"{year}.{month:02}.{day}",
        "dateline": f"March {day}, {year}",
        "title": f"{_text(dice, ENGLISH, 6).capitalize()} {number}",
        "제목": f"{_text(dice, KOREAN, 5)} {number}",
        "english": _text(dice, ENGLISH, dice.randint(60, 240)).capitalize() + ".",
        "korean": _text(dice, KOREAN, dice.randint(40, 160)) + ".",
    }


def _text(dice: random.Random, words: str, count: int) -> str:
    return " ".join(dice.choices(words.split(), k=count))


if __name__ == "__main__":
    sys.exit(main())
