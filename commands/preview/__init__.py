"""Shows the site with drafts, and every save at once. A Problem stands over the last good page until it is mended."""

from __future__ import annotations

import errno
import gc
import signal
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from watchfiles import watch

from commands.generate import draw, generate, settings_of
from commands.past import CACHE, version
from commands.preview.news import News
from commands.preview.problems import told
from commands.preview.server import Server
from plugins.derived.ledger import Ledger
from plugins.model.digests import files_below
from plugins.model.memory import Memory
from plugins.press import Press
from plugins.stylesheet import SHEETS, bundle

TRIES = 20
QUIET_MS = 5
"""A save is over when nothing has changed for so long."""
REST_MS = 1_000
"""Who writes has paused when nothing has changed for so long."""


class Preview:
    """A site in `folder`, made of the project at `root`, and the `news` about it."""

    def __init__(self, root: Path, folder: Path, news: News, **settings: Any) -> None:
        self._root, self._folder, self._news = root, folder, news
        # The server takes drawings and fonts from the theme itself.
        self._settings = {**settings, "THEME_STATIC_PATHS": []}
        self._memory = Memory(CACHE / "memory", version)
        self._ledger = Ledger(self._memory, folder, folder)
        self._last: dict[str, Any] = {}  # settings of the last build, if it was a whole one
        self._handouts: dict[str, int] = {}
        self._waiting = False

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
            gc.collect()

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
        self._waiting = True

    def _changed(self, paths: Sequence[Path]) -> None:
        if not paths or any(path.is_relative_to("content/exercises") for path in paths):
            draw(self._memory)
        if not self._only_words(paths):
            self._build(pages_only=bool(paths))
        self._news.pages_changed()

    def _only_words(self, paths: Sequence[Path]) -> bool:
        """Whether nothing but words of one text has changed since the last build. Then its page alone is made."""
        if not self._last or len(paths) != 1 or not paths[0].is_relative_to("content/posts"):
            return False
        path, planner = paths[0].relative_to("content").as_posix(), self._last["PLANNER"]
        if not planner.library.entries.renew(path):
            return False
        Press(self._last, planner.site).make([planner.plan_of(path)])
        self._ledger.next(whole=False)
        self._waiting = True
        return True

    def _rehearse(self) -> None:
        """Load what the next save needs: a build leaves that to its forks."""
        planner = self._last["PLANNER"]
        if posts := planner.library.posts.paths:
            Press(self._last, planner.site).rehearse(planner.plan_of(posts[-1]))

    def _build(self, pages_only: bool) -> None:
        self._waiting, self._last, whole, started = False, {}, False, time.time()
        self._memory.digests.again()
        own = {"MEMORY": self._memory, "LEDGER": self._ledger, "PAGES_ONLY": pages_only, "HANDOUTS": self._handouts}
        settings = settings_of(str(self._root / "pelicanconf.py"), **own, **self._settings)
        try:
            generate(settings, self._folder, self._folder)
            whole = True
        finally:
            self._ledger.next(whole)
        self._last, self._handouts, self._waiting = settings, settings["HANDOUTS"], pages_only
        if not pages_only:
            self._tidy(started, Path(settings["PATH"]))
            self._memory.keep()
            self._rehearse()

    def _tidy(self, started: float, content: Path) -> None:
        """Remove files that the whole build since a moment did not make: old cards, pictures, styles."""
        for file in map(Path, files_below(self._folder)):
            name = file.relative_to(self._folder)
            is_old = file.stat().st_mtime < started and not self._ledger.holds(name.as_posix())
            if is_old and not (content / name).exists():  # what Pelican copied is as old as its source
                file.unlink()


def serve(host: str, port: int) -> int:
    """Show the site of this folder on the first free port from `port` on, until Ctrl-C. Returns the exit code."""
    root, news = Path.cwd(), News()
    gc.disable()  # or a save waits while all entries are looked at, for 0.2 s at ten thousand; `rest` collects
    with tempfile.TemporaryDirectory(prefix="preview-") as folder, stopped() as stop:
        preview = Preview(root, Path(folder), news)
        try:
            server = listening(host, port, Path(folder), root / "theme/static", news)
        except OSError as error:
            print(f"The preview cannot be shown on {host}: {error.strerror}.", file=sys.stderr)
            return 1
        preview.show()  # on all cores, while no thread is in the way (plugins.model.parallel)
        threading.Thread(target=server.serve_forever, daemon=True).start()
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
