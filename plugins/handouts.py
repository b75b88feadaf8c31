"""Prints the handouts: a PDF of every guide and every exercise, from theme/templates/handout.html.

Writes the settings `HANDOUTS`, the size in bytes of every PDF by address: none where WeasyPrint cannot run.
PDFs are kept in a folder by everything that goes into them, so an unchanged one is not printed again.
"""

from __future__ import annotations

import mimetypes
import os
import tempfile
import time
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pelican import signals
from pelican.generators import Generator

from plugins.views.handouts import Handout, handouts

FONTS = ("young-serif", "handout-regular", "handout-bold")
TOOLS = ("weasyprint", "pydyf", "fonttools", "segno")
"""The packages that decide the bytes of a PDF."""
PATIENCE = 2.0
"""Seconds until a line tells what is going on."""
MISSING = (
    "HANDOUTS WERE NOT MADE: the system libraries of WeasyPrint are missing. "
    "Get them with: sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)


class PressError(Exception):
    """WeasyPrint cannot run on this machine."""


@dataclass
class Cache:
    """PDFs in a folder by key. `prune` removes those that nobody asked for."""

    folder: Path
    used: set[str] = field(default_factory=set)

    def load(self, key: str) -> bytes | None:
        """The PDF of a key; None where it is missing or damaged."""
        self.used.add(f"{key}.pdf")
        try:
            pdf = (self.folder / f"{key}.pdf").read_bytes()
        except FileNotFoundError:
            return None
        return pdf if pdf.startswith(b"%PDF-") and pdf.rstrip().endswith(b"%%EOF") else None

    def store(self, key: str, pdf: bytes) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self.folder, suffix=".part", delete=False) as file:
            file.write(pdf)
        Path(file.name).replace(self.folder / f"{key}.pdf")

    def prune(self) -> None:
        for file in self.folder.glob("*.pdf"):
            if file.name not in self.used:
                file.unlink(missing_ok=True)


@dataclass
class Press:
    """Prints HTML with the drawings and fonts of a `theme`. WeasyPrint is loaded with the first sheet."""

    theme: Path

    def key(self, handout: Handout, html: str) -> str:
        """A name for everything that goes into the PDF of a handout."""
        parts = [self._always, html.encode(), *(self.local(url).read_bytes() for url in handout.drawings)]
        return sha256(b"".join(sha256(part).digest() for part in parts)).hexdigest()

    @cached_property
    def _always(self) -> bytes:
        files = [
            Path(__file__),
            self.theme / "handout.css",
            *(self.local(f"/theme/fonts/{name}.woff2") for name in FONTS),
        ]
        versions = ",".join(f"{tool} {version(tool)}" for tool in TOOLS)
        return b"".join([versions.encode(), *(file.read_bytes() for file in files)])

    def local(self, url: str) -> Path:
        """The file of the theme that is published at an address."""
        return self.theme / "static" / urlsplit(url).path.removeprefix("/theme/")

    def pdf(self, handout: Handout, html: str, key: str) -> bytes:
        """The PDF of a handout. Raises PressError."""
        weasyprint, fonts, stylesheet = self._ready
        document = weasyprint.HTML(string=html, base_url=handout.page, url_fetcher=self._fetcher(handout.page))
        printed: bytes = document.write_pdf(
            stylesheets=[stylesheet],
            font_config=fonts,
            pdf_variant="pdf/ua-1",
            pdf_identifier=key[:32].encode(),
        )
        return printed

    @cached_property
    def _ready(self) -> tuple[Any, Any, Any]:
        """WeasyPrint, the fonts and the stylesheet."""
        weasyprint, font_configuration = _weasyprint()
        fonts = font_configuration()
        css = (self.theme / "handout.css").read_text(encoding="utf-8")
        fetch = self._fetcher("")
        stylesheet = weasyprint.CSS(string=css, base_url="https://theme/", font_config=fonts, url_fetcher=fetch)
        return weasyprint, fonts, stylesheet

    def _fetcher(self, page: str) -> Any:
        """Answers addresses from the theme, and /qr.svg with the code for a `page`. Never asks the network."""
        from weasyprint.urls import URLFetcher, URLFetcherResponse

        press = self

        class Fetcher(URLFetcher):
            def fetch(self, url: str, headers: Any = None) -> Any:
                if url.startswith("data:"):
                    return super().fetch(url, headers)
                if urlsplit(url).path == "/qr.svg":
                    return URLFetcherResponse(url, qr_code(page), {"Content-Type": "image/svg+xml"})
                kind = mimetypes.guess_type(url)[0] or "application/octet-stream"
                return URLFetcherResponse(url, press.local(url).read_bytes(), {"Content-Type": kind})

        return Fetcher(fail_on_errors=True)


def _weasyprint() -> tuple[Any, Any]:
    """WeasyPrint and its class for fonts, with all of the system's libraries. Raises PressError."""
    try:
        with warnings.catch_warnings(action="ignore"):  # of what is checked here
            import weasyprint
            from weasyprint.text.ffi import harfbuzz, harfbuzz_subset
            from weasyprint.text.fonts import FontConfiguration
    except OSError as error:
        raise PressError(MISSING) from error
    # Without these it takes another way, to other bytes, and warns with every font (weasyprint.pdf.fonts).
    if not harfbuzz_subset or not harfbuzz.hb_version_atleast(4, 1, 0):
        raise PressError(MISSING)
    return weasyprint, FontConfiguration


def qr_code(url: str) -> bytes:
    """A QR code as SVG, one unit a module. The white around it is the page's."""
    import segno

    image = BytesIO()
    segno.make(url, error="m", micro=False).save(image, kind="svg", border=0, omitsize=True)
    return image.getvalue()


def print_all(press: Press, cache: Cache, sheets: Sequence[tuple[Handout, str]]) -> Iterator[tuple[Handout, bytes]]:
    """The PDFs of handouts and their HTML, from the cache where it has them.

    Leaves out what cannot be printed on this machine, and says so; where `CI` is set that ends the build.
    """
    started, told, failed = time.monotonic(), False, False
    for number, (handout, html) in enumerate(sheets, 1):
        key = press.key(handout, html)
        pdf = cache.load(key)
        if pdf is None and not failed:
            try:
                pdf = press.pdf(handout, html, key)
                cache.store(key, pdf)
            except PressError as error:
                failed = True
                _complain(str(error))
        if pdf is not None:
            yield handout, pdf
        if not told and time.monotonic() - started > PATIENCE:
            told = True
            print(f"Printing handouts: {number} of {len(sheets)} done ...", flush=True)


def _complain(message: str) -> None:
    if os.environ.get("CI"):
        raise SystemExit(message)
    print(f"\n{message}\n", flush=True)


def write(generators: list[Generator]) -> None:
    """Before any page is written, so that pages link to handouts that are there."""
    settings = generators[0].settings
    theme = Path(settings["THEME"])
    material = settings["TEXT"].material
    template = generators[0].get_template("handout")
    sheets = [(handout, template.render(handout=handout)) for handout in handouts(material)]
    cache = Cache(Path(settings["HANDOUT_CACHE"]))
    made = {}
    for handout, pdf in print_all(Press(theme), cache, sheets):
        file = Path(settings["OUTPUT_PATH"], handout.url.lstrip("/"))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(pdf)
        made[handout.url] = len(pdf)
    cache.prune()
    settings["HANDOUTS"] = made


def register() -> None:
    signals.all_generators_finalized.connect(write)
