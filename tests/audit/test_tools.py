"""What the slow tools catch: all defects are planted into one page, so that each tool starts once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from conftest import Site, audited

from commands.audit.axe import axe
from commands.audit.markup import html_validate, vnu
from commands.audit.structured_data import structured_data
from commands.browser import CHROMIUM

PAGE = "about/index.html"


def needs(tool: str, there: bool) -> pytest.MarkDecorator:
    return pytest.mark.skipif(
        not there and not os.environ.get("CI"), reason=f"NOT TESTED: there is no {tool} on this machine"
    )


needs_node = needs("Node.js", bool(shutil.which("node")))
needs_java = needs("Java", bool(shutil.which("java") and shutil.which("node")))
needs_browser = needs("Chromium", bool(CHROMIUM))


@pytest.fixture
def lines_with(real_site: Site, tmp_path: Path) -> Callable[[Mapping[str, str]], tuple[Path, dict[int, str]]]:
    """Plants some HTML, a line each, into the only page of a site. Returns the site, and what is planted by line."""

    def planted(defects: Mapping[str, str]) -> tuple[Path, dict[int, str]]:
        site = tmp_path / "site"
        shutil.copytree(real_site.folder, site, copy_function=os.link, ignore=shutil.ignore_patterns("*.html"))
        before, end, after = (real_site.folder / PAGE).read_text("utf-8").partition("</main>")
        (site / PAGE).write_text("\n".join([before, *defects, end + after]), encoding="utf-8")
        first = before.count("\n") + 2
        return site, {first + number: says for number, says in enumerate(defects.values())}

    return planted


@needs_node
def test_html_validate(lines_with: Callable[..., tuple[Path, dict[int, str]]]) -> None:
    site, planted = lines_with(
        {
            "<p><b>Never closed</p>": "close-order",
            '<img src="/a.png" src="/b.png" alt="">': "no-dup-attr",
            '<a href="/"><button type="button">Both</button></a>': "element-permitted-content",
            "<nonsense>Look</nonsense>": "element-name",
        }
    )
    found = {(one.line, one.message.rpartition("(")[2].rstrip(")")) for one in html_validate(audited(site))}
    assert found >= set(planted.items())


@needs_java
def test_vnu(lines_with: Callable[..., tuple[Path, dict[int, str]]]) -> None:
    site, planted = lines_with(
        {
            '<time datetime="31/31/2027">One day</time>': "Bad value “31/31/2027”",
            "<ul><p>No item</p></ul>": "“p” not allowed as child of element “ul”",
            '<label for="nowhere">Text</label>': "“for” attribute of the “label” element must be the ID",
        }
    )
    found = [(one.line, one.message) for one in vnu(audited(site))]
    for line, says in planted.items():
        assert any(line == at and says in message for at, message in found), (line, says, found)


@needs_browser
def test_axe(lines_with: Callable[..., tuple[Path, dict[int, str]]]) -> None:
    site, planted = lines_with(
        {
            '<img src="/theme/drawings/icon-192.png">': "image-alt",
            '<button class="planted"></button>': "button-name",
            '<p style="color: #ddd; background: #fff">Pale words</p>': "color-contrast",
            '<input name="planted">': "label",
        }
    )
    found = {(one.line, one.message.rpartition("(")[2].rstrip(")")) for one in axe(audited(site))}
    assert found >= set(planted.items())


@needs_node
def test_structured_data(lines_with: Callable[..., tuple[Path, dict[int, str]]]) -> None:
    graph = (
        '<script type="application/ld+json">{"@graph":[{"@type":"BlogPosting","lastReviewed":"2027-01-31"}]}</script>'
    )
    site, planted = lines_with({graph: "'\"lastReviewed\"' does not exist in type 'BlogPosting"})
    found = list(structured_data(audited(site)))
    assert [(one.path, one.line) for one in found] == [(PAGE, line) for line in planted]
    assert all(says in one.message for one, says in zip(found, planted.values(), strict=True))


@needs_node
def test_structured_data_that_is_no_json(lines_with: Callable[..., tuple[Path, dict[int, str]]]) -> None:
    site, _ = lines_with({'<script type="application/ld+json">{"@graph":</script>': ""})
    assert "The structured data is no graph" in next(structured_data(audited(site))).message
