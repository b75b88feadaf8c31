"""Rules that look at pictures, people and dates."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import NOW, PRACTICE, ROOT, entry, post
from PIL import ExifTags, Image

from commands.check import problems_of

Write = Callable[..., Path]


def rules(root: Path) -> list[tuple[str, int, str]]:
    return [(problem.rule, problem.line, problem.severity) for problem in problems_of(root, NOW)]


def with_picture(root: Path, name: str, latitude: str = "") -> Path:
    file = root / "images" / name
    file.parent.mkdir(exist_ok=True)
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "A phone"
    if latitude:
        exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = latitude
    Image.new("RGB", (8, 8)).save(file, exif=exif)
    return root


@pytest.mark.parametrize(
    "body",
    ["Text\n![IMG_1234](knee-brace.jpg)", "Text\n![knee brace](knee-brace.jpg)", "Text\n![a.png](knee-brace.jpg)"],
)
def test_words_of_a_picture_are_not_a_file_name(write: Write, body: str) -> None:
    root = with_picture(write({"posts/x.md": post("X", body)}), "knee-brace.jpg")
    assert rules(root) == [("alt-words", 9, "error")]


def test_words_of_a_figure_and_of_a_post_are_not_a_file_name(write: Write) -> None:
    body = "/// figure | a-b.jpg\n    alt: A b\n\nWords.\n///"
    root = with_picture(write({"posts/x.md": post("X", body, image="a-b.jpg", image_alt="a-b.jpg")}), "a-b.jpg")
    assert rules(root) == [("alt-words", 8, "error"), ("alt-words", 10, "error")]


@pytest.mark.parametrize("words", ["A brace on a bent knee", "decorative", "Image of a knee brace"])
def test_a_picture_with_words_is_fine(write: Write, words: str) -> None:
    root = with_picture(write({"posts/x.md": post("X", f"![{words}](knee-brace.jpg)")}), "knee-brace.jpg")
    assert rules(root) == []


def test_a_decorative_picture_is_passed_over(write: Write, build_site: Callable[..., object]) -> None:
    figure = "/// figure | a.jpg\n    alt: decorative\n\nWords.\n///"
    files = {"posts/x.md": post("X", f"![decorative](a.jpg)\n\n![A knee](a.jpg)\n\n{figure}")}
    with_picture(write(files), "a.jpg")
    images = build_site(files).page("/blog/x/").select("img[src^='/images/a']")
    assert [image["alt"] for image in images] == ["", "A knee", ""]


def shown(root: Path, name: str, image: Image.Image, **options: object) -> list[str]:
    """The messages about a picture that a post shows."""
    (root / "images").mkdir(exist_ok=True)
    image.save(root / "images" / name, **options)  # type: ignore[arg-type]
    (root / "posts/x.md").write_text(post("X", f"![A knee]({name})"), encoding="utf-8")
    return [problem.message for problem in problems_of(root, NOW) if problem.rule == "pictures"]


@pytest.mark.parametrize("name", ["a.gif", "a.png", "a.webp"])
def test_a_picture_that_moves_is_a_problem(write: Write, name: str) -> None:
    first, second = (Image.new("RGB", (8, 8), color) for color in ("red", "blue"))
    assert shown(write(), name, first) == []
    (message,) = shown(write(), name, first, save_all=True, append_images=[second])
    assert "moves" in message and "Save one still picture" in message


def test_a_picture_that_no_format_could_hold_is_a_problem(write: Write) -> None:
    (message,) = shown(write(), "a.png", Image.new("1", (20, 16_384)))
    assert message.startswith('the picture "a.png" has 20 by 16384 pixels')


def test_a_phone_may_keep_more_than_the_photo_in_its_file(write: Write) -> None:
    photo, depth = Image.new("RGB", (8, 8), "red"), Image.new("RGB", (4, 4), "blue")
    assert shown(write(), "a.jpg", photo, format="MPO", save_all=True, append_images=[depth]) == []


def test_a_heic_photo_is_fine(write: Write) -> None:
    assert shown(write(), "a.heic", Image.new("RGB", (8, 8), "red")) == []
    (message,) = shown(write(), "b.heic", Image.new("RGB", (8, 8), "red"), format="JPEG")
    assert "is a JPEG file with the ending .heic" in message


def test_without_its_package_a_heic_photo_is_one_sentence(write: Write, tmp_path: Path) -> None:
    root = write()
    shown(root, "a.heic", Image.new("RGB", (8, 8), "red"))
    (tmp_path / "pillow_heif.py").write_text("raise ImportError('no libheif')", encoding="utf-8")
    code = (
        "import sys; from datetime import datetime; from pathlib import Path; from commands.check import problems_of\n"
        "print(*problems_of(Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2])))"
    )
    env = os.environ | {"PYTHONPATH": str(tmp_path)}
    command = [sys.executable, "-c", code, root, NOW.isoformat()]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    assert "is a HEIC photo, which this computer cannot read. Install pillow-heif on it" in done.stdout


def test_the_place_in_a_photo_is_found(write: Write) -> None:
    root = with_picture(with_picture(write(), "safe.jpg"), "told.jpg", latitude="N")
    problems = problems_of(root, NOW)
    assert [(problem.rule, problem.path) for problem in problems] == [("photo-places", "content/images/told.jpg")]


def test_a_file_that_is_no_picture_does_not_stop_the_check(write: Write) -> None:
    root = with_picture(write(), "safe.jpg")
    (root / "images/notes.txt").write_text("no picture")
    (root / "images/empty.jpg").touch()
    assert rules(root) == []


@pytest.mark.parametrize(
    ("license", "expected"),
    [({}, [("reviewer-license", 7, "error")]), ({"license_state": "NY", "license_number": "12"}, [])],
)
def test_a_reviewer_has_a_license(write: Write, license: dict[str, str], expected: list[object]) -> None:
    files = {
        "people/ann.md": entry("Ann", role="Therapist", credentials="[PT]", **license),
        "posts/x.md": post("X", reviewed_by="ann", reviewed_on="2026-06-01"),
    }
    assert rules(write(files)) == expected


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("2027-01-14", [("review-overdue", 7, "error")]),
        ("2027-01-16", [("review-soon", 7, "warning")]),
        ("2027-03-15", [("review-soon", 7, "warning")]),
        ("2027-03-17", []),
    ],
)
def test_a_review_is_due(write: Write, due: str, expected: list[object]) -> None:
    assert rules(write({"posts/x.md": post("X", review_due=due)})) == expected


def test_an_overdue_review_is_advice_where_the_page_says_so(write: Write) -> None:
    practice = PRACTICE.replace("overdue_review: error", "overdue_review: banner")
    dates = {"past.md": "2027-01-14", "today.md": "2027-01-15", "soon.md": "2027-01-16"}
    files = {f"posts/{name}": post(name, review_due=due) for name, due in dates.items()}
    assert rules(write(files | {"practice.yaml": practice})) == [
        ("review-banner", 7, "warning"),
        ("review-soon", 7, "warning"),
        ("review-soon", 7, "warning"),
    ]


def test_nobody_waits_for_the_review_of_a_draft(write: Write) -> None:
    assert rules(write({"posts/x.md": post("X", review_due="2020-01-01", status="draft")})) == []
