"""Headers and old addresses in the forms of the hosts."""

from __future__ import annotations

import json

import pytest

from plugins.model.document import Document
from plugins.model.redirects import Redirect
from plugins.views.hosting.forms import MovedPage, caddy, cloudflare, moved_pages
from plugins.views.hosting.headers import HeaderRule

RULES = [HeaderRule("/*", {"A": "1", "B": "2"}), HeaderRule("/x/*.css", {"A": "3", "C": "4"})]


def redirects(**leads: str | None) -> list[Redirect]:
    return [Redirect(old.replace("_", "/"), to, Document(""), (old,)) for old, to in leads.items()]


def test_a_header_is_never_set_twice() -> None:
    """Cloudflare would join the values with a comma."""
    assert cloudflare(RULES, [])["_headers"].split("\n\n", 1)[1] == (
        "/*\n  ! Access-Control-Allow-Origin\n  A: 1\n  B: 2\n\n/x/*.css\n  ! A\n  A: 3\n  C: 4\n"
    )


def test_an_old_address_is_written_with_and_without_its_slash() -> None:
    lines = cloudflare([], redirects(_old_="/new/", _a_post_="/blog/x/"))["_redirects"].splitlines()[1:]
    assert lines == ["/a/post /blog/x/ 301", "/a/post/ /blog/x/ 301", "/old /new/ 301", "/old/ /new/ 301"]


def test_only_what_is_gone_is_asked_of_a_function() -> None:
    assert cloudflare([], redirects(_old_="/new/")).keys() == {"_headers", "_redirects"}
    files = cloudflare([], redirects(_old_="/new/", _gone_=None))
    assert json.loads(files["_routes.json"])["include"] == ["/gone", "/gone/"]
    assert "/gone" not in files["_redirects"]


def test_no_more_is_asked_of_a_function_than_cloudflare_allows() -> None:
    files = cloudflare([], redirects(**{f"_{number}_": None for number in range(80)}))
    assert len(json.loads(files["_routes.json"])["include"]) == 100


@pytest.mark.parametrize(
    ("old", "line"),
    [
        ("/caf%C3%A9/", "redir /café/ /new/ 301"),
        ("/Home%20Tips/", 'redir "/Home Tips/" /new/ 301'),
        ("/Home+Tips/", "redir /Home+Tips/ /new/ 301"),
    ],
)
def test_caddy_reads_addresses_as_people_do(old: str, line: str) -> None:
    assert f"\t{line}\n" in caddy([], [Redirect(old, "/new/", Document(""), ())])["_caddy"]


def test_a_host_without_redirects_gets_pages_at_old_addresses() -> None:
    leads = {"/old/": "/new/", "/a/x.html": "/x/", "/s/x.pdf": "/x/", "/gone/": None}
    pages = moved_pages("https://us.example", [Redirect(old, to, Document(""), ()) for old, to in leads.items()])
    assert pages == [
        MovedPage("old/index.html", "/new/", "https://us.example/new/"),
        MovedPage("a/x.html", "/x/", "https://us.example/x/"),
    ]
