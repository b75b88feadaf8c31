"""Any changes in any order: after each the incremental build is the clean build, or fails in the same words."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from conftest import NOW, ROOT, post
from edited import SAFETY, Tree, differing, edited, picture
from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from incremental.changes import touch

from commands.errors import BuildError

POSTS = some.sampled_from(["post-04", "post-07", "post-08", "post-12", "guide-a", "draft", "later", "new"])
WORDS = some.sampled_from(["Calm", "Strong", "Steady"])
TEMPLATES = some.sampled_from(
    [
        "layouts/article.html",
        "layouts/base.html",
        "partials/byline.html",
        "components/card.html",
        "components/exercise_card.html",
    ]
)
FIELDS = some.sampled_from(
    [
        ("summary", "Another summary, which is long enough to be shown in a list."),
        ("related", "[post-07, guide-a]"),
        ("related", "[post-12]"),
        ("aliases", "[/old/one/]"),
        ("modified", "2026-12-20"),
        ("author", "alex-smith"),
        ("service", "home-visits"),
    ]
)
TEXTS = some.sampled_from(
    [
        "Few words.",
        "Many words. " * 300,  # minutes to read
        "More in [the other](post-08.md#calm).",
        "## Of its own\n\nMore in [this part](#of-its-own).",
        f"{SAFETY}/// exercise | tilt\n///",
        f"{SAFETY}/// exercise | hop\n///",
        "![A ramp](ramp.png)",
    ]
)
OUTPUTS = some.sampled_from(["blog/index.html", "blog/post-07/index.html", "about/index.html", "robots.txt"])


class AnyChanges(RuleBasedStateMachine):
    """Edits of one site. A post that is gone is written anew by the next edit of it."""

    def __init__(self, theme: Path) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=theme.parent))
        self.site = edited(self.folder, theme)
        self.site.own_theme()

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def change(self, name: str, field: str, value: str) -> Path:
        """Give a post another value of a field. Returns its file."""
        file = self.site.folder / f"content/posts/{name}.md"
        text = file.read_text("utf-8") if file.exists() else post(name.title())
        lines = [line for line in text.splitlines(keepends=True) if not line.startswith(f"{field}:")]
        self.site.write(f"content/posts/{name}.md", "".join([lines[0], f"{field}: {value}\n", *lines[1:]]))
        return file

    @rule(name=POSTS, word=WORDS)
    def body(self, name: str, word: str) -> None:
        file = self.change(name, "drawing", "first-visit")
        file.write_text(f"{file.read_text('utf-8')}\n\n## {word}\n\n{word} words.\n", "utf-8")

    @rule(name=POSTS, text=TEXTS)
    def text(self, name: str, text: str) -> None:
        """Another text in the place of the one that is there."""
        file = self.change(name, "drawing", "first-visit")
        front_matter = file.read_text("utf-8").split("---\n")[1]
        file.write_text(f"---\n{front_matter}---\n{text}\n", "utf-8")

    @rule(name=POSTS, field=FIELDS)
    def field(self, name: str, field: tuple[str, str]) -> None:
        self.change(name, *field)

    @rule(name=POSTS, word=WORDS)
    def title(self, name: str, word: str) -> None:
        self.change(name, "title", word)

    @rule(name=POSTS, month=some.integers(1, 12))
    def date(self, name: str, month: int) -> None:
        self.change(name, "date", f"2026-{month:02}-15")

    @rule(name=POSTS, topic=some.sampled_from(["care", "sleep"]))
    def topic(self, name: str, topic: str) -> None:
        self.change(name, "topic", topic)

    @rule(name=POSTS, number=some.integers(0, 2))
    def tags(self, name: str, number: int) -> None:
        self.change(name, "tags", f"[third {number}]")

    @rule(name=POSTS, status=some.sampled_from(["draft", "published"]))
    def status(self, name: str, status: str) -> None:
        self.change(name, "status", status)

    @rule(name=POSTS)
    def delete(self, name: str) -> None:
        (self.site.folder / f"content/posts/{name}.md").unlink(missing_ok=True)

    @rule(name=POSTS, new=POSTS)
    def rename(self, name: str, new: str) -> None:
        if (self.site.folder / f"content/posts/{name}.md").exists():
            self.site.rename(f"content/posts/{name}.md", f"content/posts/{new}.md")

    @rule(word=WORDS)
    def author(self, word: str) -> None:
        self._line("content/people/alex-smith.md", "title:", f"title: {word} Smith")

    @rule(word=WORDS)
    def exercise(self, word: str) -> None:
        self._line("content/exercises/tilt.md", "feel:", f"feel: {word}.")

    @rule(color=some.sampled_from(["red", "blue"]))
    def picture(self, color: str) -> None:
        self.site.unseen("content/images/ramp.png", picture(color))

    @rule(digit=some.integers(0, 9))
    def phone(self, digit: int) -> None:
        self._line("content/practice.yaml", "phone:", f"phone: 555-555-014{digit}")

    @rule(template=TEMPLATES, word=WORDS)
    def template(self, template: str, word: str) -> None:
        """Where each of them shows it: at the end of its first paragraph or block."""
        self.site.edit(f"theme/templates/{template}", "</", f"<!--{word}--></")

    @rule(word=WORDS)
    def style(self, word: str) -> None:
        self.site.write("theme/static/css/print.css", f".{word} {{ top: 1px }}")

    @rule()
    def checkout(self) -> None:
        touch(self.site)

    @rule(name=OUTPUTS, content=some.sampled_from([None, b"By hand."]))
    def by_hand(self, name: str, content: bytes | None) -> None:
        file = self.site.output / name
        if content is None:
            file.unlink(missing_ok=True)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)

    @rule()
    def forget(self) -> None:
        shutil.rmtree(self.site.cache, ignore_errors=True)

    @rule(days=some.integers(0, 200))
    def moment(self, days: int) -> None:
        self.site.settings["NOW"] = NOW + timedelta(days)

    @rule(preview=some.booleans())
    def preview(self, preview: bool) -> None:
        self.site.settings_file = ROOT / ("pelicanconf.py" if preview else "publishconf.py")

    @invariant()
    def is_the_clean_build(self) -> None:
        built, clean = outcome(self.site.build), outcome(self.site.clean)
        if isinstance(built, str) or isinstance(clean, str):
            assert built == clean
        else:
            assert differing(built, clean) == []

    def _line(self, name: str, start: str, new: str) -> None:
        lines = (self.site.folder / name).read_text("utf-8").splitlines()
        self.site.write(name, "\n".join(new if line.startswith(start) else line for line in lines) + "\n")


def outcome(build: Callable[[], Tree]) -> Tree | str:
    """The site, or what the build says of its content."""
    try:
        return build()
    except BuildError as error:
        return str(error)


def test_any_changes_in_any_order(theme: Path) -> None:
    fixed = settings(
        max_examples=5,
        stateful_step_count=10,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(lambda: AnyChanges(theme), settings=fixed)


pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")
