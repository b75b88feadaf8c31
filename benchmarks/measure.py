"""Time and memory of a command with all processes that it starts. Linux only, as it reads /proc."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Command:
    """What to run, where, and what else stands in its environment."""

    words: Sequence[str]
    folder: Path
    env: Mapping[str, str]

    @contextmanager
    def started(self) -> Iterator[subprocess.Popen[bytes]]:
        """The process, in a session of its own. Raises RuntimeError with what it said if it fails by itself."""
        with tempfile.TemporaryFile() as said:
            env = {**os.environ, **self.env}
            process = subprocess.Popen(
                self.words, cwd=self.folder, env=env, stdout=said, stderr=said, start_new_session=True
            )
            try:
                yield process
            finally:
                if running := process.poll() is None:
                    process.terminate()
                    process.wait()
            if process.returncode and not running:
                said.seek(0)
                raise RuntimeError(f"{' '.join(self.words)} failed:\n{said.read().decode(errors='replace')[-2000:]}")


@dataclass(frozen=True)
class Took:
    """Seconds of a run: on the clock, and of all processors together (user and system, with child processes)."""

    wall: float
    cpu: float


def timed(command: Command) -> Took:
    """Run it to its end."""
    began = time.perf_counter()
    with command.started() as process:
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
    return Took(wall, usage.ru_utime + usage.ru_stime)


def peak_memory(command: Command, every: float = 0.03) -> int:
    """Run it to its end. Returns the most bytes that its processes had at once.

    A page that several processes share counts once (proportional set size), so a pool of forks is not counted
    double. Who looks costs the process time: do not time the same run.
    """
    peak = 0
    with command.started() as process:
        while process.poll() is None:
            peak = max(peak, sum(_memory(folder) for folder in _processes(process.pid)))
            time.sleep(every)
    return peak


def cpu_seconds(session: int) -> float:
    """What the living processes of a session have used so far."""
    return sum(sum(map(int, _stat(folder)[11:13])) for folder in _processes(session)) / TICKS


def _processes(session: int) -> Iterator[Path]:
    """The folders in /proc of the processes of a session, which is named after its first."""
    for folder in Path("/proc").glob("[0-9]*"):
        if _stat(folder)[3:4] == [str(session)]:
            yield folder


def _stat(folder: Path) -> list[str]:
    """The fields of /proc/PID/stat from the third on (proc_pid_stat(5)); zeros once the process is gone."""
    try:
        return (folder / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ["0"] * 13


def _memory(folder: Path) -> int:
    try:
        lines = (folder / "smaps_rollup").read_text().splitlines()
    except OSError:  # it ended meanwhile
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
