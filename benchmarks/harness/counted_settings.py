"""The settings of the product, with a note of each page that Django is asked for.

What the page cache answers never reaches Django, so what is noted is what had to be made.
"""

import os

from django.core.signals import request_started

from policyarchive.settings import *  # noqa: F403

_notes = os.open(os.environ["BENCHMARK_RENDERS"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)


def _note(sender, environ=None, **kwargs) -> None:
    if environ:
        os.write(_notes, environ["PATH_INFO"].encode("latin-1") + b"\n")


request_started.connect(_note, dispatch_uid="benchmarks", weak=False)
