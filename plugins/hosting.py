"""Writes what the host reads: headers and old addresses, in the form of the setting `HOST`."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlsplit

from pelican import Pelican, signals
from pelican.generators import Generator

from plugins.derived.ledger import Plan
from plugins.derived.output import publish
from plugins.model.problem import did_you_mean
from plugins.views.hosting.forms import HOSTS, moved_pages
from plugins.views.hosting.headers import header_rules


def start(pelican: Pelican) -> None:
    host = pelican.settings["HOST"]
    if host not in HOSTS:
        raise SystemExit(f'"{host}" is no host that this site knows (setting HOST). {did_you_mean(host, HOSTS)}')


def plan(generators: list[Generator]) -> None:
    settings, plans = generators[0].settings, generators[0].context["plans"]
    host, library = settings["HOST"], settings["LIBRARY"]
    # The later pages of lists come and go with the posts.
    pages = {planned.name for planned in plans}
    redirects = [redirect for redirect in library.redirects if f"{redirect.old.lstrip('/')}index.html" not in pages]
    files = HOSTS[host](header_rules(library.practice, settings["PREVIEW"]), redirects)
    if host == "plain":
        # Where GitHub Pages looks for the site's own domain.
        files["CNAME"] = f"{urlsplit(library.practice.website).hostname or ''}\n"
        moved = moved_pages(library.practice.website, redirects)
        plans += [Plan(page.file, "moved.html", partial(dict, view=page)) for page in moved]
    for name, text in files.items():
        publish(settings["OUTPUT_PATH"], name, text.encode())


def register() -> None:
    signals.initialized.connect(start)
    signals.all_generators_finalized.connect(plan)
