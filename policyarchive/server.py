"""Where the workers of `manage.py serve` enter.

Ctrl-C reaches each process of the terminal, and the parent then tells its workers to stop as well. A worker
that is asked twice at once can wait for itself for ever (granian 2.8 sets a `threading.Event` in its signal
handler), so it listens to its parent alone. A worker whose parent is gone ends: nobody could stop it any
more, and it would keep the port from the next server.
"""

import ctypes
import multiprocessing
import os
import signal
import sys

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


PR_SET_PDEATHSIG = 1  # of linux/prctl.h


def end_with_the_parent() -> None:
    """Ask the system for it; elsewhere than on Linux nothing can be asked."""
    if not sys.platform.startswith("linux"):
        return
    try:
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    except (OSError, AttributeError):
        return
    parent = multiprocessing.parent_process()
    if parent and parent.pid != os.getppid():  # it ended before the system was asked
        os._exit(1)


end_with_the_parent()
os.environ.setdefault("STATEMENT_TIMEOUT", "30")  # of a page; commands may take longer
os.environ.setdefault("BUSY_TIMEOUT", "5")

from policyarchive.wsgi import site  # noqa: E402 - it makes the models ready for what follows

# isort: split
from django.conf import settings  # noqa: E402

from policyarchive.housekeeping import clean_up  # noqa: E402
from policyarchive.kept_pages import with_page_cache  # noqa: E402
from policyarchive.lanes import Application  # noqa: E402
from policyarchive.publishing import timer  # noqa: E402

application = with_page_cache(Application(site))
timer.start(lock_file=settings.DATA_DIR / "timer.lock", hourly=clean_up)

__all__ = ["application"]
