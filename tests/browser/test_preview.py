"""The preview: every save shows by itself, and a mistake stands over the last good page until it is mended."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import ROOT, post
from PIL import Image
from playwright.sync_api import Browser, Page, expect

expect.set_options(timeout=15_000)  # the first build takes its time on a busy machine
LONG = "\n\n".join(f"Paragraph {number} of a long text." for number in range(200))
Start = Callable[..., "Running"]


class Running:
    """A preview of a small site, as staff start it."""

    def __init__(self, root: Path, *words: str) -> None:
        self.root = root
        command = [sys.executable, str(ROOT / "tasks.py"), "serve", *words]
        self.process = subprocess.Popen(
            command, cwd=root, stdout=subprocess.PIPE, text=True, env=os.environ | {"TMPDIR": str(root / "tmp")}
        )
        self.lines: list[str] = []
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.append(line.strip())
            if line.startswith("Preview: "):
                self.address = line.split()[1]
            if line.startswith("Ctrl-C"):
                break

    def save(self, name: str, text: str) -> None:
        (self.root / name).write_text(text, encoding="utf-8")

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(timeout=10)
        assert self.process.stdout
        self.process.stdout.close()
        return code


@pytest.fixture
def start(write: Callable[..., Path], tmp_path: Path, browser: Browser) -> Iterator[Start]:
    started: list[Running] = []

    def run(files: dict[str, str], *words: str, port: int | None = None) -> Running:
        write(files)
        shutil.copytree(ROOT / "theme", tmp_path / "theme", dirs_exist_ok=True)
        shutil.copy(ROOT / "pelicanconf.py", tmp_path)
        (tmp_path / "tmp").mkdir(exist_ok=True)
        (tmp_path / "content/images").mkdir(exist_ok=True)
        started.append(Running(tmp_path, "--port", str(port or free_port()), *words))
        return started[-1]

    yield run
    for running in started:
        if running.process.poll() is None:
            running.end()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 800, "height": 600})
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_save_shows_by_itself_where_the_reader_was(start: Start, tab: Page) -> None:
    preview = start({"posts/x.md": post("X", LONG)})
    tab.goto(f"{preview.address}blog/x/")
    tab.evaluate("scrollTo({top: 2000, behavior: 'instant'})")
    preview.save("content/posts/x.md", post("X", f"{LONG}\n\nA new end."))
    expect(tab.get_by_text("A new end.")).to_be_attached()
    tab.wait_for_function("scrollY === 2000")
    assert tab.get_by_role("alert").count() == 0


def test_a_mistake_stands_over_the_last_good_page_until_it_is_mended(start: Start, tab: Page) -> None:
    preview = start({"posts/x.md": post("X", "The good text.")})
    tab.goto(f"{preview.address}blog/x/")
    preview.save("content/posts/x.md", post("X", "The next text.", topic="cares", date="2026-13-40"))
    alert = tab.get_by_role("alert")
    expect(alert.get_by_role("heading", name="2 things need mending")).to_be_visible()
    expect(alert.get_by_role("heading", name="content/posts/x.md, line 6")).to_be_visible()
    expect(alert).to_contain_text('topic: "cares" is not a topic. Did you mean "care"?')
    marked = [line.inner_text().splitlines() for line in alert.locator("pre").all()]
    assert marked == [["date: 2026-13-40", "      ^^^^^^^^^^"], ["topic: cares", "       ^^^^^"]]
    expect(tab.get_by_text("The good text.")).to_be_visible()
    found = Axe().run(tab).response["violations"]
    assert not found, found

    tab.reload()  # somebody who comes later sees it too
    expect(alert).to_be_visible()
    alert.press("Escape")
    expect(alert).to_be_hidden()

    preview.save("content/posts/x.md", post("X", "The next text."))
    expect(tab.get_by_text("The next text.")).to_be_visible()
    expect(alert).to_be_hidden()


def test_a_site_that_was_never_good_says_what_is_wrong(start: Start, tab: Page) -> None:
    preview = start({"posts/x.md": "No fields at all."})
    tab.goto(preview.address)
    expect(tab.get_by_role("alert")).to_contain_text("content/posts/x.md, line 1")
    preview.save("content/posts/x.md", post("X"))
    tab.goto(f"{preview.address}blog/x/")
    expect(tab.get_by_role("heading", name="X", exact=True)).to_be_visible()


def test_a_style_is_exchanged_without_loading_the_page_again(start: Start, tab: Page) -> None:
    preview = start({})
    tab.goto(f"{preview.address}about/")
    tab.evaluate("window.same = true")
    css = preview.root / "theme/static/css/utilities.css"
    css.write_text(css.read_text() + "\nbody { border-top: 7px solid }\n")
    tab.wait_for_function("getComputedStyle(document.body).borderTopWidth === '7px'")
    assert tab.evaluate("window.same")
    css.write_text(css.read_text() + "\nbody { border-top: {{ }\n")
    expect(tab.get_by_role("alert")).to_be_visible()


def test_a_template_that_cannot_be_read_is_a_mistake_like_any_other(start: Start, tab: Page) -> None:
    preview = start({})
    tab.goto(f"{preview.address}about/")
    template = preview.root / "theme/templates/page.html"
    good = template.read_text()
    template.write_text(good + "\n{% if %}\n")
    expect(tab.get_by_role("alert")).to_contain_text("theme/templates/page.html, line")
    template.write_text(good)
    expect(tab.get_by_role("alert")).to_be_hidden()


def test_a_picture_dropped_into_the_folder_appears(start: Start, tab: Page) -> None:
    preview = start({"posts/x.md": post("X")})
    tab.goto(f"{preview.address}blog/x/")
    Image.new("RGB", (40, 20), "red").save(preview.root / "content/images/red.png")
    preview.save("content/posts/x.md", post("X", "![A red field](red.png)"))
    picture = tab.get_by_role("img", name="A red field")
    expect(picture).to_be_visible()
    assert "/images/red." in picture.evaluate("image => image.decode().then(() => image.currentSrc)")


def test_drafts_have_a_list_with_their_status_and_date(start: Start, tab: Page) -> None:
    files = {
        "posts/later.md": post("Later", date="2999-03-04"),
        "posts/draft.md": post("Not ready", date="2026-05-06", status="draft"),
    }
    preview = start(files)
    tab.goto(f"{preview.address}_drafts/")
    expect(tab.get_by_role("region", name="Scheduled")).to_contain_text("Scheduled for March 4, 2999: not public yet")
    expect(tab.get_by_role("region", name="Drafts")).to_contain_text("Draft: not public (dated May 6, 2026)")
    tab.get_by_role("link", name="Not ready").click()
    expect(tab.locator("main")).to_contain_text("Draft: not public (dated May 6, 2026)")


def test_a_page_that_is_gone_is_gone(start: Start, tab: Page) -> None:
    preview = start({"posts/x.md": post("X")})
    tab.goto(f"{preview.address}blog/x/")
    (preview.root / "content/posts/x.md").unlink()
    expect(tab.get_by_role("heading", name="X", exact=True)).to_be_hidden()


def test_a_taken_port_is_said_and_the_end_leaves_nothing_behind(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        preview = start({}, port=port)
        assert f"Port {port} is taken, so this is {preview.address[:-1].rpartition(':')[2]}." in preview.lines
    assert preview.end() == 0
    assert not list((preview.root / "tmp").iterdir())
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", int(preview.address[:-1].rpartition(":")[2])))


def test_who_opens_it_to_the_network_is_warned(start: Start) -> None:
    lines = "\n".join(start({}, "--host", "0.0.0.0").lines)
    assert "CAREFUL: everybody in your network can see this preview, drafts included" in lines
