"""A built site in a real browser: a server on this machine only, and Debian's Chromium."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


class _Handler(SimpleHTTPRequestHandler):
    """Serves like a static host: with the site's own `_headers`, and its own page for a missing one."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        for name, value in headers_at(self.path.partition("?")[0], Path(self.directory)).items():
            if name != "Content-Type":
                self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet: the tests say what they found."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.exists():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
        return None


def headers_at(url: str, site: Path) -> dict[str, str]:
    """What `_headers` of a built site says about an address."""
    file = site / "_headers"
    found: dict[str, str] = {}
    applies = False
    for line in file.read_text("utf-8").splitlines() if file.exists() else ():
        name, _, value = line.strip().partition(": ")
        if line.startswith("/"):
            applies = fnmatchcase(url, line)
        elif applies and value:
            found[name] = value  # of two rules the later one holds: the earlier one was detached
    return found


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of 127.0.0.1; yields its address without a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser. Raises RuntimeError where none is installed."""
    if not CHROMIUM:
        raise RuntimeError("There is no Chromium on this machine. On Debian or Ubuntu: sudo apt install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        try:
            yield browser
        finally:
            browser.close()
