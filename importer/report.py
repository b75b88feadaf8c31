"""What the import did, for the people who do the rest: nothing is left out in silence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from importer import words
from importer.items import Item


@dataclass
class Row:
    """What became of one item."""

    item: Item
    old: str
    file: str = ""
    url: str = ""
    status: str = ""
    happened: str = ""
    before: int = 0
    after: int = 0
    pictures: int = 0
    missing: dict[str, str] = field(default_factory=dict)
    undescribed: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    todos: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    @property
    def agrees(self) -> bool:
        return words.agree(self.before, self.after)


@dataclass
class Report:
    rows: list[Row]
    skipped: list[tuple[Item, str]]
    moved: Mapping[str, str]
    gone: Mapping[str, str]
    authors: Mapping[str, str]
    """Authors of the export, and what became of them, in words."""
    repaired: int = 0
    dry: bool = False

    def summary(self) -> str:
        """One line."""
        flagged = sum(not row.agrees for row in self.rows)
        return (
            f"{len(self.rows)} entries of {len(self.rows) + len(self.skipped)} items, "
            f"{sum(row.status == 'published' for row in self.rows)} of them published; "
            f"{sum(row.before for row in self.rows):,} words before, {sum(row.after for row in self.rows):,} after"
            f"{f' ({flagged} entries differ by more than 2 %)' if flagged else ''}; "
            f"{sum(row.pictures for row in self.rows)} pictures, {sum(len(row.missing) for row in self.rows)} missing; "
            f"{sum(len(row.todos) for row in self.rows)} things left to do."
        )

    def markdown(self) -> str:
        """The whole report."""
        title = "# What the import would do" if self.dry else "# What the import did"
        parts = [title, self.summary(), *self._entries(), *self._todos(), *self._pictures(), *self._addresses()]
        if self.authors:
            parts += ["## Authors", _table(("Author there", "Here"), self.authors.items())]
        if self.skipped:
            rows = ((item.number, item.title or item.attachment or "(no title)", why) for item, why in self.skipped)
            parts += ["## Not brought over", _table(("Item", "What", "Why"), rows)]
        if self.repaired:
            parts.append(f"{self.repaired} characters that no XML file may have were left out of the export.")
        return "\n\n".join(parts) + "\n"

    def _entries(self) -> Iterable[str]:
        yield "## Every entry"
        head = (
            "Item",
            "Title",
            "Old address",
            "New file",
            "New address",
            "Status",
            "Words before",
            "after",
            "Pictures",
        )
        yield _table(
            (*head, "Written"),
            (
                (
                    row.item.number,
                    row.item.title or "(no title)",
                    row.old,
                    row.file,
                    row.url,
                    row.status,
                    row.before,
                    row.after if row.agrees else f"**{row.after}: compare with the old page**",
                    f"{row.pictures} found, {len(row.missing)} missing" if row.pictures or row.missing else "",
                    row.happened,
                )
                for row in self.rows
            ),
        )

    def _todos(self) -> Iterable[str]:
        if any(row.todos for row in self.rows):
            yield (
                "## Left to do\n\nEach is marked in its file. An entry with something left to do "
                "is a draft until the mark is deleted."
            )
            yield _lines((row.file, todo) for row in self.rows for todo in row.todos)
        if any(row.remarks for row in self.rows):
            yield "## Good to know"
            yield _lines((row.file, remark) for row in self.rows for remark in dict.fromkeys(row.remarks))

    def _pictures(self) -> Iterable[str]:
        if any(row.undescribed for row in self.rows):
            yield "## Pictures that nobody has described yet"
            yield _lines((name, row.file) for row in self.rows for name in dict.fromkeys(row.undescribed))
        if any(row.missing for row in self.rows):
            yield "## Pictures that could not be had"
            rows = ((row.file, address, why) for row in self.rows for address, why in row.missing.items())
            yield _table(("File", "Old address", "Why"), rows)

    def _addresses(self) -> Iterable[str]:
        yield "## Old addresses"
        rows = [(alias, row.url, row.file) for row in self.rows for alias in row.aliases]
        if rows:
            yield _table(("Old address", "Leads to", "Stands in `aliases` of"), rows)
        waiting = [row for row in self.rows if row.aliases and row.status == "draft"]
        if waiting:
            yield "Nobody answers at these until the entry is published:"
            yield _lines((row.file, ", ".join(row.aliases)) for row in waiting)
        if self.moved:
            yield "These were lists of posts, or of files kept as they are: `content/redirects.yaml` leads them on:"
            yield _table(("Old address", "Leads to"), sorted(self.moved.items()))
        if self.gone:
            yield "These have no successor and are gone (410), unless `content/redirects.yaml` says where they lead:"
            yield _table(("Old address", "Why"), sorted(self.gone.items()))


def _table(head: Iterable[object], rows: Iterable[Iterable[object]]) -> str:
    cells = [" | ".join(_cell(cell) for cell in row) for row in (head, *rows)]
    columns = cells[0].count(" | ") + 1
    return "\n".join([f"| {cells[0]} |", "|" + " --- |" * columns, *(f"| {row} |" for row in cells[1:])])


def _lines(rows: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"- `{name}`: {_cell(words)}" for name, words in rows)


def _cell(value: object) -> str:
    return " ".join(str(value).replace("|", "\\|").split())[:300]
