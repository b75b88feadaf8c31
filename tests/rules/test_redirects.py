"""Old addresses lead to a page that is there, in one step; hosts get them in their own form."""

from collections.abc import Callable

import pytest
from conftest import post

Problems = Callable[..., list[str]]
SOON = {"posts/soon.md": post("Soon", date="2027-03-01"), "posts/draft.md": post("Draft", status="draft")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/team/: /abut/\n", 'redirects.yaml:1: /team/ leads to /abut/, where no page is. Did you mean "/about/"?'),
        ("# moved\n/faq/: /about/\n", "redirects.yaml:2: /faq/ already leads to content/pages/faq.md. Remove it here."),
        ("/a/: /about/\n/old/: /about/\n", "redirects.yaml:2: /old/ already leads to content/posts/x.md."),
        (
            "/a/: /b/\n/b/: /about/\n",
            "redirects.yaml:1: /a/ leads to /b/, which is an old address itself. Write /about/",
        ),
        (
            "/a/: /b/\n/b/: gone\n",
            "redirects.yaml:1: /a/ leads to /b/, which is an old address itself. Write gone here.",
        ),
        ("/a/: /b/\n/b/: /a/\n", "redirects.yaml:1: /a/ leads in a circle: /a/ to /b/ to /a/."),
        ("/a/: /a/\n", "redirects.yaml:1: /a/ leads in a circle: /a/ to /a/."),
        ("/a/: /old/\n", "redirects.yaml:1: /a/ leads to /old/, which is an old address itself. Write /blog/x/ here."),
        ("/a/: gone\n/a/: /about/\n", "redirects.yaml:2: /a/: stands here twice. Keep one of the two."),
        ("/a/: about\n", 'redirects.yaml:1: /a/: "about" is neither an address on this site, like /services/, nor the'),
        ("/a/: https://x.example/\n", '"https://x.example/" is neither an address on this site'),
        ("/a?b=1: gone\n", 'redirects.yaml:1: /a?b=1: "/a?b=1" does not have the form that is needed here. Write an'),
        ("/a/*: gone\n", "does not have the form that is needed here."),
        ("old: gone\n", "does not have the form that is needed here."),
        ("- /a/\n", 'redirects.yaml:1: write fields as "name: value".'),
        ("/a/: /blog/soon/\n", "/a/ leads nowhere yet: content/posts/soon.md has nothing public at /blog/soon/."),
        ("/a/: /blog/draft/\n", "/a/ leads nowhere yet: content/posts/draft.md has nothing public at /blog/draft/."),
        ("/a/: /blog/topics/guides/\n", "/a/ leads nowhere yet: content/topics.yaml has nothing public at"),
    ],
)
def test_a_wrong_line_is_named(problems: Problems, text: str, expected: str) -> None:
    found = problems({**SOON, "posts/x.md": post("X", aliases="[/old/]"), "redirects.yaml": text})
    assert any(expected in line for line in found), found


def test_right_lines_are_right(problems: Problems) -> None:
    leads = {
        "/team/": "/about/",
        "/blog/a.html": "/blog/first/",
        "/care/": "/blog/topics/care/",
        "/belly/": "/exercises/low-back/",
        "/summer/": "gone",
    }
    assert problems({"redirects.yaml": "".join(f"{old}: {to}\n" for old, to in leads.items())}) == []


def test_more_than_hosts_read_are_too_many(problems: Problems) -> None:
    (found,) = problems({"redirects.yaml": "".join(f"/old/{n}/: /about/\n" for n in range(1001))})
    assert "redirects.yaml:1: 2002 spellings of old addresses lead somewhere, and hosts take 2000" in found


def test_an_alias_that_hosts_would_read_as_a_pattern_is_named(problems: Problems) -> None:
    found = problems({"posts/x.md": post("X", aliases='["/blog/:slug/"]')})
    assert any('aliases: "/blog/:slug/" does not have the form' in line for line in found), found
