"""How long a preview takes from a save to the new page."""

from __future__ import annotations

import http.client
import socket
import subprocess
import time
from collections.abc import Iterator

from benchmarks.corpus import edited
from benchmarks.measure import cpu_seconds
from benchmarks.rivals import Rival

START = 1_800
"""Seconds that a preview may take for its first build, and to make what had to wait."""
LONGEST = 300
"""Seconds to wait for a save to show."""
POLL = 0.002
QUIET = 2.0
"""Seconds without work before the next save, as between the sentences of a writer."""
IDLE = 0.03
"""Seconds of a processor in QUIET that are no work: a server looks at its clock now and then."""


def seconds_to_show(rival: Rival, slug: str, edits: int) -> Iterator[float]:
    """Save a post `edits` times while a preview runs: the seconds until its page has the new word."""
    source, port = rival.source(slug), _free_port()
    with rival.preview(port).started() as process:
        _until_shown(process, port, slug, "", START)
        for number in range(edits):
            _until_quiet(process)
            word = f"saved-{number}"
            text = edited(source.read_text("utf-8"), word)
            began = time.perf_counter()
            source.write_text(text, encoding="utf-8")
            _until_shown(process, port, slug, word, LONGEST)
            yield time.perf_counter() - began


def _until_shown(process: subprocess.Popen[bytes], port: int, slug: str, word: str, patience: float) -> None:
    """Ask for a page until it has a word. Raises RuntimeError when the server ends, TimeoutError."""
    last = time.monotonic() + patience
    while word.encode() not in (page := _page(port, slug)) or not page:
        if process.poll() is not None:
            raise RuntimeError("the preview ended")
        if time.monotonic() > last:
            raise TimeoutError(f'"{word}" is not on the page of {slug} after {patience:.0f} s')
        time.sleep(POLL)


def _until_quiet(process: subprocess.Popen[bytes]) -> None:
    """Wait for QUIET seconds without work. Raises TimeoutError."""
    last = time.monotonic() + START
    while time.monotonic() < last:
        before = cpu_seconds(process.pid)
        time.sleep(QUIET)
        if abs(cpu_seconds(process.pid) - before) < IDLE:
            return
    raise TimeoutError(f"the preview is still at work after {START} s")


def _page(port: int, slug: str) -> bytes:
    """The page of a post, empty while there is none."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=LONGEST)
    try:
        connection.request("GET", f"/blog/{slug}/")
        answer = connection.getresponse()
        return answer.read() if answer.status == 200 else b""
    except (OSError, http.client.HTTPException):
        return b""
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
