"""Texts of WordPress' classic editor: shortcodes, and paragraphs that are only empty lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from importer.items import Item

BLOCK = re.compile(r"<(?:p|div|h[1-6]|ul|ol|table|blockquote|figure|pre|section|hr|!--)\b", re.IGNORECASE)
BEFORE = re.compile(r"\n(?=<(?:h[1-6]|ul|ol|table|blockquote|figure|pre|hr)\b)", re.IGNORECASE)
AFTER = re.compile(r"(</(?:h[1-6]|ul|ol|table|blockquote|figure|pre)>)\n", re.IGNORECASE)
PARAGRAPHS = re.compile(r"<p[\s>]", re.IGNORECASE)
CAPTION = re.compile(r"\[caption[^\]]*\](.*?)\[/caption\]", re.DOTALL | re.IGNORECASE)
PICTURE = re.compile(r"\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)(.*)", re.DOTALL | re.IGNORECASE)
GALLERY = re.compile(r"\[gallery\b([^\]]*)\]", re.IGNORECASE)
EMBED = re.compile(r"\[embed[^\]]*\]\s*(\S+?)\s*\[/embed\]", re.IGNORECASE)
IDS = re.compile(r"""ids=["']?([\d, ]+)""")
SHORTCODE = re.compile(r"\[/?([a-z][a-z0-9]*(?:[_-][a-z0-9]+)+|audio|video|playlist)(?: [^\]]*)?/?\](?!\()")
"""A leftover shortcode: its name has a hyphen or underscore, as ordinary words in brackets have not."""


def expand(body: str, attachments: Mapping[str, Item]) -> tuple[str, list[str]]:
    """The body in plain HTML, and the names of shortcodes that were dropped.

    `attachments` by id, for galleries.
    """
    body = CAPTION.sub(lambda match: _figure(match[1]), body)
    body = GALLERY.sub(lambda match: _gallery(match[1], attachments), body)
    body = EMBED.sub(r"\n\n\1\n\n", body)
    dropped = sorted({match[1] for match in SHORTCODE.finditer(body)})
    body = SHORTCODE.sub("", body)
    return (body if PARAGRAPHS.search(body) else _paragraphs(body)), dropped


def _figure(inner: str) -> str:
    match = PICTURE.match(inner)
    if not match:
        return inner
    return f"<figure>{match[1]}<figcaption>{match[2].strip()}</figcaption></figure>\n\n"


def _gallery(options: str, attachments: Mapping[str, Item]) -> str:
    ids = IDS.search(options)
    found = [attachments[name.strip()] for name in (ids[1].split(",") if ids else ()) if name.strip() in attachments]
    pictures = (
        f'<figure><img src="{escape(item.attachment)}"><figcaption>{escape(item.excerpt)}</figcaption></figure>'
        for item in found
    )
    return "\n\n".join(["", *pictures, ""])


def _paragraphs(body: str) -> str:
    """What WordPress does when it shows such a text: an empty line ends a paragraph, a line end breaks a line."""
    parts = []
    body = AFTER.sub(r"\1\n\n", BEFORE.sub("\n\n", body.replace("\r\n", "\n")))
    for part in re.split(r"\n\s*\n", body):
        part = part.strip()
        if not part:
            continue
        parts.append(part if BLOCK.match(part) else f"<p>{part.replace(chr(10), '<br>')}</p>")
    return "\n".join(parts)
