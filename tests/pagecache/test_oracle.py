"""After every change each kept page is what the site makes of it afresh, byte for byte, on each node."""

import os
from collections.abc import Iterator

import pytest

from policyarchive.lib.data import kept
from policyarchive.pagecache import application
from tests.pagecache.asking import Below, ask, cache_above, fresh
from tests.pagecache.walk import Walk

pytestmark = pytest.mark.django_db(transaction=True)
STEPS = int(os.environ.get("ORACLE_STEPS", "8"))
PAGES_A_STEP = 12


class Oracle:
    """Two nodes with memories of their own, and what they may give out."""

    def __init__(self, seed, monkeypatch):
        self.walk = Walk(seed, monkeypatch)
        self.below = Below()
        self.nodes = [cache_above(self.below) for _ in range(2)]
        self.asked = 0

    def stale(self) -> Iterator[tuple[str, str]]:
        """Walk, and yield each change with an address whose page was not true after it."""
        self._old(self.walk.addresses())
        for _ in range(STEPS):
            change = self.walk.step()
            addresses = self.walk.addresses()
            some = self.walk.random.sample(addresses, min(PAGES_A_STEP, len(addresses)))
            yield from ((change, address) for address in self._old(some))
        yield from (("in the end", address) for address in self._old(self.walk.addresses()))

    def _old(self, addresses: list[str]) -> list[str]:
        given = {address: [ask(node, address) for node in self.nodes] for address in addresses}
        self.asked += len(addresses) * len(self.nodes)
        kept.forget_all()  # what is made afresh is made of nothing that was kept
        return [address for address, seen in given.items() if not self._is_true(address, seen)]

    def _is_true(self, address, seen) -> bool:
        wanted = fresh(address)
        return all((one.status, one.body) == (wanted.status, wanted.body) for one in seen)


@pytest.mark.parametrize("seed", [1, 2])
def test_no_page_is_older_than_the_last_change(seed, monkeypatch):
    oracle = Oracle(seed, monkeypatch)
    assert list(oracle.stale()) == []
    assert len(oracle.below.asked) < oracle.asked * 0.9  # some came from memory, or nothing was tested


def test_a_cache_that_does_not_ask_again_is_found_out(monkeypatch):
    monkeypatch.setattr(application, "is_unchanged", lambda questions, moment: True)
    assert list(Oracle(1, monkeypatch).stale())
