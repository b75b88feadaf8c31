"""What pictures and handouts say besides what they show."""

from __future__ import annotations

from collections.abc import Iterator

from PIL import ExifTags, Image, UnidentifiedImageError

from commands.audit.site import BuiltSite
from plugins.model.problem import Problem

PICTURES = (".avif", ".gif", ".heic", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp")
SAYING = {"XML:com.adobe.xmp", "comment", "exif", "photoshop", "xmp"}
"""What Pillow calls the places in which a picture can carry words."""


def pictures(site: BuiltSite) -> Iterator[Problem]:
    """A phone writes place, time and owner into every photo: of a home visit, that is a patient's address."""
    for file in site.files(*PICTURES):
        try:
            with Image.open(file) as image:
                has_place = bool(image.getexif().get_ifd(ExifTags.IFD.GPSInfo))
                said = (SAYING & image.info.keys()) | getattr(image, "text", {}).keys()
        except (OSError, UnidentifiedImageError):
            yield Problem(site.name(file), 1, "", "is no picture that can be read.")
            continue
        if has_place:
            yield Problem(site.name(file), 1, "", "has the place where it was taken (GPS) in it.")
        elif said:
            yield Problem(site.name(file), 1, "", f"has metadata in it: {', '.join(sorted(map(str, said)))}.")


def handouts(site: BuiltSite) -> Iterator[Problem]:
    """A handout without tags, language and title is noise to a screen reader (PDF/UA-1)."""
    import pikepdf  # takes a fifth of a second, which builds need not wait for

    for file in site.files(".pdf"):
        with pikepdf.open(file) as pdf:
            wanted = {
                "tags": "/StructTreeRoot" in pdf.Root and "/MarkInfo" in pdf.Root,
                "language": bool(str(pdf.Root.get("/Lang", ""))),
                "title": bool(str(pdf.docinfo.get("/Title", ""))),
            }
            author = str(pdf.docinfo.get("/Author", site.practice.name))
        for what in (what for what, there in wanted.items() if not there):
            yield Problem(site.name(file), 1, "", f"has no {what}.")
        if author != site.practice.name:
            yield Problem(site.name(file), 1, "", f"names {author} as its author, not the practice.")
