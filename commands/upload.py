"""Hands a built site to its host. What is published carries no draft, whoever asks."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from commands.node import ROOT, install
from commands.published import Published

PRODUCTION = "main"
"""The branch whose uploads Cloudflare Pages shows at the site's own address (its setting "Production branch")."""
GITHUB_PAGES = "gh-pages"
CREDENTIALS = {
    "CLOUDFLARE_PROJECT": "the name of the Pages project",
    "CLOUDFLARE_ACCOUNT_ID": "in the dashboard: Workers & Pages, on the right",
    "CLOUDFLARE_API_TOKEN": 'a token with the permission "Cloudflare Pages: Edit"',
}
"""Environment variables, and where to find what belongs in them. The last two are wrangler's own
(https://developers.cloudflare.com/workers/wrangler/system-environment-variables/)."""


class UploadError(Exception):
    """The host did not get the site. The text says why."""


def publish_at(published: Published, folder: Path, commit: str) -> None:
    """Make a built site, which is a `commit` of its publications, what the host shows.

    Raises UploadError, GitError and MissingToolsError.
    """
    if (folder / "_drafts").exists():
        raise UploadError("This is a preview, with drafts in it. It is never published.")
    if published.host not in HOSTS:
        raise UploadError(f"Nothing here knows how to reach a host with {published.host}. Copy output/ there yourself.")
    HOSTS[published.host](published, folder, commit)


def to_cloudflare(folder: Path, branch: str, source: str) -> None:
    """Upload a folder to Cloudflare Pages, made of the commit `source`. Raises UploadError and MissingToolsError."""
    if missing := [f"  {name}: {what}" for name, what in CREDENTIALS.items() if not os.environ.get(name)]:
        lines = "\n".join(missing)
        raise UploadError(f"Not uploaded, as these environment variables are not set (docs/publishing.md):\n{lines}")
    install()
    command = ["npx", "--no-install", "wrangler", "pages", "deploy", str(folder)]
    project = os.environ["CLOUDFLARE_PROJECT"]
    # The upload comes from no work tree, so wrangler has nothing to say about one.
    options = ["--project-name", project, "--branch", branch, "--commit-hash", source, "--commit-dirty=true"]
    env = os.environ | {"WRANGLER_SEND_METRICS": "false"}
    if subprocess.run([*command, *options], cwd=ROOT, env=env, check=False).returncode:
        raise UploadError("Cloudflare did not take the site; the reason stands above. What was live stays live.")


def _cloudflare(published: Published, folder: Path, commit: str) -> None:
    to_cloudflare(folder, PRODUCTION, published.source())


def _github_pages(published: Published, folder: Path, commit: str) -> None:
    published.push(commit, GITHUB_PAGES)


HOSTS: Mapping[str, Callable[[Published, Path, str], None]] = {"cloudflare": _cloudflare, "plain": _github_pages}
"""By the setting HOST, as for headers and old addresses."""
