"""Old addresses: which there were, what they become, and which are gone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit

from importer.items import Item, Term

LIVING_DATE = re.compile(r"^(?:19|20)\d\d$|^\d{1,2}$")
FILE = re.compile(r"\.\w{2,5}$")
LATER = r"(?:/page/\d+)?(?:/feed)?/?$"
TERM = re.compile(r"^/(?:[^/]+/)?(?:category|tag)/(?:.+?/)??([^/]+?)" + LATER)
LISTED = re.compile(r"^(?:/[^/]+)??(?:/author/[^/]+|/(?:19|20)\d\d(?:/\d{1,2}){0,2}|(?=/page/\d))" + LATER)
"""Lists of posts by author or date, and their later pages."""
BLOG = "/blog/"
NOT_THERE = "not in the export"
UPLOAD = re.compile(r"^/(?:s|wp-content|static)/|\.(?:jpe?g|png|gif|webp|pdf|docx?|mp[34]|xml|ico)$", re.IGNORECASE)


def slug_of(text: str) -> str:
    """Text as a part of an address: a-z, 0-9 and single hyphens, up to 80 characters."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    return slug if len(slug) <= 80 else slug[:80].rpartition("-")[0] or slug[:80]


def path_of(address: str, site: str) -> str | None:
    """The path of an old address in the form of `aliases`, or None for another site.

    Without query, as redirects look at paths only, so `?format=amp` needs none of its own.
    """
    parts = urlsplit(address.strip())
    own = urlsplit(site).hostname or ""
    if parts.scheme not in ("", "http", "https") or (parts.hostname and _bare(parts.hostname) != _bare(own)):
        return None
    path = "/" + quote(unquote(parts.path).strip("/ "), safe="/-._~!$&'(),;=+@")
    return path if path == "/" or FILE.search(path) else f"{path}/"


def segments(address: str) -> list[str]:
    """The parts of an old path or name, without `.html`, `/amp`, a date or an empty part."""
    parts = [part for part in urlsplit(address).path.split("/") if part and part != "null"]
    if parts and parts[-1] in ("amp", "feed"):
        parts.pop()
    return [re.sub(r"\.html?$", "", unquote(part)) for part in parts]


def key_of(path: str) -> str:
    """What two spellings of one address have in common."""
    return "/".join(segments(path)).casefold()


def last_segment(path: str) -> str:
    """The part of an address that stays when a blog changes its folders or dates."""
    parts = [part for part in segments(path) if not LIVING_DATE.match(part)]
    return parts[-1].casefold() if parts else ""


def public_path(item: Item, site: str) -> str | None:
    """The path of an item, if it had one: drafts have "/null" or "?p=12"."""
    return None if not item.link or "?" in item.link or item.link.endswith("/null") else path_of(item.link, site)


def of_item(item: Item, site: str) -> list[str]:
    """Every address at which an item is known to have been."""
    name = item.name if item.name.strip("/") != "null" else ""
    found = [public_path(item, site)]
    if name and ("/" in name or name.endswith(".html") or item.type == "post"):
        folder = "" if item.type == "page" or name.startswith("blog") else "blog/"
        found.append(path_of(f"/{folder}{name}", site))
    if old := item.meta.get("_wp_old_slug"):
        found += [path_of(f"{path.rstrip('/').rpartition('/')[0]}/{old}", site) for path in found[:1] if path]
    for path in list(found):
        if path and path.endswith(".html"):
            found.append(path.removesuffix(".html") + "/")
    return list(dict.fromkeys(path for path in found if path and path != "/"))


