"""A built site served on this machine, as a static host would."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder with its own `_headers`, and its own page for a missing one."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        for name, value in headers_at(self.path.partition("?")[0], Path(self.directory)).items():
            if name != "Content-Type":
                self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet: whoever serves says what there is to say."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
        else:
            self.send_page(page.read_bytes(), code)

    def list_directory(self, path: object) -> None:
        """A folder without a page is a missing page."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_page(self, body: bytes, code: int = HTTPStatus.OK) -> None:
        """Answer with a page of HTML."""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


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
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
