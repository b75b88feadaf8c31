"""A small site with old addresses, at each host."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from conftest import BASE, NOW, ROOT, Site, entry, post
from hosts import Host, hosted

from commands.generate import build

FILES = BASE | {
    "posts/hello.md": post(
        "Hello", aliases="[/blog-1/hello/, /blog/hello.html, /blog/2019/3/hi/, /blog/category/Home+Tips/, /caf%C3%A9/]"
    ),
    "posts/secret.md": post("Secret", status="draft", aliases="[/blog-1/secret/]"),
    "pages/404.md": entry("Nothing here", layout="not_found"),
    "pages/team.md": entry("Team", aliases="[/our-team/]"),
    "redirects.yaml": "/staff/: /team/\n/summer-hours/: gone\n/s/form.pdf: gone\n",
}


@pytest.fixture(scope="session", params=["cloudflare", "caddy"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site, built for one host."""
    root = tmp_path_factory.mktemp(request.param) / "content"
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    settings = {
        "PATH": str(root),
        "THEME": str(ROOT / "theme"),
        "NOW": NOW,
        "ALLOW_SAMPLE_FACTS": True,
        "HANDOUT_CACHE": str(tmp_path_factory.getbasetemp() / "handouts"),
        "HOST": request.param,
    }
    return Site(build(str(ROOT / "publishconf.py"), root.with_name("output"), **settings))


@pytest.fixture(scope="session")
def host(site: Site, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    name = "cloudflare" if site.has("/_headers") else "caddy"
    with hosted(name, site.folder, tmp_path_factory.mktemp("home")) as running:
        yield running
