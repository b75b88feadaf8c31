"""Text that leaves the site, for feeds: it reads without our CSS, scripts and addresses."""

from __future__ import annotations

from plugins.views.page import Html

KEPT = frozenset({"alt", "colspan", "datetime", "height", "href", "rowspan", "scope", "src", "start", "width"})
"""Attributes that mean something anywhere."""
ON_THE_SITE_ONLY = " | ".join(
    f".//{what}" for what in ('*[@aria-hidden="true"]', '*[@alt=""]', "svg", "script", "style", "form")
)
"""Icons and drawings that decorate, boxes to tick on paper, and what no feed reader runs."""

NO_XML = dict.fromkeys([*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF])
"""Characters that HTML may name by number, and that XML cannot hold (https://www.w3.org/TR/xml/#charsets)."""


def portable(text: str, address: str) -> Html:
    """A text of the page at the full `address` as XHTML, without what belongs to the site only."""
    from lxml import etree, html  # slow to load, and most texts were made before

    root = html.fragment_fromstring(text, create_parent="div")
    for element in root.xpath(ON_THE_SITE_ONLY):
        element.drop_tree()
    for choice in root.xpath(".//picture | .//source"):
        choice.drop_tag()  # the picture for old browsers remains (lxml takes it for a part of the last source)
    root.make_links_absolute(address)
    for element in root.iter(etree.Element):
        for name in set(element.attrib) - KEPT:
            del element.attrib[name]
    for image in root.iter("img"):
        # A browser that opens a feed hides the texts (feed.css): so it fetches none of their pictures.
        image.set("loading", "lazy")
    return Html("".join(etree.tostring(child, encoding="unicode") for child in root).translate(NO_XML).strip())
