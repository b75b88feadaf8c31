"""Whatever happens to the store or to the last site, the next build is the clean build."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from conftest import ROOT, post
from edited import Edited, differing, made, pages, tree
from incremental.changes import POSTS, SEVEN, drafts

from commands.errors import BuildError
from plugins.model import shelf

ABOUT = "about/index.html"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="mounts file systems and chooses cores as Linux does")


PROCESSES = get_context("spawn" if sys.platform == "win32" else "forkserver")
PROCESSES.set_forkserver_preload(["commands.build", "bs4", "pytest"])  # what takes its time to load


def start(site: Edited, output: Path) -> BaseProcess:
    """A build in a process of its own."""
    process = PROCESSES.Process(target=site.build, args=[output])
    process.start()
    return process


def write(file: Path, content: bytes) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)


# --- The last site ---------------------------------------------------------------------------------------


def altered_unseen(output: Path) -> None:
    """A letter, within the same tick of the clock."""
    before = (output / ABOUT).stat()
    write(output / ABOUT, (output / ABOUT).read_bytes().replace(b"Some text", b"Some test"))
    os.utime(output / ABOUT, ns=(before.st_atime_ns, before.st_mtime_ns))


def swapped(output: Path) -> None:
    """Two pages in each other's place."""
    (output / ABOUT).rename(output / "x")
    (output / "faq/index.html").rename(output / ABOUT)
    (output / "x").rename(output / "faq/index.html")


def linked(output: Path) -> None:
    """A page that is a link to another one."""
    (output / ABOUT).unlink()
    (output / ABOUT).symlink_to("../faq/index.html")


def folder_for_file(output: Path) -> None:
    (output / ABOUT).unlink()
    (output / ABOUT / "x").mkdir(parents=True)


HARM: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "page deleted": (lambda output: (output / ABOUT).unlink(), {"/about/"}),
    "folder of a page deleted": (lambda output: shutil.rmtree(output / "about"), {"/about/"}),
    "page emptied": (lambda output: write(output / ABOUT, b""), {"/about/"}),
    "page altered": (lambda output: write(output / ABOUT, b"By hand."), {"/about/"}),
    "page altered, same size and time": (altered_unseen, {"/about/"}),
    "two pages swapped": (swapped, {"/about/", "/faq/"}),
    "page replaced by a link": (linked, {"/about/"}),
    "page replaced by a folder": (folder_for_file, {"/about/"}),
    "page hidden from others": (lambda output: (output / ABOUT).chmod(0o600), set()),
    "foreign page": (lambda output: write(output / "foreign/index.html", b"Foreign."), {"/foreign/"}),
    "foreign file": (lambda output: write(output / "foreign.txt", b"Foreign."), set()),
    "foreign folder": (lambda output: (output / "foreign").mkdir(), set()),
    "stylesheet altered": (lambda output: write(next((output / "theme").glob("main.*")), b""), set()),
    "font deleted": (lambda output: (output / "theme/fonts/young-serif.woff2").unlink(), set()),
    "picture altered": (lambda output: write(next((output / "images").glob("*.avif")), b""), set()),
    "robots.txt altered": (lambda output: write(output / "robots.txt", b"Disallow: /"), set()),
    "site gone": (lambda output: shutil.rmtree(output), {"*"}),
}
every_harm = pytest.mark.parametrize(("harm", "again"), HARM.values(), ids=HARM)


@every_harm
def test_a_site_that_was_touched_by_hand_is_mended(
    site: Edited, harm: Callable[[Path], object], again: set[str]
) -> None:
    whole = site.build()
    harm(site.output)
    assert differing(site.build(), whole) == []


@every_harm
def test_only_what_was_touched_by_hand_is_made_again(
    site: Edited, harm: Callable[[Path], object], again: set[str]
) -> None:
    whole = site.build()
    harm(site.output)
    found = made(whole, site.build())
    assert found <= (pages(whole) if again == {"*"} else again)


