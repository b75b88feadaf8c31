"""One item at a time becomes a file that waits in a folder; when all are there, it is settled who is public."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from importer import body as bodies
from importer.addresses import of_item
from importer.entry import CARD, date_of, render, summary_of, tags_of, title_of
from importer.items import Item
from importer.media import UNKNOWN, alt_text
from importer.parts import Findings, Surroundings
from importer.pictures import SIZE, Pictures
from importer.report import Row
from importer.site import Site
from importer.targets import Target
from importer.topics import Table
from plugins.model.document import parse_entry
from plugins.model.library import read_entry
from plugins.model.problem import ContentError


@dataclass
class Staged:
    """An entry that is converted but not written. Its text waits in `file`."""

    path: str
    fields: dict[str, Any]
    file: Path
    todos: list[str]
    """Those that the text does not mark itself."""
    links: frozenset[str]
    date: datetime | None
    row: Row

    @property
    def published(self) -> bool:
        return bool(self.fields["status"] == "published")

    def text(self) -> str:
        """The whole file."""
        return render(self.fields, self.file.read_text(encoding="utf-8"), self.todos)

    def hold_back(self, todo: str) -> None:
        """Keep it a draft until something is done."""
        self.todos.append(todo)
        self.row.todos.append(todo)
        self.fields["status"] = self.row.status = "draft"


class Converter:
    def __init__(self, site: Site, table: Table, pictures: Pictures, folder: Path, now: datetime) -> None:
        self._site, self._table, self._pictures, self._folder = site, table, pictures, folder
        self._practice = site.library.practice
        self._now = self._practice.local(now)
        self._taken = site.taken()
        self._others = site.outline.others()
        self._described = {
            _bare(item.attachment): item.meta.get("_wp_attachment_image_alt", "") for item in self._others.values()
        }
        phones = (self._practice.phone, self._practice.text_number)
        self._phones = frozenset(re.sub(r"\D", "", phone) for phone in phones)

    def convert(self, item: Item) -> Staged:
        """The entry of an item, waiting in the folder."""
        target = self._site.targets[item.number]
        body = bodies.convert(item, self._others, self._around(target))
        todos: list[str] = []
        remarks = body.found.remarks
        title = title_of(target, self._taken, todos)
        fields: dict[str, Any] = {
            "title": title,
            "summary": summary_of(target, title, body, self._taken, todos, remarks),
            "status": "draft",
        }
        text = body.markdown
        date = self._date(item, todos) if target.folder == "posts" else None
        if date:
            fields |= self._post(target, date, body.found, todos)
            text = self._with_card(text, fields["topic"], todos)
        fields["aliases"] = self._site.addresses.aliases.get(item.number, [])
        if item.is_sticky:
            remarks.append("it was pinned to the top of the blog there; here the newest comes first")
        if target.draft:
            remarks.append(f"{target.draft}: stays a draft")
        elif not todos and not body.found.todos:
            fields["status"] = "published"
        file = self._folder / f"{item.number}.md"
        file.write_text(text, encoding="utf-8", newline="\n")
        row = self._row(target, body, fields, todos)
        staged = Staged(target.path, fields, file, todos, frozenset(body.found.links), date, row)
        self._prove(staged)
        return staged

    def _around(self, target: Target) -> Surroundings:
        hint = PurePosixPath(target.slug).name
        return Surroundings(
            resolve=self._site.resolve,
            picture=lambda address: self._pictures.named(address, hint),
            remark=self._pictures.remark,
            described=lambda address: self._described.get(_bare(address), ""),
            is_post=target.folder == "posts",
            phones=self._phones,
        )

    def _date(self, item: Item, todos: list[str]) -> datetime:
        if date := date_of(item, self._practice):
            return date
        todos.append("write the date; the export has none")
        exported = Item(0, published=self._site.outline.exported)
        return date_of(exported, self._practice) or self._now

    def _post(self, target: Target, date: datetime, found: Findings, todos: list[str]) -> dict[str, Any]:
        item = target.item
        topic = self._table.topic_of(item)
        if not topic:
            todos.append("choose a topic")
            topic = min(self._site.library.topics)
        fields: dict[str, Any] = {
            "date": f"{date:%Y-%m-%d %H:%M}".removesuffix(" 00:00"),
            "author": self._author(item),
            "topic": topic,
            "tags": tags_of(item, found.remarks),
        }
        return fields | self._main_picture(target, found, todos)

    def _main_picture(self, target: Target, found: Findings, todos: list[str]) -> dict[str, Any]:
        number = target.item.meta.get("_thumbnail_id", "")
        if number in ("", "0"):
            return {}
        attachment = self._others.get(number)
        if attachment is None:
            todos.append("add the main picture of the post as image; the export does not hold it")
            return {}
        name = self._pictures.named(attachment.attachment, target.slug)
        if name is None:
            found.missing.append(attachment.attachment)
            todos.append("add the main picture of the post as image; it could not be had")
            return {}
        alt = alt_text(attachment.meta.get("_wp_attachment_image_alt", ""), attachment.attachment)
        if not alt:
            todos.append(f"say what the picture {name} shows, in image_alt")
            found.undescribed.append(name)
        return {"image": name, "image_alt": alt or UNKNOWN}

    def _author(self, item: Item) -> str:
        names = [author.name for author in self._site.outline.authors if author.login == item.creator]
        found = (self._table.authors.get(name.casefold()) for name in (item.creator, *names))
        return next((person for person in found if person), "")

    def _with_card(self, text: str, topic: str, todos: list[str]) -> str:
        declared = self._site.library.topics.get(topic)
        if not declared or not declared.needs_safety_card:
            return text
        todos.append("write the signs to stop at into the safety card; posts of this topic need one")
        return f"{text}\n\n{CARD}"

    def _row(self, target: Target, body: bodies.Body, fields: Mapping[str, Any], todos: list[str]) -> Row:
        found = body.found
        return Row(
            item=target.item,
            old=next(iter(of_item(target.item, self._site.outline.site)), ""),
            file=target.path,
            url=target.url,
            status=fields["status"],
            before=body.before,
            after=body.after,
            pictures=len(found.pictures) + bool(fields.get("image")),
            missing={address[:200]: self._pictures.reason(address) for address in found.missing},
            undescribed=found.undescribed,
            aliases=list(fields["aliases"]),
            todos=[*todos, *found.todos],
            remarks=found.remarks,
        )

    def _prove(self, staged: Staged) -> None:
        """What we write passes the model, or says why it does not."""
        known = {name: self._site.library.known[name] for name in ("topics", "people")}
        try:
            read_entry(parse_entry(staged.path, staged.text()), Path(staged.path), known)
        except ContentError as error:
            for problem in error.problems:
                staged.hold_back(f"{problem.field or 'the file'}: {problem.message}")


def settle(staged: list[Staged], site: Site, now: datetime) -> None:
    """A published text may not link to a draft: then it waits for it, and so do those that link to it."""
    changed = True
    while changed:
        changed = False
        public = {entry.path: entry.published and (entry.date is None or entry.date <= now) for entry in staged}
        for entry in staged:
            waits = sorted(path for path in entry.links if not site.is_public(path, now, public))
            if public[entry.path] and waits:
                entry.hold_back(f"publish {', '.join(waits)} first, or take the link out")
                changed = True


def _bare(address: str) -> str:
    parts = urlsplit(address)
    return parts.netloc + SIZE.sub("", parts.path)
