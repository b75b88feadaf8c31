"""Pictures as readers get them: nothing but their pixels, in true colors, small, and always the same."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from conftest import Site, post
from PIL import ExifTags, Image, ImageCms, PngImagePlugin

from plugins.derived.pictures import WIDTHS, Album, measured
from plugins.derived.store import Store

Build = Callable[..., Site]
SECRET = "Elm Street"


def photo(width: int, height: int) -> Image.Image:
    """Something with soft and hard edges; dark on top, so that a turn is seen."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    image.paste((20, 120, 60), (width // 4, height // 2, width // 2, height - height // 4))
    return image


def save(root: Path, name: str, image: Image.Image, **options: object) -> Path:
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    image.save(file, **options)  # type: ignore[arg-type]
    return file


def made(file: Path, tmp_path: Path) -> dict[str, Image.Image]:
    """The published pictures by width and ending, like `480.avif`."""
    files = measured(file).files(Store(tmp_path / "store"))
    return {url.split(".", 2)[2]: Image.open(BytesIO(content)) for url, content in files}


@pytest.mark.parametrize(
    ("width", "expected"),
    [(40, [40]), (500, [500]), (700, [480, 700]), (1600, [480, 800, 1200, 1600]), (4000, [480, 800, 1200, 1600])],
)
def test_a_picture_is_never_made_larger(tmp_path: Path, width: int, expected: list[int]) -> None:
    assert measured(save(tmp_path, "a.jpg", photo(width, 300))).widths == expected
    assert max(WIDTHS) == 1600


def test_every_size_in_every_format(tmp_path: Path) -> None:
    pictures = made(save(tmp_path, "a.jpg", photo(900, 450)), tmp_path)
    assert set(pictures) == {f"{width}.{ending}" for width in (480, 800, 900) for ending in ("avif", "webp", "jpg")}
    for name, picture in pictures.items():
        width, ending = name.split(".")
        assert picture.size == (int(width), int(width) // 2)
        assert picture.format == {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}[ending]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_upright(tmp_path: Path, orientation: int) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    turn = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }.get(orientation)
    upright = photo(60, 40)
    stored = upright.transpose(turn) if turn is not None else upright
    file = save(tmp_path, "a.png", stored, exif=exif)
    assert (measured(file).width, measured(file).height) == (60, 40)
    for picture in made(file, tmp_path).values():
        assert picture.size == (60, 40)
        assert picture.convert("L").getpixel((30, 1)) < 40 < picture.convert("L").getpixel((58, 38))


def jpeg_with_secrets(root: Path) -> Path:
    exif = Image.Exif()
    exif[ExifTags.Base.ImageDescription] = SECRET
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{SECRET}</x:xmpmeta>".encode()
    file = save(root, "a.jpg", photo(60, 40), exif=exif, comment=SECRET.encode(), xmp=xmp)
    # IPTC stands in a segment of its own (APP13), which Pillow reads but does not write.
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x0f\x1c\x02\x78\x00\x0a" + SECRET.encode() + b"\x00"
    content = file.read_bytes()
    file.write_bytes(content[:2] + b"\xff\xed" + (len(iptc) + 2).to_bytes(2, "big") + iptc + content[2:])
    return file


def png_with_secrets(root: Path) -> Path:
    info = PngImagePlugin.PngInfo()
    info.add_text("Location", SECRET)
    info.add_itxt("XML:com.adobe.xmp", SECRET)
    return save(root, "a.png", photo(60, 40).convert("RGBA"), pnginfo=info)


def heic_with_secrets(root: Path) -> Path:
    exif = Image.Exif()
    exif[ExifTags.Base.ImageDescription] = SECRET
    return save(root, "a.heic", photo(60, 40), exif=exif.tobytes(), xmp=SECRET.encode())


