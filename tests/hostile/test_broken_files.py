"""Broken and hostile files: each is a plain Problem at its line, or a whole and harmless page."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import html5lib
import pytest
from conftest import BASE, NOW, ROOT, Site, post
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from commands.check import problems_of
from commands.errors import BuildError
from plugins.derived.pictures import Album
from plugins.markup.text import Text
from plugins.model.document import Document, parse_entry, read_text
from plugins.model.library import Library, load, read_entry
from plugins.model.problem import ContentError
from plugins.rules import check, inspect
from plugins.views.page import Heading, Html

Build = Callable[..., Site]
PLAIN = post("X")


def text(body: str) -> bytes:
    return post("X", body).encode()


REFUSED: dict[str, tuple[bytes, int, str]] = {
    "empty file": (b"", 1, "fields at the top are missing"),
    "no front matter": (b"Just text\n", 1, "fields at the top are missing"),
    "unclosed front matter": (b"---\ntitle: X\n", 1, "never closed"),
    "tabs": (b"---\n\ttitle: X\n---\n", 2, "a tab stands here"),
    "UTF-16": (PLAIN.encode("utf-16"), 1, "is not UTF-8"),
    "invalid UTF-8": (PLAIN.encode() + b"\xff\xfe", 1, "is not UTF-8"),
    "NUL": (PLAIN.encode() + b"\0", 9, "an invisible character (U+0000)"),
    "turned around": (post("A\u202eB").encode(), 2, 'RIGHT-TO-LEFT OVERRIDE) stands after "title: A"'),
    "no width": (text("One.\u200b"), 8, "ZERO WIDTH SPACE"),
    "line separator": (text("One\u2028two"), 8, "LINE SEPARATOR"),
    "form feed": (text("One\ftwo"), 8, "U+000C"),
    "written surrogate": (post('"X \\ud800"').encode(), 2, "U+D800"),
    "lone surrogate": (post("X\ud800").encode("utf-8", "surrogatepass"), 1, "is not UTF-8"),
    "Windows-1252": (text("caf\u00e9").decode().encode("cp1252"), 1, "is not UTF-8"),
    "Python object": (PLAIN.replace("title: X", "title: !!python/object:os.system x").encode(), 2, "of their own"),
    "words after !": (PLAIN.replace("title: X", "title: !Stop now").encode(), 2, "of their own"),
    "quotation never closed": (PLAIN.replace("title: X", 'title: "X').encode(), 2, "never closed"),
    "sign at the beginning": (PLAIN.replace("title: X", "title: @X").encode(), 2, "in quotation marks"),
    "front matter only": (PLAIN.replace("Some text.\n", "").encode(), 7, "no text below the fields"),
    "slug that climbs": (PLAIN.replace("title: X", "title: X\nslug: ../x").encode(), 3, "slug: is not a field"),
    "old address that climbs": (post("X", aliases="[/blog/../faq/]").encode(), 7, "does not have the form"),
    "old address of a living page": (post("X", aliases="[/faq/index.html]").encode(), 7, "already leads to"),
    "thousands of headings": (text("## a\n\n" * 5000), 408, "more than 200 headings"),
    "thousands of footnotes": (text("[^1] a\n\n[^1]: b\n\n" * 5000), 808, "more than 400 footnotes"),
    "anchors bomb": (b"---\na: &a [x,x]\nb: &b [*a,*a]\n---\n", 2, "meaning of their own"),
    "duplicate keys": (PLAIN.replace("title: X", "title: X\ntitle: Y").encode(), 3, "stands here twice"),
    "key that is no word": (PLAIN.replace("title: X", "title: X\n? [a,b]\n: c").encode(), 3, "plain words"),
    "deep YAML": (("---\ntitle: " + "[" * 3000 + "\n---\n").encode(), 2, "nesting"),
    "impossible date": (PLAIN.replace("2026-05-01", "2026-13-40").encode(), 5, "not a date of the calendar"),
    "impossible time": (PLAIN.replace("2026-05-01", "2026-05-01 24:61").encode(), 5, "not a date of the calendar"),
    "title of 300 letters": (post("x" * 300).encode(), 2, "too long"),
    "script": (text("One.\n\n<script>alert(1)</script>"), 10, "<script> is HTML that a text cannot have"),
    "block in a list": (text("- /// safety | stop\n/// safety | stop\n- x\n///"), 8, "cannot stand in a list"),
    "block in a numbered list": (
        text("1. /// safety | stop\n/// safety | stop\n- x\n///"),
        8,
        "cannot stand in a list",
    ),
    "script in a fence": (text("~~~\n<script>\n~~~"), 9, "<script> is HTML"),
    "script after a fence that is not closed": (text("```\n<script>"), 9, "<script> is HTML"),
    "script in lines that go on": (text("One\n    <script>"), 9, "<script> is HTML"),
    "script between code of two lines": (text("a ` b\n` <script> `"), 9, "<script> is HTML"),
    "script after an escaped backtick": (text("\\`<script>`"), 8, "<script> is HTML"),
    "script in an open comment": (text("<!--<script>"), 8, "not closed"),
    "script after what browsers take for a comment": (text("One.\n\n<!--><script>x</script>-->"), 10, "not closed"),
    "half a declaration": (text("<![ and <script>"), 8, "HTML that a text cannot have"),
    "script in a declaration": (text("<!x <script>"), 8, "HTML that a text cannot have"),
    "handler": (text('<abbr onclick="x()">PT</abbr>'), 8, "<abbr> cannot have onclick"),
    "link that runs": (text("[x](javascript:alert(1))"), 8, '"javascript:" is not the beginning'),
    "coded link that runs": (text("[x](%6Aavascript:alert(1))"), 8, '"javascript:" is not the beginning'),
    "reference that runs": (text("[x][y]\n\n[y]: data:text/html,hi"), 10, '"data:" is not the beginning'),
    "autolink that runs": (text("<javascript:alert(1)>"), 8, '"javascript:" is not the beginning'),
    "unclosed HTML": (text("H<sub>2"), 8, "<sub> is never closed"),
    "end of the page": (text("</main>"), 8, "</main> is HTML"),
    "frame": (text('<iframe src="https://x.org"></iframe>'), 8, "<iframe> is HTML"),
    "form": (text('<form action="https://x.org"></form>'), 8, "<form> is HTML"),
    "picture from elsewhere": (text('<img src="https://x.org/a.png">'), 8, "<img> is HTML"),
    "5 MB": (text("word " * 1_000_000), 8, "longer than 120,000 characters"),
    "300-deep list": (text("\n".join("    " * depth + "- x" for depth in range(300))), 19, "more than 40 spaces"),
    "nested emphasis": (text("*a **a " * 5000), 8, '"*" stands here more than 200 times'),
    "brackets": (text("[" * 20_000), 8, '"[" stands here more than 200 times'),
    "links": (text("[a](" * 5000), 8, '"[" stands here more than 200 times'),
    "backticks": (text("`" * 5000), 8, '"`" stands here more than 200 times'),
    "quotes": (text("> " * 1000 + "x"), 8, '">" stands here more than 200 times'),
    "missing picture": (text("![A dog](nope.png)"), 8, 'no picture "nope.png"'),
}

HARMLESS: dict[str, tuple[bytes, str]] = {
    "byte order mark": (b"\xef\xbb\xbf" + PLAIN.encode(), "Some text."),
    "CRLF": (PLAIN.replace("\n", "\r\n").encode(), "Some text."),
    "table of 10,000 lines": (text("| a | b |\n| - | - |\n" + "| 1 | 2 |\n" * 10_000), "\n1\n2\n"),
    "Norway": (post("no", tags="[off, 1e3, '012']").encode(), "Some text."),
    "Jinja": (text("{{ site.name }}{% for %}"), "{{ site.name }}{% for %}"),
    "HTML in code": (text("`<script>`"), "<script>"),
    "less than": (text("Pain under 3 < 5 & more"), "Pain under 3 < 5 & more"),
    "allowed HTML": (text("H<sub>2</sub>O"), "H2O"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_at_its_line_in_plain_words(build_site: Build, tmp_path: Path, name: str) -> None:
    content, line, words = REFUSED[name]
    file = tmp_path / "content" / "posts" / "x.md"
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    with pytest.raises(BuildError) as error:
        build_site()
    told = [told for told in str(error.value).splitlines() if told.startswith(f"content/posts/x.md:{line}: ")]
    assert any(words in problem for problem in told), str(error.value)
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("name", HARMLESS)
def test_it_is_a_whole_page(build_site: Build, tmp_path: Path, name: str) -> None:
    content, words = HARMLESS[name]
    file = tmp_path / "content" / "posts" / "x.md"
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    page = build_site().page("/blog/x/")
    assert words in page.find(class_="prose").get_text().replace("\xa0", " ")
    assert page.find(class_="footer")


def test_markup_in_front_matter_stays_words(build_site: Build) -> None:
    planted = "<b onclick=x>&\\\"'"
    site = build_site({"posts/x.md": post(f'"{planted}"', tags=r'["\"quoted\" & more"]')})
    assert not site.page("/blog/x/").find("b", onclick=True)
    assert not site.page("/blog/").find("b", onclick=True)


@pytest.mark.parametrize("name", ["a..b.md", "UPPER.md", "with space.md", "emoji-🙂.md", "under_score.md"])
def test_a_file_name_that_cannot_be_an_address(build_site: Build, name: str) -> None:
    with pytest.raises(BuildError, match="becomes the address: use a-z, 0-9 and single hyphens only"):
        build_site({f"posts/{name}": PLAIN})


def test_a_link_out_of_the_content(build_site: Build, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text(post("Secret", "not for readers"), encoding="utf-8")
    posts = tmp_path / "content" / "posts"
    posts.mkdir(parents=True)
    (posts / "x.md").symlink_to(secret)
    with pytest.raises(BuildError, match=r"content/posts/x.md:1: .*outside"):
        build_site()


def test_a_link_that_leads_to_itself(build_site: Build, tmp_path: Path) -> None:
    posts = tmp_path / "content" / "posts"
    posts.mkdir(parents=True)
    (posts / "x.md").symlink_to(posts / "x.md")
    with pytest.raises(BuildError, match=r"content/posts/x.md:1: "):
        build_site()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda posts: os.mkfifo(posts / "x.md"),
        lambda posts: (posts / "x.md").symlink_to("nowhere.md"),
        lambda posts: (posts / "x.md").symlink_to(posts.parent),
    ],
    ids=["pipe", "link to nothing", "link to a folder that leads in a circle"],
)
def test_what_is_no_file(build_site: Build, tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    posts = tmp_path / "content" / "posts"
    posts.mkdir(parents=True)
    spoil(posts)
    with pytest.raises(BuildError, match=r"content/posts/x.md:1: "):
        build_site()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="asks the system as another user")
@pytest.mark.parametrize("name", ["posts/x.md", "posts"])
def test_what_may_not_be_read_is_a_problem(write: Callable[..., Path], tmp_path: Path, name: str) -> None:
    told = tmp_path / "told"
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        root = Path(shutil.copytree(write({"posts/x.md": PLAIN}), Path(folder) / "content"))
        assert problems_of(root, NOW) == []
        (root / name).chmod(0)
        if not (reader := os.fork()):
            with suppress(BaseException), told.open("w") as out:
                if os.getuid() == 0:  # who may read everything
                    os.setuid(65534)
                out.write("\n".join(map(str, problems_of(root, NOW))))
            os._exit(0)
        os.waitpid(reader, 0)
        (root / name).chmod(0o755)
    assert f"content/{name}:1: cannot be read: Permission denied" in told.read_text()


def test_folders_sort_posts_and_are_no_part_of_the_address(build_site: Build) -> None:
    site = build_site({"posts/2026/x.md": PLAIN, "posts/y.md": post("Y", "[x](x.md)", related="[x]")})
    assert site.has("/blog/x/")
    with pytest.raises(BuildError, match=r"2026/x.md:1: has the same address as content/posts/2025/x.md"):
        build_site({"posts/2025/x.md": post("Z")})


def test_a_picture_of_400_million_pixels(build_site: Build, tmp_path: Path) -> None:
    images = tmp_path / "content" / "images"
    images.mkdir(parents=True)
    Image.new("1", (20_000, 20_000)).save(images / "dog.png")
    with pytest.raises(BuildError, match=r"content/posts/x.md:8: .*far too many pixels"):
        build_site({"posts/x.md": post("X", "![A dog](dog.png)")})


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n broken", b"GIF89a"], ids=["empty", "truncated", "ending"])
def test_a_picture_that_is_none(build_site: Build, tmp_path: Path, content: bytes) -> None:
    images = tmp_path / "content" / "images"
    images.mkdir(parents=True)
    (images / "dog.png").write_bytes(content)
    with pytest.raises(BuildError, match=r"content/posts/x.md:8: .*dog.png"):
        build_site({"posts/x.md": post("X", "![A dog](dog.png)")})


# --- Anything at all ---------------------------------------------------------------------------------


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text())
def test_any_text_is_an_entry_or_a_problem_within_it(words: str) -> None:
    _read(words)
    _read(f"---\n{words}\n---\n{words}")
    _read(PLAIN.replace("title: X", f"title: {words}"))


@settings(max_examples=200, deadline=None)
@given(st.binary())
def test_any_bytes_are_text_or_a_problem(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "any.md"
    file.write_bytes(content)
    try:
        assert isinstance(read_text(file, "any.md"), str)
    except ContentError as error:
        assert error.problems


# What Markdown, HTML, our blocks and YAML begin and end with, as building stones of texts.
STONES = st.sampled_from(
    [
        "<script>",
        "</script>",
        "<b onclick=x>",
        "<img src=x onerror=y>",
        "javascript:alert(1)",
        "[a](",
        ")",
        "![",
        "]",
        "`",
        "```\n",
        "*",
        "_",
        "\n",
        "\n\n",
        "    ",
        "# ",
        "> ",
        "- ",
        "| ",
        "/// note\n",
        "\n///\n",
        "&lt;",
        "&#",
        "\\",
        "<!--",
        "-->",
        "<",
        ">",
        '"',
        "'",
        "[^1]",
        "*[a]: ",
        ": ",
        "x",
        "{{",
        "[!NOTE]",
        "data:text/html,x",
        "<a href=",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(words=st.lists(STONES | st.text(max_size=5), max_size=12).map("".join))
def test_any_file_is_problems_or_a_page_on_which_nothing_runs(site_folder: Path, words: str) -> None:
    """From the bytes of the file to HTML, as a browser reads it."""
    (site_folder / "posts" / "x.md").write_bytes(post("X", words).encode("utf-8", "surrogatepass"))
    try:
        library, problems = load(site_folder, inspect=inspect)
        problems += check(library, library.practice.local(NOW))
    except ContentError as error:
        problems = error.problems
    if any(problem.severity == "error" for problem in problems):
        return
    html, _ = Text(library, ROOT / "theme", NOW, Album(site_folder / "images")).convert(
        library.entries["posts/x.md"].document.body
    )
    for node in html5lib.parseFragment(str(html), namespaceHTMLElements=False).iter():
        assert node.tag not in ("script", "iframe", "object", "embed", "form", "style", "base", "meta", "link")
        for name, value in node.attrib.items():
            assert not str(name).startswith("on"), html
            assert not re.match(r"\s*(javascript|data|vbscript):", value, re.IGNORECASE), html


def convert(library: Library) -> tuple[Html, Sequence[Heading]]:
    text = Text(library, ROOT / "theme", NOW, Album(library.root / "images"))
    return text.convert(library.entries["posts/x.md"].document.body)


@pytest.fixture(scope="module")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("any") / "content"
    for name, words in BASE.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(words, encoding="utf-8")
    (root / "images").mkdir()
    return root


@pytest.mark.parametrize(
    "unit", ["1", "A", "a@", "-", "a\n\n", "- a\n", "ab ", "& ", "Mr. A. ", "\\", "1 Aa Aa ", "born "]
)
def test_twice_the_text_takes_at_most_about_four_times_as_long(site_folder: Path, unit: str) -> None:
    """What the rules and the converter were slow at, or could be: more than that would be a matter of hours."""

    def seconds(length: int) -> float:
        (site_folder / "posts" / "x.md").write_text(post("X", unit * (length // len(unit))), encoding="utf-8")
        started = time.process_time()
        library, _ = load(site_folder, inspect=inspect)
        list(check(library, library.practice.local(NOW)))
        Text(library, ROOT / "theme", NOW, Album(site_folder / "images")).convert(
            library.entries["posts/x.md"].document.body
        )
        return time.process_time() - started

    seconds(100)
    assert seconds(20_000) < 6 * max(seconds(10_000), 0.01)


def _read(words: str) -> None:
    lines = len(words.splitlines()) + 1
    try:
        document = parse_entry("posts/x.md", words)
        assert isinstance(document, Document)
        assert isinstance(read_entry(document, Path("posts/x.md")).is_public(datetime.max), bool)
    except ContentError as error:
        assert error.problems
        assert all(1 <= problem.line <= lines for problem in error.problems)
