"""What each page weighs over the wire, against what a first round trip carries."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import brotli

PAGE_LIMIT = 14_600
"""HTML and CSS of a page together, in bytes: ten packets of 1,460 bytes, the usual first window
of a connection (https://www.rfc-editor.org/rfc/rfc6928)."""
CSS_LIMIT = 6_500
STYLESHEET = re.compile(r'<link rel="stylesheet" href="/([^"]+)">')
"""Those that a page waits for: the one for print names its medium and comes later."""


@dataclass(frozen=True)
class Weight:
    """Bytes after brotli, as a host sends them."""

    url: str
    html: int
    css: int

    @property
    def page(self) -> int:
        return self.html + self.css

    @property
    def over(self) -> bool:
        return self.page > PAGE_LIMIT or self.css > CSS_LIMIT


def weigh(site: Path) -> Iterator[Weight]:
    """Every page of a built site, in the order of addresses."""
    css: dict[str, int] = {}
    for file in sorted(site.rglob("*.html")):
        html = file.read_bytes()
        names = STYLESHEET.findall(html.decode())
        for name in names:
            css.setdefault(name, len(brotli.compress((site / name).read_bytes())))
        url = "/" + file.relative_to(site).as_posix().removesuffix("index.html")
        yield Weight(url, len(brotli.compress(html)), sum(css[name] for name in names))


def budget(site: Path) -> int:
    """Print the heaviest page of each kind and every page over the limit. Returns the exit code."""
    weights = sorted(weigh(site), key=lambda weight: (-weight.page, weight.url))
    seen: set[str] = set()
    print(f"{'page':<46}{'HTML':>8}{'CSS':>8}{'both':>8}")
    for weight in weights:
        kind = weight.url.rsplit("/", 2)[0] or weight.url
        if weight.over or kind not in seen:
            seen.add(kind)
            mark = "  over the limit" if weight.over else ""
            print(f"{weight.url:<46}{weight.html:>8,}{weight.css:>8,}{weight.page:>8,}{mark}")
    over = sum(weight.over for weight in weights)
    print(f"{len(weights)} pages, limits {PAGE_LIMIT:,} bytes a page and {CSS_LIMIT:,} of CSS: {over} over")
    if not weights:
        print(f"{site} holds no page. Run ./run build first.", file=sys.stderr)
    return 1 if over or not weights else 0