@pytest.mark.parametrize("original", [jpeg_with_secrets, png_with_secrets, heic_with_secrets])
def test_nothing_but_pixels_is_published(tmp_path: Path, original: Callable[[Path], Path]) -> None:
    file = original(tmp_path)
    assert SECRET.encode() in file.read_bytes()
    published = measured(file).files(Store(tmp_path / "store"))
    assert len(published) == 3
    for url, content in published:
        assert SECRET.encode() not in content, url
        with Image.open(BytesIO(content)) as picture:
            assert not picture.getexif()
            assert not picture.info.keys() & {"exif", "xmp", "XML:com.adobe.xmp", "icc_profile", "comment", "photoshop"}


def display_p3() -> bytes:
    """A profile like those of phones: the curve of sRGB, and the wider colors of a Display P3 screen.

    Made of LittleCMS's sRGB profile with the three columns of Display P3 (SMPTE EG 432-1, adapted to D50).
    """
    columns = {
        b"rXYZ": (0.51512, 0.24120, -0.00105),
        b"gXYZ": (0.29198, 0.69225, 0.04189),
        b"bXYZ": (0.15710, 0.06657, 0.78407),
    }
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for tag in range(int.from_bytes(profile[128:132], "big")):
        entry = 132 + 12 * tag
        if xyz := columns.get(bytes(profile[entry : entry + 4])):
            start = int.from_bytes(profile[entry + 4 : entry + 8], "big") + 8
            for n, value in enumerate(xyz):
                at = start + 4 * n
                profile[at : at + 4] = round(value * 65536).to_bytes(4, "big", signed=True)
    return bytes(profile)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_the_colors_of_a_phone_are_those_of_the_web(tmp_path: Path, mode: str) -> None:
    """Display P3 (200, 80, 60) is (215, 69, 51) in sRGB, as CSS Color 4 counts."""
    image = Image.new("RGB", (40, 40), (200, 80, 60)).convert(mode)
    file = save(tmp_path, "a.png", image, icc_profile=display_p3())
    for name, picture in made(file, tmp_path).items():
        shown = picture.convert("RGB").getpixel((20, 20))
        assert all(abs(is_ - wanted) <= 4 for is_, wanted in zip(shown, (215, 69, 51), strict=True)), (name, shown)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "CMYK", "I;16", "RGBA"])
def test_every_kind_of_pixels_is_shown(tmp_path: Path, mode: str) -> None:
    gray = 128 * 257 if mode == "I;16" else 128
    image = Image.new(mode, (40, 40), gray) if mode == "I;16" else Image.new("RGB", (40, 40), (128,) * 3).convert(mode)
    file = save(tmp_path, "a.tif" if mode == "CMYK" else "a.png", image)
    for name, picture in made(file, tmp_path).items():
        shown = picture.convert("L").resize((1, 1)).getpixel((0, 0))
        assert abs(shown - 128) <= 6, (name, shown)


def test_a_profile_that_is_damaged_is_passed_over(tmp_path: Path) -> None:
    file = save(tmp_path, "a.jpg", photo(40, 40), icc_profile=b"no profile")
    assert len(made(file, tmp_path)) == 3


def test_what_is_see_through_stays_so(tmp_path: Path) -> None:
    image = photo(40, 40).convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize((40, 40)))
    pictures = made(save(tmp_path, "a.png", image), tmp_path)
    assert set(pictures) == {"40.avif", "40.webp", "40.png"}
    for picture in pictures.values():
        alpha = picture.convert("RGBA").getchannel("A")
        assert alpha.getpixel((20, 1)) < 20 and alpha.getpixel((20, 38)) > 230


def test_a_channel_that_hides_nothing_costs_no_png(tmp_path: Path) -> None:
    assert measured(save(tmp_path, "a.png", photo(40, 40).convert("RGBA"))).fallback == "jpg"


def test_a_heic_photo_is_shown(tmp_path: Path) -> None:
    assert set(made(save(tmp_path, "a.HEIC", photo(60, 40), format="HEIF"), tmp_path)) == {
        "60.avif",
        "60.webp",
        "60.jpg",
    }


