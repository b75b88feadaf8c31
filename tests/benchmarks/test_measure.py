"""What a command takes is what all its processes take."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.measure import Command, peak_memory, timed

TWO_PROCESSES = """
import os, time
child = os.fork()
{work}
if child:
    os.waitpid(child, 0)
"""


def python(code: str) -> Command:
    return Command([sys.executable, "-c", code], Path.cwd(), {})


def test_processors_of_child_processes_count() -> None:
    took = timed(python(TWO_PROCESSES.format(work="while time.process_time() < 0.2: pass")))
    assert took.cpu >= 0.4


def test_memory_of_processes_at_once_is_added() -> None:
    own = "mine = bytearray(os.urandom(1)) * 40_000_000; time.sleep(0.5)"
    assert peak_memory(python(TWO_PROCESSES.format(work=own))) > 80_000_000


def test_memory_that_processes_share_counts_once() -> None:
    shared = TWO_PROCESSES.format(work="time.sleep(0.5)").replace(
        "child =", "shared = bytearray(os.urandom(1)) * 80_000_000\nchild ="
    )
    assert 80_000_000 < peak_memory(python(shared)) < 120_000_000


def test_a_command_that_fails_says_why() -> None:
    with pytest.raises(RuntimeError, match="no such luck"):
        timed(python("raise SystemExit('no such luck')"))
