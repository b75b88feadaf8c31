"""Serves a preview: pages with a script that shows what changed, and what is wrong."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from commands.host import Handler
from commands.preview.news import News

CLIENT = Path(__file__).with_name("client.js")
EVENTS = "/_preview/events"
NOT_YET = b"<!doctype html><html lang=en><meta name=viewport content='width=device-width'><title>Not built yet</title>\
<body><p>The site shows here as soon as it can be built.</p></body></html>"


class Server(ThreadingHTTPServer):
    """Serves `site`; drawings and fonts straight from `theme`. Raises OSError where the port is taken."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], site: Path, theme: Path, news: News) -> None:
        super().__init__(address, partial(PreviewHandler, news, theme, directory=str(site)))

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves while it is answered is no error."""


class PreviewHandler(Handler):
    def __init__(self, news: News, theme: Path, *args: Any, **options: Any) -> None:
        self._news, self._state, self._theme = news, news.state, theme
        super().__init__(*args, **options)

    def do_GET(self) -> None:  # noqa: N802 (the library's name)
        # Asked before the page is read: a browser may load a page once too often, but never keeps an old one.
        self._state = self._news.state
        path = urlsplit(self.path).path
        page = Path(self.translate_path(path), "index.html" if path.endswith("/") else "")
        if path == EVENTS:
            self._tell()
        elif page.suffix == ".html" and page.is_file():
            self.send_page(page.read_bytes())
        else:
            super().do_GET()

    def translate_path(self, path: str) -> str:
        if urlsplit(path).path == f"/_preview/{CLIENT.name}":
            return str(CLIENT)
        file = Path(super().translate_path(path))
        theme = Path(self.directory, "theme")
        return str(self._theme / file.relative_to(theme) if not file.exists() and theme in file.parents else file)

    def send_page(self, body: bytes, code: int = HTTPStatus.OK) -> None:
        """A page with the script, which knows what the page shows."""
        shown = f"data-pages={self._state.pages} data-styles={self._state.styles}"
        script = f"<script src=/_preview/{CLIENT.name} {shown}></script>"
        super().send_page(body.replace(b"</body>", f"{script}</body>".encode()), code)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code == HTTPStatus.NOT_FOUND and not Path(self.directory, "404.html").exists():
            self.send_page(NOT_YET, code)
        else:
            super().send_error(code, message, explain)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        # Not those of the published site: its policy would keep the look of the client's messages away.
        SimpleHTTPRequestHandler.end_headers(self)

    def _tell(self) -> None:
        """Tell the browser every state (https://html.spec.whatwg.org/multipage/server-sent-events.html)."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        for state in self._news:
            self.wfile.write(f"data: {state}\n\n".encode() if state else b":\n\n")
