"""Work on all cores comes out as if one had done it all, whatever happens to the workers."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import ROOT

from plugins.model.parallel import spread
from plugins.model.problem import ContentError, Problem

CORES = len(os.sched_getaffinity(0))
PROBLEM = Problem("content/posts/a.md", 3, "title", "is missing")


def in_worker() -> bool:
    return multiprocessing.parent_process() is not None


@pytest.fixture(autouse=True)
def nobody_is_left() -> Iterator[None]:
    yield
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("count", [0, 1, 2, 3, 255, 256, 257, 1000])
def test_results_come_in_the_order_of_the_items(count: int) -> None:
    assert list(spread(lambda number: number * number, range(count))) == [number * number for number in range(count)]


def test_a_slow_item_holds_nobody_up() -> None:
    def slowly(number: int) -> tuple[int, int]:
        time.sleep(0.3 if number == 0 else 0.001)
        return number, os.getpid()

    numbers, workers = zip(*spread(slowly, range(40)), strict=True)
    assert numbers == tuple(range(40))
    assert len(set(workers) - {os.getpid()}) > 1 or CORES == 1


def test_what_cannot_be_pickled_can_be_worked_with() -> None:
    lock = threading.Lock()
    items = [(lock, lambda number=number: number) for number in range(5)]
    assert list(spread(lambda item: item[1](), items)) == [0, 1, 2, 3, 4]


def test_results_larger_than_a_pipe_holds() -> None:
    assert [len(piece) for piece in spread(lambda number: b"x" * 3_000_000, range(8))] == [3_000_000] * 8


@pytest.mark.parametrize("error", [ContentError([PROBLEM]), SystemExit("stop"), KeyboardInterrupt()])
def test_an_error_comes_after_the_results_before_it(error: BaseException) -> None:
    def fails(number: int) -> int:
        if number >= 20:
            raise error from ValueError(number)
        return number

    came = []
    with pytest.raises(type(error)) as raised:
        for number in spread(fails, range(100)):
            came.append(number)
    assert came == list(range(20))
    assert raised.value is error
    assert str(error.__cause__) == "20"


def test_what_a_killed_worker_left_is_done_all_the_same() -> None:
    def deadly(number: int) -> int:
        if number == 30 and in_worker():
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert list(spread(deadly, range(100))) == list(range(100))


def test_who_wants_no_more_results_leaves_nobody_at_work() -> None:
    results = spread(lambda number: time.sleep(0.01), range(10_000))
    next(results)
    results.close()  # type: ignore[attr-defined]


def test_no_fork_while_another_thread_runs() -> None:
    """It might hold a lock, which in a fork nobody would ever let go of."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert set(spread(lambda number: os.getpid(), range(100))) == {os.getpid()}
    finally:
        done.set()
        thread.join()


SCRIPT = """
import os, sys, time
from plugins.model.parallel import spread

def work(number):
    with open(sys.argv[1], "a") as file:
        file.write(f"{os.getpid()}\\n")
    time.sleep(0.05)

try:
    list(spread(work, range(1000)))
except KeyboardInterrupt:
    sys.exit(130)
"""


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Callable[[], tuple[subprocess.Popen[str], set[int]]]]:
    """A program in a group of its own that is at work, and the ids of the processes that do it."""
    pids = tmp_path / "pids"
    command = [sys.executable, "-W", "error", "-c", SCRIPT, str(pids)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    program = subprocess.Popen(command, cwd=ROOT, text=True, start_new_session=True, **pipes)  # type: ignore[call-overload]

    def at_work() -> tuple[subprocess.Popen[str], set[int]]:
        workers: set[int] = set()
        while len(workers) < min(CORES, 2):
            assert program.poll() is None, program.stdout.read()
            time.sleep(0.05)
            workers = set(map(int, pids.read_text().split())) if pids.exists() else set()
        return program, workers

    yield at_work
    program.kill()
    program.communicate()


def alive(pid: int) -> bool:
    """Whether a process runs: one that has ended and waits to be counted does not."""
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_ctrl_c_ends_all_without_a_word(started: Callable[[], tuple[subprocess.Popen[str], set[int]]]) -> None:
    program, workers = started()
    os.killpg(program.pid, signal.SIGINT)
    output, _ = program.communicate(timeout=20)
    assert (program.returncode, output) == (130, "")
    assert not any(map(alive, workers))


def test_a_killed_program_leaves_no_workers(started: Callable[[], tuple[subprocess.Popen[str], set[int]]]) -> None:
    program, workers = started()
    program.kill()
    program.communicate(timeout=20)  # their output ends a moment before they do
    patience = time.monotonic() + 20
    while any(map(alive, workers)) and time.monotonic() < patience:
        time.sleep(0.01)
    assert not any(map(alive, workers))
