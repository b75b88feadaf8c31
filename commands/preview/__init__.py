"""Shows the site with drafts, and every save at once. A Problem stands over the last good page until it is mended."""

from __future__ import annotations

import errno
import signal
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from watchfiles import watch

from commands.build import draw, generate
from commands.preview.news import News
from commands.preview.problems import told
from commands.preview.server import Server
from plugins.model.memory import Memory
from plugins.stylesheet import SHEETS, bundle

TRIES = 20
QUIET_MS = 20
"""A save is over when nothing has changed for so long."""
REST_MS = 1_000
"""Who writes has paused when nothing has changed for so long."""


class Preview:
    """A site in `folder`, made of the project at `root`, and the `news` about it."""

    def __init__(self, root: Path, folder: Path, news: News, **settings: Any) -> None:
        self._root, self._folder, self._news = root, folder, news
        # The server takes drawings and fonts from the theme itself.
        self._settings = {**settings, "THEME_STATIC_PATHS": []}
        self._memory, self._waiting = Memory(), False
        self._handouts: dict[str, int] = {}

    def show(self, changed: Collection[str] = ()) -> None:
        """Build what the `changed` files need, all of it when none is named, and tell the browsers."""
        started = time.perf_counter()
        paths = [Path(name).relative_to(self._root) for name in sorted(changed)]
        with self._broken_told():
            if paths and all(path.is_relative_to("theme/static/css") for path in paths):
                self._style()
            else:
                self._changed(paths)
            what = f"{paths[0]}{' and more' * (len(paths) > 1)}" if paths else "Everything"
            print(f"{what}: shown after {1000 * (time.perf_counter() - started):.0f} ms", flush=True)

    def rest(self) -> None:
        """Nobody writes: make what had to wait, such as handouts and the search index."""
        if self._waiting:
            with self._broken_told():
                self._build(pages_only=False)

    @contextmanager
    def _broken_told(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:  # whatever it is, the preview goes on and says so
            self._news.broken(found := told(error, self._root))
            lines = [f"{problem.path}:{problem.line}: {problem.message}" for problem in found]
            print("\n".join(["", *lines, "The browser shows the last good version."]), flush=True)

    def _style(self) -> None:
        """Put the new styles where the pages already look for them."""
        for name in SHEETS:
            css = bundle(self._root / f"theme/static/css/{name}.css").css
            for file in (self._folder / "theme").glob(f"{name}.*.css"):
                file.write_text(css, encoding="utf-8")
        self._news.styles_changed()

    def _changed(self, paths: Collection[Path]) -> None:
        if not paths or any(path.is_relative_to("theme") for path in paths):
            self._memory = Memory()  # it knows nothing of templates and drawings
        if not paths or any(path.is_relative_to("content/exercises") for path in paths):
            draw()
        self._build(pages_only=bool(paths))
        self._news.pages_changed()

    def _build(self, pages_only: bool) -> None:
        self._waiting = False
        self._memory.begin()
        own = {"MEMORY": self._memory, "PAGES_ONLY": pages_only, "HANDOUTS": self._handouts}
        settings = generate(str(self._root / "pelicanconf.py"), self._folder, **own, **self._settings)
        self._handouts, self._waiting = settings["HANDOUTS"], pages_only
        for name in self._memory.finish():
            (self._folder / name).unlink(missing_ok=True)


def serve(host: str, port: int) -> int:
    """Show the site of this folder on the first free port from `port` on, until Ctrl-C. Returns the exit code."""
    root, news = Path.cwd(), News()
    with tempfile.TemporaryDirectory(prefix="preview-") as folder, stopped() as stop:
        preview = Preview(root, Path(folder), news)
        try:
            server = listening(host, port, Path(folder), root / "theme/static", news)
        except OSError as error:
            print(f"The preview cannot be shown on {host}: {error.strerror}.", file=sys.stderr)
            return 1
        threading.Thread(target=server.serve_forever, daemon=True).start()
        preview.show()
        print(greeting(host, server.server_port, port), flush=True)
        for changes in changes_in(root, stop):
            if changes:
                preview.show(changes)
            else:
                preview.rest()
        server.shutdown()
        server.server_close()
    return 0


def changes_in(root: Path, stop: threading.Event) -> Iterator[set[str]]:
    """The files of each save; none after a second without one."""
    folders = (root / "content", root / "theme")
    saves = watch(
        *folders,
        step=QUIET_MS,
        stop_event=stop,
        rust_timeout=REST_MS,
        yield_on_timeout=True,
        raise_interrupt=False,
    )
    for changes in saves:
        yield {path for _, path in changes}


def listening(host: str, port: int, site: Path, theme: Path, news: News) -> Server:
    """A server on the first port from `port` on that nothing listens on. Raises OSError when there is none."""
    for candidate in range(port, port + TRIES):
        try:
            return Server((host, candidate), site, theme, news)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
    raise OSError(errno.EADDRINUSE, f"ports {port} to {port + TRIES - 1} are all taken")


def greeting(host: str, port: int, wanted: int) -> str:
    """Where the preview is to be seen, and by whom."""
    lines = []
    if port != wanted:
        lines.append(f"Port {wanted} is taken, so this is {port}.")
    if host not in ("127.0.0.1", "localhost", "::1"):
        lines.append("CAREFUL: everybody in your network can see this preview, drafts included, until you end it.")
    shown = own_address() if host in ("0.0.0.0", "::") else host
    lines += [f"Preview: http://{shown}:{port}/", f"Drafts:  http://{shown}:{port}/_drafts/", "Ctrl-C ends it."]
    return "\n".join(lines)


def own_address() -> str:
    """The address under which others in the network reach this machine. Nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # set aside for examples (https://www.rfc-editor.org/rfc/rfc5737)
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


@contextmanager
def stopped() -> Iterator[threading.Event]:
    """An event that Ctrl-C sets, and the end of the terminal too."""
    stop = threading.Event()
    before = {sign: signal.signal(sign, lambda *_: stop.set()) for sign in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for sign, handler in before.items():
            signal.signal(sign, handler)
