"""Pictures from a folder or a server of our own; never linked to from afar."""

import hashlib
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread

import pytest
from exports import item
from PIL import Image, ImageCms

from importer.download import Downloads
from importer.photos import GPS, taken_over
from importer.pictures import Pictures
from importer.report import Report
from importer.write import write_whole

Bring = Callable[..., Report]


class Server(SimpleHTTPRequestHandler):
    """Serves files and the rest of files; notes what it was asked for."""

    asked: list[tuple[str, str]]

    def do_GET(self) -> None:
        wanted = self.headers.get("Range", "")
        self.server.asked.append((self.path, wanted))  # type: ignore[attr-defined]
        file = Path(self.translate_path(self.path))
        if not file.is_file():
            self.send_error(404)
            return
        data = file.read_bytes()
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted else 0
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(data) - start))
        self.end_headers()
        self.wfile.write(data[start:])

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str, list[tuple[str, str]]]]:
    """A folder, its address, and what was asked."""
    folder = tmp_path / "served"
    folder.mkdir()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Server, directory=str(folder))) as server:
        server.asked = []  # type: ignore[attr-defined]
        Thread(target=server.serve_forever, daemon=True).start()
        yield folder, f"http://127.0.0.1:{server.server_address[1]}", server.asked  # type: ignore[attr-defined]
        server.shutdown()


def photo(**options: object) -> bytes:
    out = BytesIO()
    Image.effect_noise((80, 60), 40).convert("RGB").save(out, "JPEG", **options)
    return out.getvalue()


def with_place() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010E] = "A leg"
    exif.get_ifd(GPS)[1] = "N"
    return exif


def body(address: str) -> str:
    return f'<p>Text that is long enough to make a summary of it without any help.</p><img src="{address}" alt="A leg">'


def test_a_picture_is_fetched_once(bring_items: Bring, root: Path, served: tuple[Path, str, list[object]]) -> None:
    folder, address, asked = served
    (folder / "A leg (1).jpg").write_bytes(photo())
    text = body(f"{address}/A%20leg%20(1).jpg")
    row = bring_items(item(text), download=True).rows[0]
    assert "![A leg](a-leg-1.jpg)" in (root / row.file).read_text("utf-8")
    assert (root / "images/a-leg-1.jpg").read_bytes() == (folder / "A leg (1).jpg").read_bytes()
    assert bring_items(item(text), download=True).rows[0].happened == "unchanged"
    assert len(asked) == 1


def test_a_download_goes_on_where_it_stopped(tmp_path: Path, served: tuple[Path, str, list[tuple[str, str]]]) -> None:
    folder, address, asked = served
    data = photo()
    (folder / "x.jpg").write_bytes(data)
    part = tmp_path / "cache" / hashlib.sha256(f"{address}/x.jpg".encode()).hexdigest()
    part.parent.mkdir()
    part.write_bytes(data[:1000])
    assert Downloads(tmp_path / "cache").get(f"{address}/x.jpg") == data
    assert asked == [("/x.jpg", "bytes=1000-")]
    assert not part.exists()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("gone.jpg", None, "the old site answers 404"),
        ("page.jpg", b"<html>Log in</html>", "is no picture that could be read"),
        ("huge.jpg", b"x" * 6000, "larger than"),
    ],
)
def test_what_is_no_picture_is_reported(
    tmp_path: Path, served: tuple[Path, str, list[object]], name: str, data: bytes | None, reason: str
) -> None:
    folder, address, _ = served
    if data:
        (folder / name).write_bytes(data)
    pictures = Pictures(tmp_path / "images", None, Downloads(tmp_path / "cache", largest=5000), {})
    assert pictures.named(f"{address}/{name}", "post") is None
    assert reason in pictures.reason(f"{address}/{name}")
    assert not (tmp_path / "images").exists()


def test_a_host_that_does_not_answer_is_left_alone_after_three_times(tmp_path: Path) -> None:
    pictures = Pictures(tmp_path, None, Downloads(tmp_path / "cache"), {})
    reasons = []
    for number in range(4):
        address = f"http://127.0.0.1:9/{number}.jpg"
        assert pictures.named(address, "post") is None
        reasons.append("run again" in pictures.reason(address))
    assert reasons == [True, True, True, False]


def test_the_place_of_a_photo_is_taken_out(tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "media/leg.jpg").write_bytes(photo(exif=with_place()))
    pictures = Pictures(tmp_path / "images", tmp_path / "media", None, {})
    assert pictures.named("https://x.example/leg.jpg", "post") == "leg.jpg"
    with Image.open(tmp_path / "images/leg.jpg") as image:
        kept = image.getexif()
    assert GPS not in kept and kept[0x010E] == "A leg"


def test_a_huge_photo_is_made_smaller(tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    Image.new("RGB", (6000, 4500)).save(tmp_path / "media/leg.jpg")
    pictures = Pictures(tmp_path / "images", tmp_path / "media", None, {})
    assert pictures.named("https://x.example/leg.jpg", "post") == "leg.jpg"
    with Image.open(tmp_path / "images/leg.jpg") as image:
        assert image.size == (4000, 3000)


def test_the_colors_of_a_photo_stay(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    with Image.open(BytesIO(taken_over(photo(icc_profile=profile, exif=with_place())).data)) as image:
        assert image.info["icc_profile"] == profile


def test_a_slow_host_and_too_many_pictures_end(tmp_path: Path, served: tuple[Path, str, list[object]]) -> None:
    folder, address, _ = served
    (folder / "x.jpg").write_bytes(photo())
    slow = Pictures(tmp_path / "images", None, Downloads(tmp_path / "cache", longest=-1), {})
    assert slow.named(f"{address}/x.jpg", "post") is None
    assert "run again to go on" in slow.reason(f"{address}/x.jpg")
    few = Pictures(tmp_path / "images", None, Downloads(tmp_path / "cache", most=1), {})
    assert few.named(f"{address}/x.jpg", "post") == "x.jpg"
    assert few.named(f"{address}/y.jpg", "post") is None
    assert few.reason(f"{address}/y.jpg") == "1 pictures were fetched in this run; run again to go on"


def test_a_lead_picture_that_cannot_be_had_is_reported(bring_items: Bring) -> None:
    meta = "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>77</wp:meta_value></wp:postmeta>"
    text = item("<p>Text that is long enough to make a summary of it without any help.</p>")
    row = bring_items(text.replace("<content:encoded>", f"{meta}<content:encoded>")).rows[0]
    assert row.todos == ["add the main picture of the post as image; the export does not hold it"]


def test_a_write_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "x.md").mkdir()  # nothing can be written in its place
    with pytest.raises(OSError):
        write_whole(tmp_path / "x.md", "half")
    assert [file.name for file in tmp_path.iterdir()] == ["x.md"]


def test_names_say_something_and_are_unique(tmp_path: Path) -> None:
    for folder in "ab":
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "IMG_1.jpg").write_bytes(photo())
    known: dict[str, dict[str, str]] = {}
    names = [
        Pictures(tmp_path / "images", tmp_path / folder, None, known).named(f"https://x/{folder}/IMG_1.jpg", "desk")
        for folder in "ab"
    ]
    assert names == ["desk.jpg", "desk-2.jpg"]
    again = Pictures(tmp_path / "images", tmp_path / "a", None, known)
    assert again.named("https://x/copy/IMG_1.jpg", "desk") == "desk.jpg"