def test_the_same_picture_gives_the_same_bytes_and_addresses(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        save(tmp_path / folder, "My photo (2).jpg", photo(900, 600))
    first, second = (
        measured(tmp_path / folder / "My photo (2).jpg").files(Store(tmp_path / folder / "store"))
        for folder in ("one", "two")
    )
    assert first == second
    assert first[0][0].startswith("/images/my-photo-2.")


def test_another_picture_has_another_address(tmp_path: Path) -> None:
    before = measured(save(tmp_path, "a.jpg", photo(60, 40))).url(60, "jpg")
    assert measured(save(tmp_path, "a.jpg", photo(60, 41))).url(60, "jpg") != before


def test_a_kept_picture_is_not_made_again_but_a_damaged_one_is(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    photo_ = measured(save(tmp_path, "a.jpg", photo(500, 300)))
    first = photo_.files(store)
    before = {file.name: file.stat().st_ino for file in store.folder.iterdir()}
    assert photo_.files(store) == first
    assert {file.name: file.stat().st_ino for file in store.folder.iterdir()} == before
    damaged = next(store.folder.glob("*.webp"))
    damaged.write_bytes(damaged.read_bytes()[:50])
    assert photo_.files(store) == first


def test_only_what_was_asked_for_is_published(tmp_path: Path) -> None:
    for name in ("a.jpg", "b.jpg"):
        save(tmp_path, name, photo(40, 40))
    album = Album(tmp_path)
    shown = album.shown("a.jpg", "A field")
    urls = [url for url, _ in album.files(album.asked, Store(tmp_path / "store"))]
    assert len(urls) == 3 and shown.url in urls
    assert all(url.startswith("/images/a.") for url in urls)


def test_pages_offer_every_file_that_is_there(build_site: Build, tmp_path: Path) -> None:
    images = tmp_path / "content/images"
    save(images, "hero.jpg", photo(1000, 500))
    save(images, "in/text.png", photo(600, 400))
    body = "![In the text](in/text.png)\n\nWords.\n\n/// figure | in/text.png\n    alt: With a caption\n\nCaption.\n///"
    files = {
        "posts/x.md": post("X", body, image="hero.jpg", image_alt="At the top"),
        "posts/y.md": post("Y", body),
    }
    site = build_site(files)
    page = site.page("/blog/x/")
    pictures = page.main.select("picture.picture")
    assert [picture.img["alt"] for picture in pictures] == ["At the top", "In the text", "With a caption"]
    offered = {
        candidate.split()[0]
        for element in page.main.select("picture.picture > [srcset]")
        for candidate in element["srcset"].split(", ")
    }
    published = {f"/images/{file.name}" for file in (site.folder / "images").iterdir()}
    assert offered == published
    assert not any(file.name == "hero.jpg" or file.name == "text.png" for file in site.folder.rglob("*"))
    first, *others = [picture.img for picture in pictures]
    assert (first["fetchpriority"], first.get("loading")) == ("high", None)
    assert [(image["loading"], image["decoding"]) for image in others] == [("lazy", "async")] * 2
    without_hero = [picture.img.get("loading") for picture in site.page("/blog/y/").main.select("picture.picture")]
    assert without_hero == [None, "lazy"]
    assert not page.select("p > picture")


def test_the_feed_shows_a_plain_picture(build_site: Build, tmp_path: Path) -> None:
    save(tmp_path / "content/images", "a.jpg", photo(600, 400))
    site = build_site({"posts/x.md": post("X", "![A field](a.jpg)\n\nWords.")})
    feed = (site.folder / "feed.xml").read_text("utf-8")
    assert "<picture" not in feed and "srcset" not in feed
    address = feed.partition('<img src="')[2].partition('"')[0]
    assert address.startswith("https://www.customcarerehab.example/images/a.") and address.endswith(".jpg")
    assert site.has(address.removeprefix("https://www.customcarerehab.example"))
