"""Kept pages, bounded in bytes: what was asked for least recently goes first."""

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from policyarchive.pagecache.entries import Entry, Form
from policyarchive.pagecache.keys import Key

SHARE_OF_OTHER_FORMS = 8  # an eighth of the bytes is for forms beside the kept one


class Store:
    """Finding takes no lock; each step of it is one that Python does not interrupt."""

    def __init__(self, most_bytes: int):
        self.most_bytes = most_bytes
        self.bytes = 0
        self._entries: OrderedDict[Key, Entry] = OrderedDict()
        self._forms: OrderedDict[tuple[int, str], tuple[Entry, Form]] = OrderedDict()
        self._form_bytes = 0
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._entries)

    def find(self, key: Key) -> Entry | None:
        entry = self._entries.get(key)
        if entry is not None:
            with suppress(KeyError):  # it was dropped just now
                self._entries.move_to_end(key)
        return entry

    def keep(self, key: Key, entry: Entry) -> None:
        with self._lock:
            if (before := self._entries.pop(key, None)) is not None:
                self.bytes -= before.weight
            self._entries[key] = entry
            self.bytes += entry.weight
            while self.bytes + self._form_bytes > self.most_bytes and self._entries:
                self._drop_the_oldest()

    def form(self, entry: Entry, encoding: str) -> Form:
        """Return the form of an entry in another encoding than the kept one."""
        known = self._forms.get((id(entry), encoding))
        if known is not None and known[0] is entry:
            return known[1]
        form = entry.page.in_encoding(encoding)
        self._keep_form(entry, encoding, form)
        return form

    def entries(self) -> list[tuple[Key, Entry]]:
        with self._lock:
            return list(self._entries.items())

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()
            self._forms.clear()
            self.bytes = self._form_bytes = 0

    def _keep_form(self, entry: Entry, encoding: str, form: Form) -> None:
        most = self.most_bytes // SHARE_OF_OTHER_FORMS
        with self._lock:
            if len(form.body) > most or (id(entry), encoding) in self._forms:
                return
            self._forms[id(entry), encoding] = (entry, form)
            self._form_bytes += len(form.body)
            while self._form_bytes > most:
                _, (_entry, gone) = self._forms.popitem(last=False)
                self._form_bytes -= len(gone.body)

    def _drop_the_oldest(self) -> None:
        _key, entry = self._entries.popitem(last=False)
        self.bytes -= entry.weight


class Turns:
    """One maker for each key at a time; the others wait for what it makes."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: dict[Key, list] = {}

    @contextmanager
    def turn(self, key: Key, *, seconds: float) -> Iterator[None]:
        """Wait for one's turn, but no longer than that: who makes it may be held up."""
        with self._lock:
            turn = self._waiting.setdefault(key, [threading.Lock(), 0])
            turn[1] += 1
        is_mine = turn[0].acquire(timeout=seconds)
        try:
            yield
        finally:
            if is_mine:
                turn[0].release()
            with self._lock:
                turn[1] -= 1
                if not turn[1]:
                    self._waiting.pop(key, None)
