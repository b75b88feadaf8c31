"""What WordPress does when it shows a text: reusable blocks, shortcodes, paragraphs that are only empty lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from importer.items import Item

_BLOCKS = "p|div|h[1-6]|ul|ol|li|table|t[hdr]|thead|tbody|blockquote|figure|figcaption|pre|section|hr|dl|dt|dd"
BLOCK = re.compile(rf"</?(?:{_BLOCKS})\b|<!--", re.IGNORECASE)
_APART = "h[1-6]|ul|ol|table|blockquote|figure|pre|hr|p|div"
BEFORE = re.compile(rf"(?=<(?:{_APART})\b|</blockquote>)", re.IGNORECASE)
AFTER = re.compile(rf"(?:</(?:{_APART})>|<blockquote[^>]*>|<hr[^>]*>)", re.IGNORECASE)
KEPT = re.compile(r"(<(pre|script|style)\b.*?</\2>)", re.DOTALL | re.IGNORECASE)
"""Where line ends mean what they say."""
MADE_OF_BLOCKS = re.compile(r"<!-- wp:|<div[^>]+\bsqs-")
"""Texts of editors that write every paragraph themselves."""
CAPTION = re.compile(r"\[caption[^\]]*\](.*?)\[/caption\]", re.DOTALL | re.IGNORECASE)
PICTURE = re.compile(r"\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)(.*)", re.DOTALL | re.IGNORECASE)
GALLERY = re.compile(r"\[gallery\b([^\]]*)\]", re.IGNORECASE)
IDS = re.compile(r"""ids=["']?([\d, ]+)""")
EMBED = re.compile(r"\[embed[^\]]*\]\s*(\S+?)\s*\[/embed\]", re.IGNORECASE)
PLAYER = re.compile(
    r"\[(?:youtube|vimeo|video|audio|soundcloud|instagram|googlemaps)\b[ =]"
    r"""[^\]]*?(https?://[^\s"'\]]+)[^\]]*\](?:\[/(?:video|audio)\])?""",
    re.IGNORECASE,
)
REUSED = re.compile(r'<!-- wp:block \{"ref":(\d+)[^>]*/-->')
SHORTCODE = re.compile(r"\[/?([a-z][a-z0-9]*(?:[_-][a-z0-9]+)+|audio|video|playlist)(?: [^\]]*)?/?\](?!\()")
"""A leftover shortcode: its name has a hyphen or underscore, as ordinary words in brackets have not."""
DYNAMIC = re.compile(r"<!-- wp:([\w/-]+)(?: \{[^>]*)? ?/-->")
"""A block without a text of its own, which WordPress filled on every visit."""
DEEPEST = 5
"""Reusable blocks within one another."""


def filled(body: str, others: Mapping[str, Item], todos: list[str]) -> str:
    """The body with what stands in it by number or address only. `others` are the files and reusable blocks
    of the export by number; what could not be had is added to `todos`."""
    return EMBED.sub(r"\n\n\1\n\n", PLAYER.sub(_player, _reused(body, others, todos)))


def expand(body: str, item: Item, others: Mapping[str, Item], todos: list[str]) -> str:
    """The filled body of an item in plain HTML."""
    body = CAPTION.sub(lambda match: _figure(match[1]), body)
    body = GALLERY.sub(lambda match: _gallery(match[1], item, others, todos), body)
    if names := sorted({match[1] for match in SHORTCODE.finditer(body)}):
        todos.append(f"parts made by plug-ins were here ({', '.join(names)}): compare with the old page")
    body = SHORTCODE.sub("", body)
    return body if MADE_OF_BLOCKS.search(body) else _paragraphs(body)


def _reused(body: str, others: Mapping[str, Item], todos: list[str], depth: int = DEEPEST) -> str:
    def text_of(match: re.Match[str]) -> str:
        block = others.get(match[1])
        if block is None or not depth:
            todos.append("a reusable block was here that the export does not hold: compare with the old page")
            return ""
        return _reused(block.body, others, todos, depth - 1)

    return REUSED.sub(text_of, body)


def _player(match: re.Match[str]) -> str:
    address = match[1]
    tag = "audio" if re.search(r"\.(?:mp3|m4a|ogg|wav)\b", address) else "video"
    is_file = re.search(r"\.\w{3,4}(?:\?|$)", address.rpartition("/")[2])
    return f'\n\n<figure><{tag} src="{escape(address)}"></{tag}></figure>\n\n' if is_file else f"\n\n{address}\n\n"


def _figure(inner: str) -> str:
    match = PICTURE.match(inner)
    if not match:
        return inner
    return f"\n\n<figure>{match[1]}<figcaption>{match[2].strip()}</figcaption></figure>\n\n"


def _gallery(options: str, item: Item, others: Mapping[str, Item], todos: list[str]) -> str:
    """The pictures that a gallery names, or all that were uploaded for the text."""
    listed = IDS.search(options)
    names = [name.strip() for name in listed[1].split(",") if name.strip()] if listed else _uploads(item, others)
    found = [others[name] for name in names if name in others and others[name].attachment]
    if len(found) < len(names) or not names:
        todos.append("a gallery was here, and the export does not hold all of its pictures: add them")
    pictures = (
        f'<figure><img src="{escape(picture.attachment)}"><figcaption>{escape(picture.excerpt)}</figcaption></figure>'
        for picture in found
    )
    return "\n\n".join(["", *pictures, ""])


def _uploads(item: Item, others: Mapping[str, Item]) -> list[str]:
    return [name for name, other in others.items() if other.attachment and other.parent == item.id]


def _paragraphs(body: str) -> str:
    """An empty line ends a paragraph, a line end breaks a line, and what is a block stands alone
    (https://developer.wordpress.org/reference/functions/wpautop/)."""
    pieces = KEPT.split(body.replace("\r\n", "\n"))
    # Every third piece is a name that only serves the pattern.
    return "\n".join(kept if n % 3 else _wrapped(kept) for n, kept in enumerate(pieces) if n % 3 < 2)


def _wrapped(body: str) -> str:
    body = AFTER.sub(r"\g<0>\n\n", BEFORE.sub("\n\n", body))
    parts = (part.strip() for part in re.split(r"\n\s*\n", body))
    return "\n".join(
        part if BLOCK.search(part) else f"<p>{part.replace(chr(10), '<br>')}</p>" for part in parts if part
    )