def test_a_site_that_was_moved_or_copied_is_as_good(site: Edited) -> None:
    whole = site.build()
    shutil.copytree(site.output, site.folder / "copy")
    site.output.rename(site.folder / "moved")
    site.edit(SEVEN, "Text 7", "Words 7")
    clean = site.clean()
    assert "blog/post-07/index.html" in differing(whole, clean)
    for output in ("moved", "copy", "output", "moved"):
        assert differing(site.build(site.folder / output), clean) == []


def test_what_is_made_again_is_never_written_into_the_last_site(site: Edited) -> None:
    """Someone may hold its files: a server, an upload, a copy made of links."""
    before = site.build()
    kept = site.folder / "kept"
    shutil.copytree(site.output, kept, copy_function=os.link)
    site.edit("content/practice.yaml", "phone: 555-555-0142", "phone: 555-555-0143")
    site.write("content/extra/key.txt", "Another key.\n")
    after = site.build()
    assert differing(before, after)
    held = {f.relative_to(kept).as_posix(): f.read_bytes() for f in kept.rglob("*") if f.is_file()}
    assert held == {name: file.content for name, file in before.items() if file.content is not None}


def test_drafts_leave_no_trace_in_the_published_site(site: Edited) -> None:
    published = site.build()
    drafts(site)
    shown = site.build()
    assert differing(shown, site.clean()) == []
    site.settings_file = ROOT / "publishconf.py"
    assert differing(site.build(), published) == []


# --- The store -------------------------------------------------------------------------------------------


def files(site: Edited) -> list[Path]:
    return [file for file in sorted(site.cache.rglob("*")) if file.is_file()]


def garbled(file: Path) -> None:
    """Other bytes in the middle, within the same tick of the clock."""
    content, before = file.read_bytes(), file.stat()
    middle = len(content) // 2
    file.write_bytes(
        content[:middle] + bytes(255 - byte for byte in content[middle : middle + 9]) + content[middle + 9 :]
    )
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


