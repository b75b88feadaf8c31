"""A picture of the old site as this one takes it: still, of a kind that browsers show, not larger than any screen,
and without the place where it was taken."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

from plugins.model.photos import MOVING, open_picture

ENDINGS = {"JPEG": ".jpg", "MPO": ".jpg", "PNG": ".png", "GIF": ".gif", "WEBP": ".webp", "AVIF": ".avif"}
GPS = 0x8825
WIDEST = 4000
"""Pixels of the longer side; no page shows half as many."""
MOST_PIXELS = 120_000_000
"""More than any camera of a phone makes; a picture of so many takes half a gigabyte of memory."""


@dataclass(frozen=True)
class Photo:
    """The bytes of a file and its ending. `remark` says what was lost on purpose."""

    data: bytes
    ending: str
    remark: str = ""


def taken_over(data: bytes) -> Photo:
    """A picture made ready. Raises ValueError with a reason in words."""
    try:
        with open_picture(BytesIO(data)) as image:
            if image.width * image.height > MOST_PIXELS:
                raise ValueError(f"has {image.width} by {image.height} pixels, which no page needs: save it smaller")
            return _ready(image, data)
    except Image.DecompressionBombError:
        raise ValueError("has far too many pixels: save it smaller") from None
    except UnidentifiedImageError:
        raise ValueError("is no picture that could be read") from None
    except (OSError, SyntaxError) as error:
        raise ValueError(f"is damaged ({error})") from None


def _ready(image: Image.Image, data: bytes) -> Photo:
    kind = image.format or ""
    moves = kind in MOVING and getattr(image, "is_animated", False)
    if moves or kind not in ENDINGS:
        upright = ImageOps.exif_transpose(image)
        if moves or image.has_transparency_data:
            return Photo(_saved(upright.convert("RGBA"), "PNG"), ".png", "moved and stands still now" if moves else "")
        return Photo(_saved(upright.convert("RGB"), "JPEG", quality=90), ".jpg")
    exif, small = image.getexif(), max(image.size) <= WIDEST
    if GPS not in exif and small:
        image.load()
        return Photo(data, ENDINGS[kind])
    exif.pop(GPS, None)
    jpeg = ENDINGS[kind] == ".jpg"
    # A JPEG of the same size keeps its tables, so that nothing is compressed a second time to less.
    options: dict[str, Any] = {"quality": "keep" if small and kind == "JPEG" else 90} if jpeg else {}
    return Photo(_saved(image, "JPEG" if jpeg else kind, exif=exif, **options), ENDINGS[kind])


def _saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    image.thumbnail((WIDEST, WIDEST))
    out = BytesIO()
    # Without its profile, a photo of a phone has other colors.
    image.save(out, kind, icc_profile=image.info.get("icc_profile"), **options)
    return out.getvalue()
