"""The built site at its hosts, in small: what Cloudflare Pages runs, as wrangler has it, and Caddy.

Both listen on a free port of this machine only. Without them these tests are skipped, and the end of the run
says loudly what was not tested. Where `CI` is set a missing one is an error instead.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path

import pytest
from conftest import ROOT

from commands.node import MODULES, MissingToolsError, install

COMPATIBILITY_DATE = "2026-04-01"
"""As deployed (https://developers.cloudflare.com/workers/configuration/compatibility-dates/)."""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def location(self) -> str:
        return self.headers["Location"] or ""


@dataclass(frozen=True)
class Host:
    """A running host."""

    name: str
    port: int

    def ask(self, path: str, **headers: str) -> Answer:
        """What it answers, without following where that leads."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()


def _wrangler(folder: Path, home: Path, port: int) -> tuple[list[str], Mapping[str, str]]:
    command = [install(), str(MODULES / "wrangler/bin/wrangler.js"), "pages", "dev", str(folder)]
    options = ["--ip", "127.0.0.1", "--port", str(port), "--inspector-port", str(_free_port())]
    return [*command, *options, f"--compatibility-date={COMPATIBILITY_DATE}"], {"WRANGLER_SEND_METRICS": "false"}


def _caddy(folder: Path, home: Path, port: int) -> tuple[list[str], Mapping[str, str]]:
    program = shutil.which("caddy")
    if not program:
        raise MissingToolsError("There is no Caddy on this machine. On Debian or Ubuntu: sudo apt install caddy")
    # As shipped, but for Caddy's own door: its fixed port may be taken.
    config = home / "Caddyfile"
    config.write_text("{\n\tadmin off\n}\n" + (ROOT / "docs/hosting/Caddyfile").read_text("utf-8"), encoding="utf-8")
    command = [program, "run", "--config", str(config), "--adapter", "caddyfile"]
    return command, {"SITE_ADDRESS": f"http://127.0.0.1:{port}", "SITE_ROOT": str(folder)}


HOSTS: Mapping[str, Callable[[Path, Path, int], tuple[list[str], Mapping[str, str]]]] = {
    "cloudflare": _wrangler,
    "caddy": _caddy,
}


@contextmanager
def hosted(name: str, folder: Path, home: Path) -> Iterator[Host]:
    """Run a host over a built site; what it writes for itself goes to the folder `home`."""
    port = _free_port()
    try:
        command, variables = HOSTS[name](folder, home, port)
    except MissingToolsError as missing:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"NOT TESTED at {name}: {missing}")
    environment = os.environ | {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home)} | variables
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=home, env=environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True
        )
    try:
        host = Host(name, port)
        _wait(host, process, home / "log")
        yield host
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)


def _wait(host: Host, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        if process.poll() is not None:
            break
        try:
            host.ask("/")
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"{host.name} did not start: {log.read_text('utf-8', 'replace')[-2000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
