"""What visitors get at Cloudflare Pages and at Caddy: statuses, headers, old addresses."""

from __future__ import annotations

import gzip

import pytest
from conftest import Site
from hosts import Host

PROTECTION = {
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def urls(site: Site) -> list[str]:
    files = sorted(site.folder.rglob("index.html"))
    return ["/" + file.relative_to(site.folder).as_posix().removesuffix("index.html") for file in files]


def test_every_page_answers_with_all_headers_once(site: Site, host: Host) -> None:
    assert len(urls(site)) > 15
    for url in urls(site):
        answer = host.ask(url)
        assert answer.status == 200, url
        assert {name: answer.headers.get_all(name) for name in PROTECTION} == {
            name: [value] for name, value in PROTECTION.items()
        }
        assert answer.headers.get_all("Cache-Control") == ["public, max-age=0, must-revalidate"]
        (policy,) = answer.headers.get_all("Content-Security-Policy")
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
        assert "form-action 'self' https://forms.example; frame-ancestors 'none'" in policy
        assert "unsafe" not in policy and policy.count("default-src") == 1
        assert "geolocation=()" in answer.headers["Permissions-Policy"]
        assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/blog-1/hello/", "/blog/hello/"),
        ("/blog-1/hello", "/blog/hello/"),
        ("/blog/hello.html", "/blog/hello/"),
        ("/blog/2019/3/hi", "/blog/hello/"),
        ("/blog/category/Home+Tips", "/blog/hello/"),
        ("/caf%C3%A9", "/blog/hello/"),
        ("/our-team", "/team/"),
        ("/staff", "/team/"),
        ("/staff/", "/team/"),
    ],
)
def test_an_old_address_leads_to_the_page(host: Host, old: str, new: str) -> None:
    for query in ("", "?format=amp"):
        answer = host.ask(old + query)
        assert (answer.status, answer.location.partition("?")[0]) == (301, new)
        assert host.ask(answer.location).status == 200


def test_a_query_is_no_other_page(host: Host) -> None:
    """Squarespace's ?format=amp needs no redirect."""
    assert host.ask("/blog/hello/?format=amp").body == host.ask("/blog/hello/").body


def test_without_the_slash_a_page_is_one_step_away(host: Host) -> None:
    answer = host.ask("/blog/hello")
    assert (answer.status, answer.location) == (308, "/blog/hello/")


@pytest.mark.parametrize("url", ["/nowhere/", "/blog-1/secret/", "/_caddy"])
def test_a_wrong_address_shows_the_page_that_helps(host: Host, url: str) -> None:
    answer = host.ask(url)
    assert answer.status == 404
    assert b"Nothing here" in answer.body


@pytest.mark.parametrize("url", ["/summer-hours/", "/summer-hours", "/s/form.pdf"])
def test_what_is_gone_says_so(host: Host, url: str) -> None:
    answer = host.ask(url)
    assert answer.status == 410
    assert b"Nothing here" in answer.body
    assert "Content-Security-Policy" in answer.headers


def test_files_are_kept_for_as_long_as_their_names_hold(site: Site, host: Host) -> None:
    (css,) = (file.name for file in (site.folder / "theme").glob("main.*.css"))
    kept = {
        f"/theme/{css}": "public, max-age=31536000, immutable",
        "/theme/fonts/young-serif.woff2": "public, max-age=86400",
        "/theme/drawings/favicon.svg": "public, max-age=86400",
        "/theme/icons.svg": "public, max-age=0, must-revalidate",
    }
    assert {url: host.ask(url).headers.get_all("Cache-Control") for url in kept} == {
        url: [value] for url, value in kept.items()
    }
    missing = host.ask("/theme/main.0000000000.css")
    assert (missing.status, missing.headers.get_all("Cache-Control")) == (404, ["no-store"])


@pytest.mark.parametrize(
    ("url", "type_"),
    [
        ("/feed.xml", "application/atom+xml; charset=utf-8"),
        ("/theme/site.webmanifest", "application/manifest+json"),
        ("/theme/drawings/favicon.svg", "image/svg+xml"),
        ("/exercises.json", "application/json"),
        ("/handouts/exercise-tilt.pdf", "application/pdf"),
    ],
)
def test_files_say_what_they_are(host: Host, url: str, type_: str) -> None:
    answer = host.ask(url)
    assert answer.status == 200
    assert answer.headers.get_all("Content-Type") == [type_]


def test_only_what_is_made_for_others_is_open_to_their_scripts(host: Host) -> None:
    assert host.ask("/exercises.json").headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in host.ask("/feed.xml").headers


def test_a_drawing_shown_alone_keeps_its_colors_and_runs_nothing(host: Host) -> None:
    policies = host.ask("/theme/drawings/favicon.svg").headers.get_all("Content-Security-Policy")
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'; sandbox"]


def test_search_may_run_its_engine_and_others_may_not(host: Host) -> None:
    assert "'wasm-unsafe-eval'" in host.ask("/search/").headers["Content-Security-Policy"]
    assert "wasm" not in host.ask("/blog/").headers["Content-Security-Policy"]


@pytest.mark.parametrize("site", ["caddy"], indirect=True)
def test_pages_are_compressed(host: Host) -> None:
    """At Cloudflare the edge does it, which wrangler has not."""
    answer = host.ask("/blog/", Accept_Encoding="gzip")
    assert answer.headers["Content-Encoding"] == "gzip" and "Accept-Encoding" in answer.headers["Vary"]
    assert gzip.decompress(answer.body) == host.ask("/blog/").body
