"""Where the workers of `manage.py serve` enter.

Ctrl-C reaches each process of the terminal, and the parent then tells its workers to stop as well. A worker
that is told twice at once can wait for itself for ever (granian 2.8 sets a `threading.Event` in its signal
handler), so it listens to its parent alone.
"""

import signal

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})

from policyarchive.wsgi import application  # noqa: E402

__all__ = ["application"]
