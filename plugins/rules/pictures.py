"""Pictures can be shown: they are what their name says, whole, and not larger than any screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import unquote

from PIL import Image

from plugins.model.entries import Entry, Post
from plugins.model.library import Library
from plugins.model.photos import HEIC, MOVING, formats, open_picture
from plugins.model.problem import Problem

MOST_PIXELS = 20_000_000
LONGEST_SIDE = 16_383
"""Pixels that WebP can count (https://developers.google.com/speed/webp/faq)."""


def pictures_can_be_shown(entry: Entry, library: Library, now: datetime) -> Iterator[Problem]:
    """Every picture that an entry names and that is there (`references` and the model look for those that are not)."""
    for line, field, name in _named(entry):
        if name in library.known["images"] and (message := _wrong(library, name)):
            yield Problem(entry.document.path, line, field, f'the picture "{name}" {message}')


def _named(entry: Entry) -> Iterator[tuple[int, str, str]]:
    if isinstance(entry, Post) and entry.image:
        yield entry.document.line_of(("image",)), "image", entry.image
    body = entry.document.scanned
    for link in body.links:
        if link.is_image:
            yield link.line, "", unquote(link.target).removeprefix("{static}").lstrip("/").removeprefix("images/")
    for block in body.named("figure"):
        yield block.line, "", block.argument


def _wrong(library: Library, name: str) -> str:
    file = library.root / "images" / name
    expected = formats(file.suffix)
    if not expected and file.suffix.lower() in HEIC:
        return "is a HEIC photo, which this computer cannot read. Install pillow-heif on it, or save it as a JPEG."
    try:
        with open_picture(file) as image:
            if image.width * image.height > MOST_PIXELS or max(image.size) > LONGEST_SIDE:
                return f"has {image.width} by {image.height} pixels. Save it again, at most 5,000 by 4,000."
            image.load()
            if image.format in MOVING and getattr(image, "is_animated", False):
                return "moves, and readers could not stop it. Save one still picture of it as a PNG."
            if image.format not in expected:
                return f"is a {image.format} file with the ending {file.suffix}. Save it again with the right one."
    except Image.DecompressionBombError:
        return "has far too many pixels. Save it again, at most 5,000 by 4,000."
    except (OSError, SyntaxError):
        return "cannot be opened: it is empty, broken or not a picture. Save it again from the original."
    return ""
