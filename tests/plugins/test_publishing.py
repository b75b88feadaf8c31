"""What a build shows, hides, and refuses. Real small builds with the real theme."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pypdfium2
import pytest
from conftest import BASE, EXERCISE, PRACTICE, ROOT, SERVICE, Site, entry, post
from PIL import Image

from commands.errors import BuildError

Build = Callable[..., Site]
MARKER = "unfinished-thought"
LICENSE = {"license_state": "Sample State", "license_number": "000"}


def test_no_byte_of_what_is_unfinished_is_published(build_site: Build, tmp_path: Path) -> None:
    """A draft of every kind and a post of the next minute: no word, name, old address, picture or handout of it."""
    images = tmp_path / "content" / "images"
    images.mkdir(parents=True)
    for name in ("posts", "later"):
        Image.new("RGB", (40, 20), "red").save(images / f"{MARKER}-{name}.png")
    kinds = {
        "posts": {"date": "2026-02-03", "topic": "guides", "tags": f"[{MARKER} tag]"},
        "exercises": EXERCISE | {"feel": f"{MARKER} feel"},
        "services": SERVICE | {"conditions": f"[{MARKER} condition]"},
        "people": {"role": f"{MARKER} role"},
        "pages": {},
    }
    unfinished = {f"{kind}/{MARKER}.md": {"status": "draft"} | fields for kind, fields in kinds.items()}
    unfinished[f"posts/{MARKER}-later.md"] = kinds["posts"] | {"date": "2027-01-15 09:01"}
    for name, picture in ((f"posts/{MARKER}.md", "posts"), (f"posts/{MARKER}-later.md", "later")):
        unfinished[name] |= {"image": f"{MARKER}-{picture}.png", "image_alt": f"{MARKER} shown"}
    guide = f"{MARKER}\n\n/// safety | stop\n- {MARKER}\n///\n\n/// exercise | tilt\n///"
    files = {
        name: entry(f"{MARKER} {name}", guide if "posts" in name else MARKER, aliases=f"[/{MARKER}-{n}/]", **fields)
        for n, (name, fields) in enumerate(unfinished.items())
    }
    site = build_site(files | {"posts/now.md": post("Just now", date="2027-01-15 09:00")})
    assert site.has("/blog/now/")
    pdfs = 0
    for file in site.folder.rglob("*"):
        assert MARKER not in file.name, file
        assert file.is_dir() or MARKER.encode() not in file.read_bytes(), file
        if file.suffix == ".pdf":
            pdfs += 1
            with pypdfium2.PdfDocument(file) as pdf:
                # A PDF may break the marker at its hyphen.
                words = "".join(page.get_textpage().get_text_range() for page in pdf)
                assert "unfinished" not in words, file
    assert pdfs
    preview = build_site(files, preview=True)
    assert all(MARKER in preview.page(url).main.text for url in (f"/blog/{MARKER}/", f"/exercises/{MARKER}/"))


@pytest.mark.parametrize(
    ("moment", "public"),
    [
        ("2027-03-14T06:59:00+00:00", False),  # 1:59, and the clocks go on to 3:00
        ("2027-03-14T07:00:00+00:00", True),  # 3:00; half past two never was
    ],
)
def test_a_post_due_in_the_hour_that_spring_leaves_out(build_site: Build, moment: str, public: bool) -> None:
    files = {"posts/due.md": post("Due", date="2027-03-14 02:30")}
    assert build_site(files, NOW=datetime.fromisoformat(moment)).has("/blog/due/") == public


@pytest.mark.parametrize(
    ("moment", "public"),
    [
        ("2027-11-07T05:29:00+00:00", False),  # 1:29 for the first time
        ("2027-11-07T05:30:00+00:00", True),
        ("2027-11-07T06:10:00+00:00", True),  # 1:10 for the second time
    ],
)
def test_a_post_does_not_go_away_when_an_hour_comes_twice(build_site: Build, moment: str, public: bool) -> None:
    files = {"posts/due.md": post("Due", date="2027-11-07 01:30")}
    assert build_site(files, NOW=datetime.fromisoformat(moment)).has("/blog/due/") == public


def test_the_site_can_be_built_as_of_then(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tasks", "build", "--output", str(tmp_path / "site")]
    env = os.environ | {"ALLOW_SAMPLE_FACTS": "1"}
    bad = subprocess.run([*command, "--now", "tomorrow"], cwd=ROOT, env=env, capture_output=True, text=True)
    assert bad.returncode == 1
    assert bad.stderr == '"tomorrow" is not a moment. Write it like 2027-01-15T09:00.\n'
    # The second post of July links to one of August, which is not public then.
    then = subprocess.run([*command, "--now", "2026-07-20T09:00"], cwd=ROOT, env=env, capture_output=True, text=True)
    assert then.returncode == 1
    assert "which is not public yet" in then.stderr
    later = subprocess.run([*command, "--now", "2027-06-01T09:00"], cwd=ROOT, env=env, capture_output=True, text=True)
    assert later.returncode == 0


def test_the_preview_shows_and_marks_them(build_site: Build) -> None:
    files = {
        "posts/a-draft.md": post("A draft", status="draft"),
        "posts/to-come.md": post("To come", date="2027-03-04"),
    }
    site = build_site(files, preview=True)
    assert "Draft: not public" in site.page("/blog/a-draft/").main.text
    assert "Scheduled for March 4, 2027" in site.page("/blog/to-come/").main.text
    assert site.page("/blog/a-draft/").find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert "Draft: not public" in site.page("/blog/").main.text


def test_sample_facts_stop_a_build_for_publishing(build_site: Build) -> None:
    with pytest.raises(BuildError) as error:
        build_site(ALLOW_SAMPLE_FACTS=False)
    line = 1 + PRACTICE.splitlines().index("phone: 555-555-0142")
    assert f'content/practice.yaml:{line}: phone: "555-555-0142" is a sample value.' in str(error.value)


def test_sample_facts_wear_a_banner(build_site: Build) -> None:
    assert "Sample site" in build_site().page("/about/").text


def test_real_facts_are_published_without_a_banner(build_site: Build) -> None:
    real = PRACTICE.replace("555-555-0142", "212-736-5000").replace(".example", ".org").replace("Example", "Spring")
    site = build_site({"practice.yaml": real}, ALLOW_SAMPLE_FACTS=False)
    assert "Sample site" not in site.page("/about/").text
    assert site.page("/about/").find("a", href="tel:+12127365000")


def test_a_broken_post_leaves_the_last_site_untouched(build_site: Build) -> None:
    site = build_site()
    before = {file: file.read_bytes() for file in site.folder.rglob("*") if file.is_file()}
    broken = "---\nsummary: Too short\ndate: 2026-13-40\ntopc: care\ntopic: cares\n---\n"
    with pytest.raises(BuildError) as error:
        build_site({"posts/broken.md": broken})
    assert {file: file.read_bytes() for file in site.folder.rglob("*") if file.is_file()} == before
    fields = [line.split(": ")[1] for line in str(error.value).splitlines() if line.startswith("content/posts/broken")]
    assert sorted(fields) == ["date", "summary", "title", "topc", "topic"]


def test_the_same_content_gives_the_same_bytes(build_site: Build) -> None:
    first = {
        f.relative_to(s.folder): f.read_bytes() for s in [build_site()] for f in s.folder.rglob("*") if f.is_file()
    }
    again = {
        f.relative_to(s.folder): f.read_bytes() for s in [build_site()] for f in s.folder.rglob("*") if f.is_file()
    }
    assert first == again


def test_front_matter_is_text_and_never_markup(build_site: Build) -> None:
    site = build_site({"posts/x.md": post("'<script>alert(1)</script> & \"more\"'")})
    assert "<script>" not in site.texts()
    assert site.page("/blog/x/").h1.get_text() == "<script>alert(1)</script> & “more”"


def test_jinja_in_a_text_stays_text(build_site: Build) -> None:
    assert "{{ site.name }}" in build_site({"posts/x.md": post("X", "{{ site.name }}")}).page("/blog/x/").main.text


def test_pictures_are_published_without_their_metadata(build_site: Build, tmp_path: Path) -> None:

    images = tmp_path / "content" / "images"
    images.mkdir(parents=True)
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    exif.get_ifd(0x8825)[1] = "N"  # GPS
    Image.new("RGB", (40, 20), "red").save(images / "photo.jpg", exif=exif)
    site = build_site({"posts/x.md": post("X", "![A red field](photo.jpg)")})
    image = site.page("/blog/x/").main.find("img", alt="A red field")
    assert (image["width"], image["height"]) == ("20", "40")
    with Image.open(site.folder / image["src"].lstrip("/")) as copy:
        assert copy.size == (20, 40)
        assert not copy.getexif()


def test_the_base_site_has_no_page_without_an_entry(build_site: Build) -> None:
    pages = {str(f.relative_to(s.folder)) for s in [build_site()] for f in s.folder.rglob("*.html")}
    assert pages == {
        *(f"{name}/index.html" for name in ("blog", "services", "exercises", "contact", "about", "faq", "privacy")),
        *(f"{name}/index.html" for name in ("fees-and-insurance", "service-area", "accessibility")),
        *("blog/topics/index.html", "blog/topics/care/index.html", "blog/first/index.html"),
        *("services/home-visits/index.html", "exercises/tilt/index.html"),
        *("exercises/low-back/index.html", "how-we-check-our-articles/index.html"),
    }
    assert len(BASE) == len(pages) - 2 + 2  # two list pages have no file; practice and topics have no page


def test_a_post_is_published_by_the_clocks_of_the_practice(build_site: Build) -> None:
    files = {
        "practice.yaml": PRACTICE.replace("America/New_York", "America/Los_Angeles"),
        "posts/x.md": post("X", date="2027-01-15 06:00"),
        "posts/y.md": post("Y", date="2027-01-15 06:01"),
    }
    site = build_site(files)  # at nine in New York
    assert site.has("/blog/x/") and not site.has("/blog/y/")


def test_people_have_a_page_and_sign_what_they_checked(build_site: Build) -> None:
    person = entry("Sample Person", role="Physical therapist", credentials="[PT, DPT]", **LICENSE)
    signed = post("Signed", author="sample-person", reviewed_by="sample-person", reviewed_on="2026-05-02")
    site = build_site({"people/sample-person.md": person, "posts/signed.md": signed})
    assert "Signed" in site.page("/people/sample-person/").main.text
    text = " ".join(site.page("/blog/signed/").main.get_text(" ").split())
    assert "Sample Person" in text and "May 2, 2026" in text and "DPT" in text
    assert "eviewed" not in site.page("/blog/first/").main.text


def test_a_picture_in_the_front_matter(build_site: Build, tmp_path: Path) -> None:
    (tmp_path / "content/images").mkdir(parents=True)
    Image.new("RGB", (40, 20), "red").save(tmp_path / "content/images/photo.jpg")
    site = build_site({"posts/x.md": post("X", image="photo.jpg", image_alt="A red field")})
    image = site.page("/blog/x/").main.find("img", alt="A red field")
    assert (image["width"], image["height"], image["fetchpriority"]) == ("40", "20", "high")
    assert site.has(image["src"])


def test_warnings_stop_nothing(build_site: Build) -> None:
    site = build_site({"posts/x.md": post("X", "It should be done.")})
    assert site.has("/blog/x/")
