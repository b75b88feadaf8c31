"""Headers and old addresses in the forms of the hosts: file names and their texts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from plugins.model.redirects import Redirect
from plugins.views.hosting.headers import HeaderRule

GENERATED = "# Written by the build: plugins/views/hosting.\n"

MOST_ROUTES = 100
"""https://developers.cloudflare.com/pages/functions/routing/#limits. What is gone beyond that answers 404, which
search engines take for the same (https://developers.google.com/search/docs/crawling-indexing/http-network-errors)."""

GONE_WORKER = """\
// Answers "gone" where nothing took the place of a page: _redirects cannot say that. Runs at no other address.
export default {
  async fetch(request, env) {
    const notFound = await env.ASSETS.fetch(request);
    return new Response(notFound.body, { status: 410, headers: notFound.headers });
  },
};
"""


def cloudflare(rules: Sequence[HeaderRule], redirects: Sequence[Redirect]) -> dict[str, str]:
    """For Cloudflare Pages: `_headers`, `_redirects` and, where pages are gone, the few lines that say so."""
    moved, gone = _leads(redirects), _gone(redirects)
    files = {
        "_headers": GENERATED + "".join(_cloudflare_headers(rules)),
        "_redirects": GENERATED + "".join(f"{old} {to} 301\n" for old, to in moved),
    }
    if gone:
        files["_worker.js"] = GONE_WORKER
        files["_routes.json"] = (
            json.dumps({"version": 1, "include": gone[:MOST_ROUTES], "exclude": []}, indent=1) + "\n"
        )
    return files


def _cloudflare_headers(rules: Sequence[HeaderRule]) -> Iterator[str]:
    # Cloudflare adds this one by itself. Of two rules it would join the values: "!" takes the earlier one away
    # (https://developers.cloudflare.com/pages/configuration/headers/#detach-a-header).
    earlier = {"Access-Control-Allow-Origin"}
    for number, rule in enumerate(rules):
        detached = earlier if number == 0 else sorted(earlier & rule.headers.keys())
        yield f"\n{rule.path}\n"
        yield from (f"  ! {name}\n" for name in detached)
        yield from (f"  {name}: {value}\n" for name, value in rule.headers.items())
        earlier = earlier | rule.headers.keys()


def caddy(rules: Sequence[HeaderRule], redirects: Sequence[Redirect]) -> dict[str, str]:
    """For Caddy: a file to import (docs/hosting/Caddyfile). `route` keeps the order of the lines."""
    lines = [line for number, rule in enumerate(rules) for line in _caddy_headers(number, rule)]
    lines += [f"redir {_caddy_path(old)} {to} 301" for old, to in _leads(redirects)]
    lines += [f"error {_caddy_path(old)} 410" for old in _gone(redirects)]
    return {"_caddy": GENERATED + "route {\n" + "".join(f"\t{line}\n" for line in lines) + "}\n"}


def _caddy_headers(number: int, rule: HeaderRule) -> Iterator[str]:
    pattern = ".*".join(re.escape(part) for part in rule.path.split("*"))
    yield f"@headers{number} path_regexp ^{pattern}$"
    yield f"header @headers{number} {{"
    yield from (f'\t{name} "{value}"' for name, value in rule.headers.items())
    yield "}"


def _caddy_path(path: str) -> str:
    """Caddy compares addresses as people read them."""
    plain = unquote(path)
    return f'"{plain}"' if " " in plain else plain


def plain(rules: Sequence[HeaderRule], redirects: Sequence[Redirect]) -> dict[str, str]:
    """For hosts that take files only, like GitHub Pages: a page stands at each old address (`moved_pages`).

    GitHub builds nothing more of what it gets where it finds `.nojekyll`
    (https://docs.github.com/en/pages/getting-started-with-github-pages/about-github-pages#static-site-generators).
    """
    return {".nojekyll": ""}


@dataclass(frozen=True)
class MovedPage:
    """The page at an old address: its file, and where it sends readers, from this site and in full."""

    file: str
    url: str
    canonical: str


def moved_pages(website: str, redirects: Sequence[Redirect]) -> list[MovedPage]:
    """A page for each old address that was one. Where a file was, no page can stand."""
    return [
        MovedPage(
            redirect.old.lstrip("/") + "index.html" * redirect.old.endswith("/"), redirect.to, website + redirect.to
        )
        for redirect in redirects
        if redirect.to and redirect.old.endswith(("/", ".html", ".htm"))
    ]


HOSTS: Mapping[str, Callable[[Sequence[HeaderRule], Sequence[Redirect]], dict[str, str]]] = {
    "cloudflare": cloudflare,
    "caddy": caddy,
    "plain": plain,
}


def _leads(redirects: Sequence[Redirect]) -> list[tuple[str, str]]:
    return sorted((old, redirect.to) for redirect in redirects if redirect.to for old in redirect.spellings)


def _gone(redirects: Sequence[Redirect]) -> list[str]:
    return sorted(old for redirect in redirects if not redirect.to for old in redirect.spellings)