DAMAGE: dict[str, Callable[[Path], object]] = {
    "garbled": garbled,
    "truncated": lambda file: os.truncate(file, file.stat().st_size // 2),
    "cut by a byte": lambda file: os.truncate(file, file.stat().st_size - 1),
    "emptied": lambda file: os.truncate(file, 0),
    "foreign": lambda file: file.write_text('{"version": 999}'),
    "deleted": lambda file: file.unlink(),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_store_is_made_anew(site: Edited, damage: Callable[[Path], object]) -> None:
    site.build()
    site.edit(SEVEN, "title: Post 7", "title: Seven")
    for file in files(site):
        damage(file)
    clean = site.clean()
    assert differing(site.build(), clean) == []
    assert differing(site.build(), clean) == []


def test_each_file_of_the_store_is_doubted(site: Edited) -> None:
    whole = site.build()
    for number in range(len(files(site))):
        garbled(files(site)[number])
        assert differing(site.build(), whole) == []


def test_without_its_store_everything_is_made_again(site: Edited) -> None:
    """The last site alone is not to be trusted."""
    before = site.build()
    shutil.rmtree(site.cache)
    site.edit(SEVEN, "Text 7", "Words 7")
    after = site.build()
    assert differing(after, site.clean()) == []
    assert made(before, after) == pages(before)


def test_an_older_store_beside_a_newer_site(site: Edited) -> None:
    """Somebody restores a backup of one, not of the other."""
    old = site.build()
    shutil.copytree(site.cache, site.folder / "backup")
    shutil.copytree(site.output, site.folder / "old")
    site.edit(SEVEN, "title: Post 7", "title: Seven")
    new = site.build()
    shutil.rmtree(site.cache)
    (site.folder / "backup").rename(site.cache)
    assert differing(site.build(), new) == []
    site.edit(SEVEN, "title: Seven", "title: Post 7")
    shutil.rmtree(site.output)
    (site.folder / "old").rename(site.output)
    assert differing(site.build(), old) == []


@LINUX
def test_a_store_that_cannot_be_written_does_not_stop_a_build(site: Edited) -> None:
    """Filled before: what the pictures need is there."""
    site.build()
    site.edit(SEVEN, "Text 7", "Words 7")
    code = f"from edited import Edited, Path; Edited(Path({str(site.folder)!r}), Path({str(site.theme)!r})).build()"
    mount = f"mount --bind {site.cache} {site.cache} && mount -o remount,bind,ro {site.cache}"
    done = subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", f'{mount} && "{sys.executable}" -c "{code}"'],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(map(str, (ROOT, ROOT / "tests")))},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert differing(tree(site.output), site.clean()) == []


# --- Mistakes, kills and company -------------------------------------------------------------------------


def test_a_mistake_changes_nothing_and_mended_leaves_nothing(site: Edited) -> None:
    before = site.build()
    site.edit(SEVEN, "title: Post 7", "title: Seven")
    site.edit("content/posts/post-09.md", "topic: care", "topic: cares")
    with pytest.raises(BuildError) as error:
        site.build()
    with pytest.raises(BuildError) as clean_error:
        site.clean()
    assert str(error.value) == str(clean_error.value)
    site.edit("content/posts/post-09.md", "topic: cares", "topic: care")
    site.edit(SEVEN, "title: Seven", "title: Post 7")
    after = site.build()
    assert differing(after, before) == []


def test_a_mistake_throws_nothing_away(site: Edited) -> None:
    before = site.build()
    site.edit(SEVEN, "topic: care", "topic: cares")
    with pytest.raises(BuildError):
        site.build()
    site.edit(SEVEN, "topic: cares", "topic: care")
    assert made(before, site.build()) == set()


def test_a_mistake_of_the_theme_is_no_page(site: Edited) -> None:
    site.own_theme()
    before = site.build()
    site.edit("theme/templates/person.html", "{% endblock %}", "")
    with pytest.raises(BuildError, match=r"theme/templates/person\.html:"):
        site.build()
    site.edit("theme/templates/person.html", "</dl>\n", "</dl>\n{% endblock %}")
    assert differing(site.build(), before) == []


def test_a_kill_at_any_moment_harms_nothing(site: Edited) -> None:
    began = time.monotonic()
    start(site, site.output).join()
    span = time.monotonic() - began
    for number in range(6):
        site.edit("content/practice.yaml", f"phone: 555-555-014{number + 2}", f"phone: 555-555-014{number + 3}")
        site.write(f"content/posts/new-{number}.md", post(f"New {number}"))
        process = start(site, site.output)
        time.sleep(span * (0.4 + number / 10))
        process.kill()
        process.join()
        assert differing(site.build(), site.clean()) == []


def test_builds_at_once_share_a_store(site: Edited) -> None:
    """Both begin with nothing, then both with an edit."""
    outputs = [site.folder / name for name in ("one", "two", "three")]
    for number in range(2):
        site.edit(SEVEN, "Text 7", f"Text 7 {number}")
        site.write("content/posts/new.md", post(f"New {number}"))
        builds = [start(site, output) for output in outputs]
        for build in builds:
            build.join()
        assert [build.exitcode for build in builds] == [0, 0, 0]
        clean = site.clean()
        assert [differing(tree(output), clean) for output in outputs] == [[], [], []]
        assert [differing(site.build(output), clean) for output in outputs] == [[], [], []]


def test_a_reference_follows_the_file_that_it_names(site: Edited) -> None:
    """Written as `[words][1]` and, elsewhere, `[1]: file.md`: the check does not know those, but readers do."""
    site.write(f"{POSTS}/new.md", post("New", "See [it][1].\n\n[1]: post-07.md", date="2026-03-20"))
    before = site.build()
    site.rename(SEVEN, f"{POSTS}/seven.md")
    after = site.build()
    assert differing(after, site.clean()) == []
    assert before["blog/new/index.html"].content != after["blog/new/index.html"].content


@LINUX
def test_a_site_of_more_entries_than_the_shelf_holds_is_the_same(site: Edited, monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry that is taken out a second time is another object: a service was listed among the other services."""
    whole = site.clean()
    monkeypatch.setattr(shelf, "MOST", 1)
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, list(cores)[:1])  # so that one process makes all pages, one after the other
    try:
        assert differing(site.build(), whole) == []
    finally:
        os.sched_setaffinity(0, cores)
