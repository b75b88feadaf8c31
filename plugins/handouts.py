"""Prints the handouts: a PDF of every guide and every exercise, from theme/templates/handout.html.

Writes the settings `HANDOUTS`, the size in bytes of every PDF by address: none where WeasyPrint cannot run.
PDFs are kept by everything that goes into them, so an unchanged one is not printed again.
"""

from __future__ import annotations

import mimetypes
import os
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pelican import signals
from pelican.generators import Generator

from plugins.derived.output import publish
from plugins.derived.store import Store, code_of, key_of
from plugins.markup.components import Templates
from plugins.views.handouts import Handout, handouts

FONTS = ("young-serif", "handout-regular", "handout-bold")
TOOLS = ("weasyprint", "pydyf", "fonttools", "segno")
"""The packages that decide the bytes of a PDF."""
MISSING = (
    "HANDOUTS WERE NOT MADE: the system libraries of WeasyPrint are missing. "
    "Get them with: sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)


class PressError(Exception):
    """WeasyPrint cannot run on this machine."""


@dataclass
class Press:
    """Prints HTML with the drawings and fonts of a `theme`. WeasyPrint is loaded with the first sheet."""

    theme: Path

    def key(self, handout: Handout, html: str) -> str:
        """A name for everything that goes into the PDF of a handout."""
        return key_of(self._always, html, *(self.local(url).read_bytes() for url in handout.drawings))

    @cached_property
    def _always(self) -> str:
        files = [self.theme / "handout.css", *(self.local(f"/theme/fonts/{name}.woff2") for name in FONTS)]
        return key_of(code_of(__file__, *TOOLS), *(file.read_bytes() for file in files))

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


def print_all(press: Press, store: Store, sheets: Sequence[tuple[Handout, str]]) -> Iterator[tuple[Handout, bytes]]:
    """The PDFs of handouts and their HTML, from the store where it has them.

    Leaves out what cannot be printed on this machine, and says so; where `CI` is set that ends the build.
    """
    keyed = [(press.key(handout, html), handout, html) for handout, html in sheets]
    wanted = {key: (handout, html, key) for key, handout, html in keyed}
    try:
        store.fill(wanted, lambda sheet: press.pdf(*sheet), "Printing handouts")
    except PressError as error:
        _complain(str(error))
    for key, handout, _ in keyed:
        if (pdf := store.load(key)) is not None:
            yield handout, pdf


def _complain(message: str) -> None:
    if os.environ.get("CI"):
        raise SystemExit(message)
    print(f"\n{message}\n", flush=True)


def write(generators: list[Generator]) -> None:
    """Before any page is written, so that pages link to handouts that are there."""
    settings = generators[0].settings
    if settings["PAGES_ONLY"]:
        return
    theme = Path(settings["THEME"])
    material = settings["TEXT"].material
    templates = Templates(theme, settings["THEME_DIGEST"])
    sheets = [(handout, templates.render("handout.html", {"handout": handout})) for handout in handouts(material)]
    store = Store(Path(settings["CACHE"], "handouts"))
    made = {}
    for handout, pdf in print_all(Press(theme), store, sheets):
        publish(settings["OUTPUT_PATH"], handout.url, pdf)
        made[handout.url] = len(pdf)
    store.prune()
    settings["HANDOUTS"] = made


def register() -> None:
    signals.all_generators_finalized.connect(write)
