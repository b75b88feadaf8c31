"""Spreads work over all cores."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

CHUNKS = 256
"""At most, as the number of a chunk is one byte."""


def spread(function: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
    """`function` of every item, in the order of the items.

    Forked processes do the work: they inherit what the function and the items are, so that only results are
    pickled. What the function changes elsewhere stays in them. What it raises is raised here.
    """
    cores = _cores()
    if cores < 2 or len(items) < 2:
        yield from map(function, items)
        return
    found: dict[int, Sequence[R]] = {}
    with _workers(_attempt(function), items, min(cores, len(items))) as pipes:
        for number, item in enumerate(items):
            while number not in found and pipes:
                ready: list[Any] = wait(pipes)
                for pipe in ready:
                    try:
                        start, results = pipe.recv()
                        found.update(enumerate(results, start))
                    except EOFError:
                        pipes.remove(pipe)
            # What a worker failed at is tried again here, so that the error is what it would be without workers.
            yield from found.pop(number, ()) or [function(item)]


def _cores() -> int:
    """How many processes can work at once. Only one where forking is not safe.

    That is macOS, and where threads run: a forked process would wait forever for a lock that one of them held
    (https://docs.python.org/3/library/os.html#os.fork).
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def _attempt(function: Callable[[T], R]) -> Callable[[T], Sequence[R]]:
    def attempt(item: T) -> Sequence[R]:
        try:
            return [function(item)]
        except BaseException:
            return []

    return attempt


@contextmanager
def _workers(attempt: Callable[[T], Any], items: Sequence[T], count: int) -> Iterator[list[Connection]]:
    """The pipes out of which the attempts come: the number of the first and those after it."""
    chunks = min(len(items), CHUNKS)
    tickets, desk = os.pipe()  # which chunk is next: whoever is free takes a number
    os.write(desk, bytes(range(chunks)))
    os.close(desk)

    def work(our_end: Connection, pipe: Connection) -> None:
        our_end.close()  # or the pipe would still have a reader when we are killed
        with suppress(BrokenPipeError):  # nobody waits for it any more
            while ticket := os.read(tickets, 1):
                start, end = (number * len(items) // chunks for number in (ticket[0], ticket[0] + 1))
                pipe.send((start, [attempt(item) for item in items[start:end]]))

    crew = []
    try:
        with uninterrupted():
            for _ in range(count):
                crew.append(_hired(work))
        yield [pipe for _, pipe in crew]
    except BaseException:
        for process, _ in crew:
            process.kill()
        raise
    finally:
        os.close(tickets)
        for process, pipe in crew:
            process.join()
            pipe.close()


def _hired(work: Callable[[Connection, Connection], None]) -> tuple[multiprocessing.process.BaseProcess, Connection]:
    """A process at work, and the pipe from it, which ends with it."""
    pipe, its_end = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=work, args=(pipe, its_end), daemon=True)
    process.start()
    its_end.close()
    return process, pipe


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Ctrl-C waits until this is over (not on Windows).

    For processes that start here it never comes: whoever started them ends them.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
