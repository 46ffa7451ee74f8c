"""Opening what is kept so that an answer is whole, or says what is wrong before it begins."""

from collections.abc import Iterator
from itertools import chain

from policyarchive.library.refusals import StorageAway


def opened(kept):
    """Return the open file of a row; raises FileNotFoundError where it is missing, else StorageAway."""
    try:
        return kept.open()
    except FileNotFoundError:
        raise
    except Exception as error:  # each kind of storage has errors of its own
        raise StorageAway from error


def begun(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Read the first piece at once: once the headers are sent, nothing can be said any more."""
    try:
        first = next(pieces, b"")
    except Exception as error:
        raise StorageAway from error
    return chain([first], pieces)
