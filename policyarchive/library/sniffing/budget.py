"""How much of one upload is looked into, however it is packed: beyond that it is refused, not waited for."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from django.utils.translation import gettext as _

from policyarchive.library.refusals import FileRefused

MOST_UNPACKED = 300_000_000
MOST_CLAIMED = 1_000_000_000
MOST_RATIO = 200
RATIO_FROM = 10_000_000
MOST_ENTRIES = 30_000
DEEPEST = 3


class Budget:
    """What is left to look into, for the file as a whole: packing it in pieces gives no more."""

    def __init__(self, size: int) -> None:
        """Begin with an upload of SIZE bytes."""
        self.left = MOST_UNPACKED
        self._claimed_at_most = min(MOST_CLAIMED, max(RATIO_FROM, MOST_RATIO * size))
        self._entries_left = MOST_ENTRIES
        self._depth = 1

    def unpacked(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            refuse_bomb()

    def claimed(self, size: int, *, entries: int) -> None:
        """Count what an archive says that it holds."""
        self._claimed_at_most -= size
        self._entries_left -= entries
        if self._claimed_at_most < 0 or self._entries_left < 0:
            refuse_bomb()

    @contextmanager
    def deeper(self) -> Iterator[None]:
        if self._depth >= DEEPEST:
            raise FileRefused(_("The archives are nested too deeply to be checked. Upload the inner files."))
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1


def refuse_bomb() -> NoReturn:
    raise FileRefused(_("The archive would unpack to more than can be checked. Upload its files one by one."))
