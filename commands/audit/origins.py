"""Nothing on the site is fetched from anybody else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree

from commands.audit.site import BuiltSite, File, Page
from plugins.model.problem import Problem

LOADING = ("src", "srcset", "poster", "data", "background", "imagesrcset")
"""Attributes whose address a browser fetches by itself."""
LOADED = {"apple-touch-icon", "dns-prefetch", "icon", "manifest", "modulepreload", "preconnect", "prefetch"} | {
    "preload",
    "prerender",
    "stylesheet",
}
"""Kinds of `<link>` that a browser follows by itself."""
IN_CSS = re.compile(r"""(?:url\(|@import)\s*["']?([^"')\s]+)""")
IN_SVG = re.compile(r"""\b(?:href|src)=["']([^"'#][^"']*)""")


def third_parties(site: BuiltSite) -> Iterator[Problem]:
    """Whoever a page fetches from learns who reads about which ailment.

    Links that a reader may follow are fine. What a script would ask for, the site's security policy forbids.
    """
    for page in site.pages:
        for element in page.tree.iter("*"):
            for address in _fetched(element):
                if _is_foreign(address, site):
                    yield page.problem(element, f"fetches {address} from a third party.")
    for file, address in _of_files(site):
        if _is_foreign(address, site):
            yield file.problem(file.line_of(address), f"fetches {address} from a third party.")


def _fetched(element: etree._Element) -> Iterator[str]:
    for name in LOADING:
        # srcset holds addresses and widths; other addresses have no spaces.
        for part in element.get(name, "").split(","):
            yield part.strip().partition(" ")[0]
    if element.tag in ("use", "image", "feimage") or (
        element.tag == "link" and LOADED & set(element.get("rel", "").split())
    ):
        yield element.get("href", "") or element.get("xlink:href", "")
    yield from IN_CSS.findall(element.get("style", ""))
    if element.tag == "style":
        yield from IN_CSS.findall(element.text or "")


def _of_files(site: BuiltSite) -> Iterator[tuple[File, str]]:
    for path in site.files(".css"):
        file = File(site.name(path), path.read_text("utf-8"))
        yield from ((file, address) for address in IN_CSS.findall(file.text))
    for file in (file for file in site.texts if not isinstance(file, Page)):
        if file.name.endswith(".svg"):
            yield from ((file, address) for address in (*IN_SVG.findall(file.text), *IN_CSS.findall(file.text)))
        if file.name.endswith(".webmanifest"):
            yield from ((file, icon["src"]) for icon in json.loads(file.text).get("icons", ()))


def _is_foreign(address: str, site: BuiltSite) -> bool:
    return bool(urlsplit(address).netloc) and not address.startswith(f"{site.practice.website}/")
