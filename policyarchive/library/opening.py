"""Opening what is kept so that an answer is whole, or says what is wrong before it begins."""

from collections.abc import Generator, Iterator
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


class Begun:
    """Pieces of which the first is read at once: once the headers are sent, nothing can be said any more.

    Closing them closes what they are read from, also where an answer breaks off, or is one to HEAD.
    """

    def __init__(self, pieces: Generator[bytes]):
        self._pieces = pieces
        try:
            first = next(pieces, b"")
        except Exception as error:
            raise StorageAway from error
        self._all = chain([first], pieces)

    def __iter__(self) -> Iterator[bytes]:
        return self._all

    def close(self) -> None:
        self._pieces.close()
