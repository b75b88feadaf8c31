"""Small real sites to test with. Nothing is mocked: a build takes a fraction of a second."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup

from commands.audit.site import BuiltSite
from commands.check import problems_of
from commands.generate import build
from plugins.model.library import load

ROOT = Path(__file__).parent.parent
NOW = datetime(2027, 1, 15, 9, 0, tzinfo=ZoneInfo("America/New_York"))

# The tests take place at NOW and later, whatever the practice has promised since.
PRACTICE = re.sub(
    r"(?m)^security_expires: .*", "security_expires: 2029-01-01", (ROOT / "content/practice.yaml").read_text("utf-8")
)
SUMMARY = "A summary of {} that is long enough to be shown in a list."


def entry(title: str, body: str = "Some text.", **fields: str) -> str:
    """A Markdown file with a title, a fitting summary, status published and more `fields`."""
    lines = {"title": title, "summary": SUMMARY.format(title), "status": "published", **fields}
    return "---\n" + "".join(f"{name}: {value}\n" for name, value in lines.items()) + f"---\n{body}\n"


def post(title: str, body: str = "Some text.", date: str = "2026-05-01", topic: str = "care", **fields: str) -> str:
    return entry(title, body, date=date, topic=topic, **fields)


SERVICE = {
    "order": "1",
    "who_it_helps": "[People at home]",
    "visit": "[{title: We come, text: To you.}, {title: We treat, text: You.}]",
}
EXERCISE = {
    "area": "low-back",
    "goal": "control",
    "level": "gentle",
    "position": "lying",
    "purpose": "To wake up the belly.",
    "start_position": "On your back.",
    "steps": "[Breathe out., Press down.]",
    "dose": "{sets: 1, repetitions: 10, hold: 5}",
    "feel": "Your lower belly.",
    "not_feel": "Pain.",
    "easier": "Do less.",
    "harder": "Do more.",
    "stop_if": "[pain gets sharper]",
}
TOPICS = dedent(
    """
    care:
      title: Care
      summary: Everything about care at home, in articles that are long enough.
      service: home-visits
    guides:
      title: Guides
      summary: Exercises to do at home, with drawings and with safety advice.
      needs_safety_card: yes
    """
)
HOME = entry(
    "Welcome",
    layout="home",
    lead="We come to you.",
    audiences="[{who: Runners, says: I want to run, page: first.md}]",
    visit="[{title: You call, text: Us.}, {title: We come, text: To you.}]",
    services="[home-visits]",
    costs="[{title: One price, text: Per visit.}]",
    posts="[first]",
)
"""Not in `BASE`, as most tests build faster without. A site that is published has one."""
BASE: Mapping[str, str] = {
    "practice.yaml": PRACTICE,
    "topics.yaml": TOPICS,
    "services/home-visits.md": entry("Home visits", **SERVICE),
    "exercises/tilt.md": entry("Tilt", **EXERCISE),
    "posts/first.md": post("First", date="2026-01-01"),
    **{f"pages/{name}.md": entry(f"Page {name}", layout=name) for name in ("blog", "services", "exercises", "contact")},
    **{
        f"pages/{name}.md": entry(f"Page {name}")
        for name in ("about", "fees-and-insurance", "faq", "service-area", "privacy", "accessibility")
    },
    "pages/how-we-check-our-articles.md": entry("How we check"),
    "pages/blog/topics.md": entry("Topics", layout="topics"),
}


@dataclass(frozen=True)
class Site:
    """A built site."""

    folder: Path

    def page(self, url: str) -> BeautifulSoup:
        file = self.folder / url.lstrip("/")
        text = (file / "index.html" if url.endswith("/") else file).read_text("utf-8")
        # Typogrify keeps the last two words of a line together; tests read words, not spaces.
        return BeautifulSoup(text.replace("&nbsp;", " "), "html.parser")

    def has(self, url: str) -> bool:
        return (self.folder / url.lstrip("/")).exists()

    def texts(self) -> str:
        """Everything readable in the output, to search for what must not be there."""
        kinds = {".html", ".xml", ".txt", ".json", ".css"}
        return "\n".join(f.read_text("utf-8") for f in sorted(self.folder.rglob("*")) if f.suffix in kinds)


def audited(folder: Path, allow_samples: bool = True, content: Path = ROOT / "content") -> BuiltSite:
    """A built site with its content, as `./run audit` looks at it."""
    library, _ = load(content)
    return BuiltSite(folder, library, library.practice.local(datetime.now(UTC)), "cloudflare", allow_samples)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what was not tested because a tool is not on this machine."""
    skipped = (str(report.longrepr) for report in terminalreporter.stats.get("skipped", ()))
    if missed := sorted({reason.partition("NOT TESTED")[2] for reason in skipped if "NOT TESTED" in reason}):
        terminalreporter.section("NOT TESTED: a tool is not on this machine", sep="!", red=True, bold=True)
        for reason in missed:
            terminalreporter.line(f"not tested{reason.rstrip(')').rstrip(chr(39))}", red=True)


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes a content folder: the base site with `files` added; None takes one away."""

    def write_content(files: Mapping[str, str | None] | None = None) -> Path:
        root = tmp_path / "content"
        for name, text in {**BASE, **(files or {})}.items():
            if text is not None:
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text, encoding="utf-8")
        return root

    return write_content


@pytest.fixture
def problems(write: Callable[..., Path]) -> Callable[..., list[str]]:
    """The Problems of a content folder, as the author reads them."""

    def found(files: Mapping[str, str | None] | None = None) -> list[str]:
        return [str(problem) for problem in problems_of(write(files), NOW)]

    return found


@pytest.fixture
def build_site(
    write: Callable[..., Path], tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Site]:
    """Builds a small site with the real theme and settings."""

    def built(files: Mapping[str, str | None] | None = None, preview: bool = False, **settings: object) -> Site:
        root = write(files)
        (root / "images").mkdir(exist_ok=True)
        file = str(ROOT / ("pelicanconf.py" if preview else "publishconf.py"))
        overrides = {
            "PATH": str(root),
            "THEME": str(ROOT / "theme"),
            "NOW": NOW,
            "ALLOW_SAMPLE_FACTS": True,
            "CACHE": str(tmp_path_factory.getbasetemp() / "cache"),
        }
        return Site(build(file, tmp_path / "output", **overrides | settings))

    return built


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The real content, built as published."""
    output = tmp_path_factory.mktemp("real") / "output"
    overrides = {"PATH": str(ROOT / "content"), "THEME": str(ROOT / "theme"), "ALLOW_SAMPLE_FACTS": True}
    return Site(build(str(ROOT / "publishconf.py"), output, **overrides))
