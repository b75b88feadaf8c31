"""What the host is told: headers and old addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import urlsplit

from commands.audit.site import BuiltSite, File
from commands.host import headers_at
from plugins.model.problem import Problem
from plugins.views.hosting.headers import YEAR


def _policy_is_strict(value: str) -> bool:
    sources = {directive.split()[0]: directive.split()[1:] for directive in value.split(";") if directive.strip()}
    loose = {"'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:", "data:"}
    scripts = sources.get("script-src", sources.get("default-src", ["*"]))
    styles = sources.get("style-src", sources.get("default-src", ["*"]))
    return sources.get("frame-ancestors") == ["'none'"] and not loose & {*scripts, *styles}


def _a_year(value: str) -> bool:
    age = re.search(r"max-age=(\d+)", value)
    return bool(age and int(age[1]) >= YEAR)


# After https://owasp.org/www-project-secure-headers/.
REQUIRED: Mapping[str, Callable[[str], bool]] = {
    "Content-Security-Policy": _policy_is_strict,
    "Strict-Transport-Security": _a_year,
    "X-Content-Type-Options": "nosniff".__eq__,
    "Referrer-Policy": {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}.__contains__,
    "Permissions-Policy": bool,
    "Cross-Origin-Opener-Policy": "same-origin".__eq__,
}
FILE = "_headers"


def headers(site: BuiltSite) -> Iterator[Problem]:
    """Without them a page can be framed, sniffed or made to run what others put into it.

    Other hosts than Cloudflare are told in other ways, of the same rules (plugins/views/hosting).
    """
    if site.host != "cloudflare":
        return
    path = site.folder / FILE
    file = File(FILE, path.read_text("utf-8") if path.exists() else "")
    for page in site.pages:
        sent = headers_at(page.url, site.folder)
        for name, is_strict in REQUIRED.items():
            if name not in sent:
                yield file.problem(file.line_of("/*"), f"has no {name} for pages.")
            elif not is_strict(sent[name]):
                yield file.problem(file.line_of(f"{name}: {sent[name]}"), f"{name} is too weak: {sent[name]}")


def redirects(site: BuiltSite) -> Iterator[Problem]:
    """A reader with an old bookmark arrives, at once, at a page that is there."""
    leads = list(_leads(site))
    known = {old: to for _, _, old, to in leads}
    for file, line, old, to in leads:
        if urlsplit(to).netloc:
            continue
        target = to.partition("#")[0]
        if target in known:
            what = "itself" if target == old else f"{target}, which leads on to {known[target]}"
            yield file.problem(line, f"{old} leads to {what}.")
        elif not site.has(target):
            yield file.problem(line, f"{old} leads to {target}, where nothing is.")


def _leads(site: BuiltSite) -> Iterator[tuple[File, int, str, str]]:
    """Every old address with where it leads: by a line of the host's file, or by a page that stands there."""
    path = site.folder / "_redirects"
    file = File(path.name, path.read_text("utf-8") if path.exists() else "")
    for number, line in enumerate(file.text.splitlines(), 1):
        words = line.split()
        if len(words) >= 2 and not line.startswith("#"):
            yield file, number, words[0], words[1]
    for page in site.pages:
        if page.moved_to is not None:
            yield page, page.line_of("url="), page.url, page.moved_to
