"""Copies of the whole project, to build in a process of its own as `./run build` does."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from conftest import ROOT

CODE = ("commands", "content", "drawing", "plugins", "theme", "pelicanconf.py", "publishconf.py", "tasks.py")


@dataclass(frozen=True)
class Project:
    """A copy of the project in `folder`."""

    folder: Path
    env: Mapping[str, str] = field(default_factory=dict)

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def start(self, *words: str) -> subprocess.Popen[str]:
        """`./run build` with more words."""
        command = [sys.executable, "-m", "tasks", "build", *words]
        env = os.environ | {"ALLOW_SAMPLE_FACTS": "1", "CI": ""} | self.env
        out, err = subprocess.PIPE, subprocess.PIPE
        return subprocess.Popen(
            command,
            cwd=self.folder,
            env=env,
            stdout=out,
            stderr=err,
            text=True,
            encoding="utf-8",
            # A shell that runs the tests in the background has told them to ignore Ctrl-C.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )

    def build(self, *words: str) -> tuple[int, str, str]:
        """Exit code, output and errors of `./run build`."""
        process = self.start(*words)
        out, err = process.communicate()
        return process.returncode, out, err

    def files(self) -> dict[str, bytes]:
        """Every file of the built site."""
        found = (file for file in sorted(self.output.rglob("*")) if file.is_file())
        return {file.relative_to(self.output).as_posix(): file.read_bytes() for file in found}


def clone(folder: Path, without: tuple[str, ...] = (), **env: str) -> Project:
    """A copy of the project's code, theme and content in a new folder."""
    for name in CODE:
        source, copy = ROOT / name, folder / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        if name in without:
            continue
        if source.is_dir():
            shutil.copytree(source, copy, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy)
    return Project(folder, env)
