"""Shows the site with drafts, rebuilt on every save. A Problem leaves the last good pages standing."""

from __future__ import annotations

import errno
import logging
import shutil
import socket
import tempfile
from pathlib import Path

from livereload import Server

from commands.build import BuildError, build, draw

TRIES = 20


def serve(host: str, port: int) -> None:
    """Serve on the first free port from `port` on, until Ctrl-C."""
    folder = Path(tempfile.mkdtemp(prefix="preview-")) / "site"
    try:
        rebuild(folder)
        folder.mkdir(exist_ok=True)
        free = free_port(host, port)
        if free != port:
            print(f"Port {port} is taken, so this is {free}.")
        if host != "127.0.0.1":
            print("Everybody in your network can see this preview, drafts included.")
        for chatty in ("livereload", "tornado"):
            logging.getLogger(chatty).setLevel(logging.ERROR)
        server = Server()
        for watched in ("content", "theme"):
            server.watch(watched, lambda: rebuild(folder))
        print(f"Preview: http://{host}:{free}  (Ctrl-C ends it)", flush=True)
        server.serve(port=free, host=host, root=str(folder))
    finally:
        shutil.rmtree(folder.parent, ignore_errors=True)


def rebuild(folder: Path) -> None:
    """Build the preview, or say what is wrong and keep what was there."""
    draw()
    try:
        build("pelicanconf.py", folder)
    except BuildError as failure:
        print(f"\n{failure}\nThe preview still shows the last good version.", flush=True)


def free_port(host: str, port: int) -> int:
    """The first port from `port` on that nothing listens on. Raises OSError when there is none."""
    for candidate in range(port, port + TRIES):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, candidate))
                return candidate
            except OSError as error:
                if error.errno != errno.EADDRINUSE:
                    raise
    raise OSError(errno.EADDRINUSE, f"no free port between {port} and {port + TRIES}")
