"""How soon a published change is seen: on the node where it was published, and on another one."""

import sys
import time
from collections.abc import Iterator
from statistics import median

from benchmarks.harness import options
from benchmarks.harness.archives import archive, copy_of
from benchmarks.harness.editor import Editor, log_in
from benchmarks.harness.options import Options
from benchmarks.harness.served import Server, served
from benchmarks.row import Row, print_rows

CHANGES = 15
PROMISED = 1.0  # seconds on every node
PATIENCE = 10.0


def main() -> int:
    return print_rows("publish → visible, two nodes on one database", rows(options.read()))


def rows(chosen: Options) -> Iterator[Row]:
    with (
        copy_of(archive(chosen.posts, chosen.archives)) as folder,
        served(folder, workers=chosen.workers) as node,
        served(folder, workers=chosen.workers) as other,
    ):
        editor = log_in(node.url)
        found = [
            published(editor, row, number, node, other) for number, row in enumerate(editor.rows(CHANGES))
        ]
    late = sum(1 for first, _ in found if first)
    yield Row("same node: requests that still saw the old page", late, f"of {len(found)}", "none", not late)
    seconds = [elsewhere for _, elsewhere in found]
    limits = {"low": min(seconds), "high": max(seconds)}
    promise = f"at most {PROMISED:g} s"
    yield Row("other node", median(seconds), "s", promise, max(seconds) <= PROMISED, **limits)


def published(editor: Editor, row: str, number: int, node: Server, other: Server) -> tuple[bool, float]:
    """Publish a change; tell whether the next request missed it, and when the other node had it."""
    change = editor.prepare(row, f"공개 확인 {number} {time.time_ns()}")
    paths = (change.path, "/ko/news/", "/ko/")
    for server in (node, other):
        for path in paths * 3:
            server.get(path)
    editor.publish(change)
    moment = time.perf_counter()
    is_late = change.title not in node.get(change.path).body.decode()
    while change.title not in other.get(change.path).body.decode():
        if time.perf_counter() - moment > PATIENCE:
            break
    return is_late, time.perf_counter() - moment


if __name__ == "__main__":
    sys.exit(main())
