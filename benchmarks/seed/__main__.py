"""`python -m benchmarks.seed COUNT` adds posts to the archive that the settings name; COUNT may be a million.

A second run adds nothing. Where the register is empty the demo content is loaded first.
"""

import argparse
import os
import sys
import time
from collections import Counter
from pathlib import Path


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "policyarchive.settings")
    import django

    django.setup()
    from benchmarks.seed.posts import lines, read_register

    _fill_the_register()
    made = lines(
        read_register(), count=options.count, size=options.size, seed=options.seed, first=options.first
    )
    if options.lines:
        with Path(options.lines).open("wb") as file:
            file.writelines(made)
        return 0
    return _store(made)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.seed", description=__doc__)
    parser.add_argument("count", type=int, help="how many posts")
    parser.add_argument(
        "--size", type=int, default=5_000, help="bytes of text a post, both languages together"
    )
    parser.add_argument("--seed", type=int, default=1, help="another number gives other posts")
    parser.add_argument(
        "--first", type=int, default=1, help="the number of the first, to add to earlier ones"
    )
    parser.add_argument(
        "--lines", metavar="FILE", help="write the bulk format to FILE, and nothing to the site"
    )
    return parser.parse_args(arguments)


def _fill_the_register() -> None:
    from django.core.management import call_command

    from news.models import Category

    if not Category.objects.exists():
        call_command("load_demo", stdout=sys.stderr)


def _store(made) -> int:
    from policyarchive.opendata.importing import PostImporter

    outcomes: Counter[str] = Counter()
    started, busy = time.perf_counter(), _processor_time()
    for report in PostImporter(by=None).run(made):
        outcomes[report.outcome] += 1
        for sentence in report.sentences():
            print(sentence, file=sys.stderr)
    seconds, busy = time.perf_counter() - started, _processor_time() - busy
    counts = ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(outcomes.items()))
    each = 1_000 * busy / max(1, outcomes.total())
    print(f"{counts} in {seconds:,.1f} s, {each:.2f} ms of processor time a post")
    return int(bool(outcomes["refused"]))


def _processor_time() -> float:
    """Return the seconds that all cores worked for this process and for those that it started and ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
