"""Contact details that are not the practice's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from conftest import Site, audited, post

from commands.audit.leaks import contact_details

TEXT = "In a crisis call 1-800-273-8255 or [988](tel:988)."


def test_a_number_is_fine_where_its_author_says_why(build_site: Callable[..., Site], tmp_path: Path) -> None:
    site = build_site({"posts/crisis.md": post("Crisis", TEXT, ignore="{contact-details: a helpline}")})
    built = audited(site.folder, content=tmp_path / "content")
    assert "1-800-273-8255" in site.texts()
    assert list(contact_details(built)) == []
    page = site.folder / "about/index.html"
    page.write_text(page.read_text("utf-8").replace("</main>", "\n<p>1-800-273-8256</p></main>"), "utf-8")
    (found,) = contact_details(audited(site.folder, content=tmp_path / "content"))
    assert found.message == "1-800-273-8256 is not the practice's."
