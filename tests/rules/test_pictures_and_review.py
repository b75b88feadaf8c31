"""Rules that look at pictures, people and dates."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import NOW, entry, post
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


def test_nobody_waits_for_the_review_of_a_draft(write: Write) -> None:
    assert rules(write({"posts/x.md": post("X", review_due="2020-01-01", status="draft")})) == []
