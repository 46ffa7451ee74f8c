"""How good the search is: `make search-quality [CORPUS=… RELEVANCE=…] [DB=postgresql]`.

Loads the corpus into a throw-away database, asks each query as the page does, and compares with the graded
answers. Ends with 1 under the bars. With a PostgreSQL at hand the ordered answers of both are compared.
"""

import argparse
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SPECIAL = {"spelling", "keyboard", "relax"}
CUT = 10


def main() -> int:
    options = read_options()
    answers = {}
    for name in ("sqlite", "postgresql"):
        if name == "postgresql" and not has_postgresql():
            print("No PostgreSQL is installed here: only SQLite was asked.")
            continue
        answers[name] = asked_of(name, options)
    shown = options.db if options.db in answers else "sqlite"
    failures = report(answers[shown], options)
    failures += compare(answers)
    for failure in failures:
        print(f"BELOW THE BAR: {failure}")
    return 1 if failures else 0


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=ROOT / "tests/search/data/corpus.jsonl")
    parser.add_argument("--relevance", type=Path, default=ROOT / "tests/search/data/relevance.jsonl")
    parser.add_argument("--db", default="sqlite", choices=["sqlite", "postgresql"])
    parser.add_argument("--all", action="store_true", help="print every query, not only imperfect ones")
    options = parser.parse_args()
    for path in (options.corpus, options.relevance):
        if not path.is_file():
            parser.error(f"There is no file {path}. Name one: CORPUS=… RELEVANCE=…")
    return options


def has_postgresql() -> bool:
    return bool(shutil.which("postgres") or list(Path("/usr/lib/postgresql").glob("*/bin/postgres")))


def asked_of(name: str, options: argparse.Namespace) -> dict:
    """Ask all queries of one database, in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="search-quality-") as folder:
        out = Path(folder) / "answers.json"
        environment = {**os.environ, "DATA_DIR": folder, "DEBUG": "0", "DATABASE_URL": ""}
        command = [sys.executable, "-m", "benchmarks.search_answers", options.corpus, options.relevance, out]
        if name == "postgresql":
            command = [sys.executable, ROOT / "deploy/with_postgres.py", *command]
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
        return json.loads(out.read_text(encoding="utf-8"))


def report(answers: dict, options: argparse.Namespace) -> list[str]:
    queries = [json.loads(line) for line in options.relevance.read_text("utf-8").splitlines() if line.strip()]
    scored, leaks, errors, missed_tops, tops = [], [], [], [], 0
    for query in queries:
        answer = answers[query["id"]]
        found = answer["keys"]
        if answer["error"]:
            errors.append(f"{query['id']} {query['query']!r}: {answer['error']}")
        leaks += [f"{query['id']}: {key}" for key in query["must_not"] if key in found]
        if query["top"]:
            tops += 1
            if found[:1] != [query["top"]]:
                missed_tops.append(query["id"])
        if query["judged"] == "full" and query["expected"]:
            scored.append((query, ndcg(query, found), recall(query, found)))
    tell_queries(scored, answers, options.all)
    tell_categories(scored)
    return tell_bars(scored, leaks, errors, missed_tops, tops)


def ndcg(query: dict, found: list[str]) -> float:
    grades = {one["key"]: one["grade"] for one in query["expected"]}
    gained = sum(gain(grades.get(key, 0), place) for place, key in enumerate(found[:CUT], 1))
    best = sorted(grades.values(), reverse=True)[:CUT]
    return gained / sum(gain(grade, place) for place, grade in enumerate(best, 1))


def gain(grade: int, place: int) -> float:
    return (2**grade - 1) / math.log2(place + 1)


def recall(query: dict, found: list[str]) -> float:
    wanted = {one["key"] for one in query["expected"]}
    return len(wanted.intersection(found)) / len(wanted)


def tell_queries(scored: list, answers: dict, is_all: bool) -> None:
    for query, gained, share in scored:
        if is_all or gained < 0.995 or share < 1:
            answer = answers[query["id"]]
            note = f" ({answer['note']}: {answer['effective']})" if answer["note"] else ""
            print(f"{query['id']:8} nDCG {gained:.3f} recall {share:.2f}  {query['query']}{note}")
            print(f"         {' '.join(answer['keys'][:6])}")


def tell_categories(scored: list) -> None:
    categories = defaultdict(list)
    for query, gained, share in scored:
        categories[query["category"]].append((gained, share))
    print(f"\n{'category':12} queries   nDCG  recall")
    for name, values in sorted(categories.items()):
        print(
            f"{name:12} {len(values):7} {mean(v[0] for v in values):6.3f} {mean(v[1] for v in values):7.3f}"
        )


def tell_bars(scored: list, leaks: list, errors: list, missed_tops: list, tops: int) -> list[str]:
    plain = [one for one in scored if not SPECIAL.intersection(one[0]["needs"])]
    bars = [("nDCG@10, all", mean(one[1] for one in scored), 0.93)]
    bars += [("nDCG@10 without spelling, keyboard, relax", mean(one[1] for one in plain), 0.93)]
    bars += [("recall without these", mean(one[2] for one in plain), 0.95)]
    held_out = [one[1] for one in scored if one[0]["set"] == "heldout"]
    bars += [("nDCG@10, held out", mean(held_out), 0.90)] if held_out else []
    for name in ("josa", "space", "cross"):
        values = [one[1] for one in scored if one[0]["category"] == name]
        bars += [(f"nDCG@10, {name}", mean(values), 0.90)] if values else []
    slips = [one[1] for one in scored if one[0]["category"] in {"typo", "keyboard"}]
    bars += [("nDCG@10, typo and keyboard", mean(slips), 0.80)] if slips else []
    bars += [("first as it should be", 1 - len(missed_tops) / tops, 0.85)] if tops else []
    print()
    for name, value, bar in bars:
        print(f"{name:45} {value:.3f}  (at least {bar})")
    print(f"{'leaks':45} {len(leaks)}\n{'errors':45} {len(errors)}")
    for line in [*leaks, *errors]:
        print(f"  {line}")
    print(f"not first: {' '.join(missed_tops) or 'none'}")
    below = [f"{name} is {value:.3f}, less than {bar}" for name, value, bar in bars if value < bar]
    return below + ["hidden documents were found"] * bool(leaks) + ["there were errors"] * bool(errors)


def compare(answers: dict) -> list[str]:
    if len(answers) < 2:
        return []
    ours, theirs = answers["sqlite"], answers["postgresql"]
    other = [key for key in ours if ours[key]["keys"][:CUT] != theirs[key]["keys"][:CUT]]
    print(f"same ordered first ten on SQLite and PostgreSQL: {len(ours) - len(other)} of {len(ours)}")
    return [f"the databases answer differently: {' '.join(other)}"] if other else []


def mean(values) -> float:
    values = list(values)
    return sum(values) / len(values) if values else 1.0


if __name__ == "__main__":
    sys.exit(main())