@dataclass
class OldAddresses:
    """Who answers at which old address. `live` are the addresses that the new site has, `said` the old ones that
    content/redirects.yaml leads somewhere."""

    site: str
    live: frozenset[str]
    said: frozenset[str] = frozenset()
    owners: dict[str, int] = field(default_factory=dict)
    """Item by key of an old address."""
    by_last: dict[str, set[int]] = field(default_factory=dict)
    aliases: dict[int, list[str]] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    """Category, tag and other addresses that lead to a page which is no item."""
    gone: dict[str, str] = field(default_factory=dict)
    """Addresses without a successor, and why."""
    answered: list[str] = field(default_factory=list)
    """Lines of the list of old addresses, all of them, as paths."""

    def claim(self, item: Item, url: str, was_public: bool) -> None:
        """Note the old addresses of an item that now stands at `url`. What never was public needs no alias."""
        for path in of_item(item, self.site):
            self.owners.setdefault(key_of(path), item.number)
            if was_public:
                self._alias(item.number, path, url)
        self.by_last.setdefault(last_segment(url), set()).add(item.number)

    def _alias(self, number: int, path: str, url: str) -> None:
        self.owners.setdefault(key_of(path), number)
        self.by_last.setdefault(last_segment(path), set()).add(number)
        taken = path in self.said or any(path in paths for paths in self.aliases.values())
        if path != url and path not in self.live and not taken and self.owners[key_of(path)] == number:
            self.aliases.setdefault(number, []).append(path)

    def owner(self, path: str) -> int | None:
        """The item that an old address belongs to."""
        if (number := self.owners.get(key_of(path))) is not None:
            return number
        numbers = self.by_last.get(last_segment(path), set())
        return next(iter(numbers)) if len(numbers) == 1 and last_segment(path) else None

    def check(self, lines: Iterable[str], urls: Mapping[int, str], topics: Mapping[str, str]) -> None:
        """Find an answer for every line of a list of old addresses. `topics` are addresses by old category or tag."""
        for line in _addresses(lines):
            path = path_of(line, self.site)
            if path is None:
                continue
            self.answered.append(path)
            number = self.owner(path)
            if path == "/" or path in self.live or path in self.moved:
                continue
            if number is not None:
                self._alias(number, path, urls[number])
                self.owners.setdefault(key_of(path), number)
                if path != urls[number] and path not in self.aliases.get(number, ()):
                    self.moved[path] = urls[number]
            elif (target := self.topic(path, topics)) is not None:
                self.moved[path] = target
            elif UPLOAD.search(path):
                self.gone[path] = "a file of the old site"
            else:
                self.gone[path] = NOT_THERE

    def add_terms(self, terms: Iterable[Term], posts: Iterable[str], topics: Mapping[str, str]) -> None:
        """Note the addresses of categories and tags, which stood below the folder of the posts."""
        first = {path.strip("/").partition("/") for path in posts}
        folders = {f"/{name}" if more and not LIVING_DATE.match(name) else "" for name, _, more in first}
        for term in terms:
            kind = "tag" if term.is_tag else "category"
            for folder in sorted(folders):
                # Squarespace writes a name with plus signs.
                for name in dict.fromkeys((term.slug, term.name, term.name.replace(" ", "+"))):
                    path = path_of(f"{folder}/{kind}/{name}", self.site) if name else None
                    if path and path not in self.live:
                        self.moved[path] = topics.get(term.name.casefold()) or topics.get(term.slug.casefold()) or BLOG

    def add_attachments(self, items: Iterable[Item], urls: Mapping[int, str]) -> None:
        """WordPress had a page for each file: it leads to the text that the file belongs to."""
        items = list(items)
        parents = {item.id: item.number for item in items if item.number in self.aliases}
        for item in items:
            path, parent = public_path(item, self.site), parents.get(item.parent)
            if item.type == "attachment" and path and parent and not UPLOAD.search(path):
                self._alias(parent, path, urls[parent])

    def topic(self, path: str, topics: Mapping[str, str]) -> str | None:
        """Where an address of a list of posts (a category, a tag, an author, a month) leads now."""
        if match := TERM.match(unquote(path).replace("+", " ")):
            return topics.get(match[1].casefold(), BLOG)
        return BLOG if LISTED.match(path) else None


def _addresses(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        line = re.sub(r"</?(?:loc|url)>", "", line).strip()
        if line and not line.startswith(("#", "<")):
            yield line


def _bare(host: str) -> str:
    return host.removeprefix("www.")
