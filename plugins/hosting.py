"""Writes what the host reads: headers and old addresses, in the form of the setting `HOST`."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.model.problem import did_you_mean
from plugins.model.redirects import Redirect
from plugins.views.hosting.forms import HOSTS, moved_pages
from plugins.views.hosting.headers import header_rules


def start(pelican: Pelican) -> None:
    host = pelican.settings["HOST"]
    if host not in HOSTS:
        raise SystemExit(f'"{host}" is no host that this site knows (setting HOST). {did_you_mean(host, HOSTS)}')


class HostingGenerator(Generator):
    def generate_output(self, writer: Writer) -> None:
        host, library = self.settings["HOST"], self.settings["LIBRARY"]
        redirects = [redirect for redirect in library.redirects if not self._is_page(redirect)]
        for name, text in HOSTS[host](header_rules(library.practice, self.settings["PREVIEW"]), redirects).items():
            Path(self.output_path, name).write_text(text, encoding="utf-8")
        if host == "plain":
            # Where GitHub Pages looks for the site's own domain.
            domain = urlsplit(library.practice.website).hostname or ""
            Path(self.output_path, "CNAME").write_text(f"{domain}\n", encoding="utf-8")
            template = self.get_template("moved")
            for page in moved_pages(library.practice.website, redirects):
                writer.write_file(page.file, template, self.context, view=page)

    def _is_page(self, redirect: Redirect) -> bool:
        """Whether a page stands at an old address: the later pages of lists come and go with the posts."""
        return Path(self.output_path, redirect.old.lstrip("/"), "index.html").exists()


def get_generators(pelican: Pelican) -> Any:
    return HostingGenerator


def register() -> None:
    signals.initialized.connect(start)
    signals.get_generators.connect(get_generators)
