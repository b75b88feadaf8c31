"""The pictures of content/images as readers get them: small, in sRGB, upright, and with pixels only.

A phone writes the place into every photo (EXIF GPS): no original is ever published.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import ExifTags, Image, ImageCms, ImageOps

from plugins.derived.progress import told
from plugins.derived.store import Store, code_of, key_of
from plugins.model.body import heading_id
from plugins.model.photos import open_picture
from plugins.views.page import Picture, PictureSource

WIDTHS = (480, 800, 1200, 1600)
"""Pixels: a phone at two and at three dots per point, the text column at one and at two."""
SIZES = "(min-width: 48rem) 45rem, calc(100vw - 2.25rem)"
"""How wide pictures stand on pages: the measure of the text (65ch are 42 to 49rem, as the font is), or all between
the gutters (theme/static/css/tokens.css)."""
FALLBACK = 1200
"""Pixels of the picture for feeds and old browsers, as near as there is one."""

# One thread each, as libavif's bytes depend on the number of threads; the pictures are spread over the cores.
ENCODERS: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "avif": ("AVIF", {"quality": 60, "speed": 6, "max_threads": 1}),
    "webp": ("WEBP", {"quality": 78, "method": 4}),
    "jpg": ("JPEG", {"quality": 80, "progressive": True, "optimize": True}),
    "png": ("PNG", {"optimize": True}),
}
MODERN = {"avif": "image/avif", "webp": "image/webp"}
"""Endings and kinds of what browsers choose from, best first."""

ON_THEIR_SIDE = range(5, 9)
"""EXIF orientations of pictures whose width is meant as the height."""
RECIPE = code_of(__file__, "pillow", "pillow-heif")


@dataclass(frozen=True)
class Photo:
    """A picture of content/images, as it will be published. `fallback` is jpg, or png where it is transparent."""

    file: Path
    key: str
    width: int
    height: int
    fallback: str

    @property
    def widths(self) -> list[int]:
        """Never wider than the original, and no two of nearly one width."""
        widest = min(self.width, WIDTHS[-1])
        return [*(width for width in WIDTHS if width < 0.9 * widest), widest]

    def size(self, width: int) -> tuple[int, int]:
        return width, max(1, round(self.height * width / self.width))

    def url(self, width: int, ending: str) -> str:
        """An address that never shows another picture, so that it can be kept for ever."""
        return f"/images/{heading_id(self.file.stem) or 'picture'}.{self.key[:10]}.{width}.{ending}"

    def srcset(self, ending: str) -> str:
        return ", ".join(f"{self.url(width, ending)} {width}w" for width in self.widths)

    def files(self, store: Store) -> list[tuple[str, bytes]]:
        """Every published file by its address: from the store, or made now."""
        wanted = [(width, ending) for width in self.widths for ending in (*MODERN, self.fallback)]
        kept = {one: content for one in wanted if (content := store.load(self._kept(*one))) is not None}
        if len(kept) < len(wanted):
            kept = dict(zip(wanted, self.made(), strict=True))
            for one, content in kept.items():
                store.save(self._kept(*one), content)
        return [(self.url(*one), content) for one, content in kept.items()]

    def made(self) -> Iterator[bytes]:
        """The picture in every width and in every format of it."""
        clean = cleaned(self.file)
        for width in self.widths:
            resized = clean.resize(self.size(width), Image.Resampling.LANCZOS)
            for ending in (*MODERN, self.fallback):
                yield encoded(resized, ending)

    def _kept(self, width: int, ending: str) -> str:
        return f"{self.key}.{width}.{ending}"


@dataclass
class Album:
    """The pictures out of a `folder`, as pages show them."""

    folder: Path
    asked: set[str] = field(default_factory=set)
    """The names of those that were asked for, since somebody last looked."""
    _photos: dict[str, Photo] = field(default_factory=dict)

    def _photo(self, name: str) -> Photo:
        return self._photos.get(name) or self._photos.setdefault(name, measured(self.folder / name))

    def shown(self, name: str, alt: str, lazy: bool = True, hero: bool = False) -> Picture:
        """A picture as a page shows it, which has it published."""
        self.asked.add(name)
        photo = self._photo(name)
        width, height = photo.size(photo.widths[-1])
        return Picture(
            url=photo.url(min(photo.widths, key=lambda width: abs(width - FALLBACK)), photo.fallback),
            width=width,
            height=height,
            alt=alt,
            srcset=photo.srcset(photo.fallback),
            sizes=SIZES,
            sources=[PictureSource(kind, photo.srcset(ending)) for ending, kind in MODERN.items()],
            lazy=lazy,
            hero=hero,
        )

    def files(self, names: Iterable[str], store: Store) -> Iterator[tuple[str, bytes]]:
        """Every file of some pictures, by address. Works on all cores: Pillow lets go of Python's lock."""
        photos = [self._photo(name) for name in sorted(names)]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            made = pool.map(partial(Photo.files, store=store), photos)
            for files in told(made, len(photos), "Making pictures"):
                yield from files


def measured(file: Path) -> Photo:
    """What has to be known about a picture before it is made."""
    with open_picture(file) as image:
        turned = image.getexif().get(ExifTags.Base.Orientation) in ON_THEIR_SIDE
        width, height = image.size[::-1] if turned else image.size
        fallback = "png" if _see_through(image) else "jpg"
    return Photo(file, key_of(file.read_bytes(), RECIPE), width, height, fallback)


def cleaned(file: Path) -> Image.Image:
    """The pixels of a picture, upright and in sRGB, as RGB or RGBA. Nothing else of it is left."""
    with open_picture(file) as image:
        upright = ImageOps.exif_transpose(image)
        mode = "RGBA" if _see_through(image) else "RGB"
    clean = _in_srgb(upright, mode)
    # Pillow carries profile, texts, comment and EXIF along from image to image, and writes some of them.
    clean.info.clear()
    return clean


def encoded(picture: Image.Image, ending: str) -> bytes:
    """A picture in the format of an ending."""
    name, options = ENCODERS[ending]
    file = BytesIO()
    picture.save(file, name, **options)
    return file.getvalue()


def _see_through(image: Image.Image) -> bool:
    """Whether any pixel is transparent: many programs write a channel for it that says nothing."""
    return image.has_transparency_data and image.convert("RGBA").getchannel("A").getextrema() != (255, 255)


def _in_srgb(image: Image.Image, mode: str) -> Image.Image:
    if image.mode.startswith("I;16"):
        image = image.convert("I").point(lambda level: level / 256).convert("L")
    profile = image.info.get("icc_profile")
    if profile:
        plain = image if image.mode in ("L", "RGB", "RGBA", "CMYK") else image.convert(mode)
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            image = ImageCms.profileToProfile(plain, source, ImageCms.createProfile("sRGB"), outputMode=mode) or image
        except (ImageCms.PyCMSError, OSError):
            pass  # a damaged profile, or one for other colors: browsers pass over those too
    return image.convert(mode)
