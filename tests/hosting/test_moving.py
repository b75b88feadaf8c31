"""No old address breaks: exports are imported, built, served as on Cloudflare, and asked for every address."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from conftest import HOME, ROOT, Site, entry
from exports import MOMENT
from hosts import Host, hosted

from importer.report import Report
from importer.run import Order, bring

FIXTURES = ROOT / "tests/importer/fixtures"
WP = "{http://wordpress.org/export/1.2/}"
GONE = {
    "squarespace": {"/s/intake-form.pdf", "/shop/gift-card"},
    "wordpress": {"/wp-content/uploads/2025/06/trail.jpg", "/spring-fair/"},
}


def of_export(name: str) -> set[str]:
    """The addresses of what was public, read from the export without the importer's help."""
    found = set()
    for item in ElementTree.parse(FIXTURES / f"{name}.xml").iter("item"):
        kind, status = (item.findtext(WP + tag) for tag in ("post_type", "status"))
        if kind in ("post", "page") and status == "publish":
            found.add(path_and_query(item.findtext("link") or ""))
    return found


def listed(name: str) -> set[str]:
    return {
        path_and_query(line) for line in re.findall(r"https://[^\s<]+", text_of(FIXTURES / f"{name}-addresses.txt"))
    }


def path_and_query(address: str) -> str:
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def text_of(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def publish(root: Path, report: Report) -> None:
    """What was public becomes public, as if a person had done what the report leaves to do in its text."""
    for row in report.rows:
        if row.item.status == "publish":
            _, fields, _ = text_of(root / row.file).split("---\n", 2)
            fields = fields.replace("status: draft\n", "status: published\n")
            text = f"---\n{fields}---\n/// safety | stop\n- it hurts\n///\n\nThe text, as a person left it.\n"
            (root / row.file).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", ["squarespace", "wordpress"])
def test_every_old_address_answers(
    write: Callable[..., Path], build_site: Callable[..., Site], tmp_path: Path, name: str
) -> None:
    # Without a page for wrong addresses, Cloudflare shows the front page at every one of them.
    lost = {"pages/404.md": entry("Nothing here", layout="not_found")}
    root = write(
        {"people/robin-field.md": entry("Robin Field", role="Physical therapist"), "pages/home.md": HOME} | lost
    )
    addresses = FIXTURES / f"{name}-addresses.txt"
    order = Order(FIXTURES / f"{name}.xml", root, MOMENT, addresses, None, FIXTURES / "topics.yaml", download=False)
    publish(root, bring(order))
    site = build_site(
        {path.relative_to(root).as_posix(): text_of(path) for path in root.rglob("*.*") if path.is_file()}
    )
    (tmp_path / "home").mkdir()
    with hosted("cloudflare", site.folder, tmp_path / "home") as host:
        answers = {old: arrive(host, old) for old in of_export(name) | listed(name)}
    broken = {old: steps for old, steps in answers.items() if steps not in ([200], [301, 200], [308, 200], [410])}
    assert broken == {}
    assert {old for old, steps in answers.items() if steps == [410]} == GONE[name]


def arrive(host: Host, address: str) -> list[int]:
    """The statuses on the way of a visitor."""
    answer = host.ask(address)
    return [answer.status, host.ask(answer.location).status] if answer.location else [answer.status]
