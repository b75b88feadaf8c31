"""What a build writes for its host."""

from __future__ import annotations

import re
from collections.abc import Callable
from fnmatch import fnmatchcase

import pytest
from conftest import Site, post

from commands.errors import BuildError

Build = Callable[..., Site]
FILES = {
    "posts/x.md": post("X", aliases="[/old/x/, /x.html]"),
    "posts/draft.md": post("Draft", status="draft", aliases="[/secret/]"),
    "redirects.yaml": "/team/: /about/\n/soon/: /blog/draft/\n/summer/: gone\n",
}


def lines(site: Site, name: str) -> list[str]:
    return (site.folder / name).read_text("utf-8").splitlines()


def test_aliases_and_redirects_stand_in_one_list_without_drafts(build_site: Build) -> None:
    site = build_site(FILES)
    assert lines(site, "_redirects")[1:] == [
        "/old/x /blog/x/ 301",
        "/old/x/ /blog/x/ 301",
        "/team /about/ 301",
        "/team/ /about/ 301",
        "/x.html /blog/x/ 301",
    ]
    assert "secret" not in "".join(file.read_text("utf-8") for file in site.folder.glob("_*"))


def test_a_page_at_an_old_address_comes_before_a_redirect(build_site: Build) -> None:
    """The later pages of the blog come and go with its posts."""
    old = {"redirects.yaml": "/blog/page/2/: /about/\n"}
    assert "/blog/page/2/ /about/ 301" in lines(build_site(old), "_redirects")
    posts = {f"posts/p{number}.md": post(f"Post {number}") for number in range(7)}
    assert lines(build_site(old | posts), "_redirects")[1:] == []


def test_a_host_that_takes_files_only_gets_pages(build_site: Build) -> None:
    site = build_site(FILES, HOST="plain")
    page = site.page("/old/x/")
    assert page.select_one("link[rel=canonical]")["href"].endswith(".example/blog/x/")
    assert page.select_one("meta[http-equiv=refresh]")["content"] == "0; url=/blog/x/"
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    assert page.select_one("p a[href='/blog/x/']").get_text() and page.html["lang"] == "en-US"
    assert site.has("/x.html") and site.has("/team/index.html")
    assert not list(site.folder.glob("_*")) and not site.has("/summer/") and not site.has("/secret/")
    assert (site.folder / "CNAME").read_text("utf-8") == "www.customcarerehab.example\n"
    assert site.has("/.nojekyll")
    assert "/old/x/" not in (site.folder / "sitemap.xml").read_text("utf-8")


def test_an_unknown_host_is_named(build_site: Build) -> None:
    with pytest.raises(BuildError, match=r'"cloudflair" is no host .* Did you mean "cloudflare"'):
        build_site(HOST="cloudflair")


def test_search_engines_keep_away_from_a_preview(build_site: Build) -> None:
    assert "  X-Robots-Tag: noindex" in lines(build_site(preview=True), "_headers")[:15]


def test_what_is_kept_for_ever_has_a_name_of_its_own(real_site: Site) -> None:
    """A name without a fingerprint would show old bytes for a year."""
    text = (real_site.folder / "_headers").read_text("utf-8")
    patterns = [block.split("\n")[0] for block in text.split("\n\n") if "immutable" in block]
    assert patterns
    urls = ["/" + file.relative_to(real_site.folder).as_posix() for file in real_site.folder.rglob("*.*")]
    kept = [url for url in urls if any(fnmatchcase(url, pattern) for pattern in patterns)]
    assert len(kept) >= 3
    assert [url for url in kept if not re.search(r"[._/][0-9a-f]{7,}\.", url)] == []


def test_cloudflare_reads_every_line(real_site: Site) -> None:
    """At most 100 rules of lines up to 2,000 characters, one star each
    (https://developers.cloudflare.com/pages/configuration/headers/)."""
    found = lines(real_site, "_headers")
    rules = [line for line in found if line.startswith("/")]
    assert len(rules) <= 100 and all(rule.count("*") <= 1 for rule in rules)
    assert max(map(len, found)) < 2_000
