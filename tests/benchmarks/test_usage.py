import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.harness import usage

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only Linux has /proc")
BUSY = "sum(number for number in range(20_000_000)); print(flush=True); input()"


def test_the_family_of_a_process_holds_what_it_started():
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert {os.getpid(), child.pid} <= set(usage.family(os.getpid()))
        child.communicate(b"\n")
    assert child.pid not in usage.family(os.getpid())


def test_the_time_of_a_child_is_ours_while_it_runs_and_afterwards():
    before = usage.seconds_of(os.getpid())
    with subprocess.Popen(
        [sys.executable, "-c", BUSY], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        child.stdout.readline()
        running = usage.seconds_of(os.getpid())
        child.communicate(b"\n")
    ended = usage.seconds_of(os.getpid())
    assert before < running <= ended


def test_a_process_that_is_gone_took_nothing():
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        child.wait()
    assert usage.seconds_of(child.pid) == 0


def test_memory_and_the_machine_can_be_asked_for():
    assert usage.pss_of(os.getpid()) > 1
    moment = usage.now(os.getpid())
    assert 0 < moment.ours <= moment.programs < moment.all
