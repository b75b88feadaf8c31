"""Embedded videos, maps and players become plain links: nothing is loaded from others until a reader asks."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qs, urlsplit

from importer.links import FILE
from importer.parts import Findings
from importer.tree import Node, has_class, link, paragraph, parse, player, replace, words_of
from importer.words import count

UNTIL_SHOWN = ("data-html", "data-block-json", "data-url")
ADDRESS = re.compile(r"https?://\S+")
SHELLS = ("instagram-media", "tiktok-embed")
"""Quotes that hold nothing but a link and a name, until a script fills them."""
PLAYERS = {
    "iframe": "See this",
    "embed": "See this",
    "video": "Watch the video",
    "audio": "Listen to the recording",
}
WORDS = {
    "youtube.com": "Watch the video on YouTube",
    "youtube-nocookie.com": "Watch the video on YouTube",
    "youtu.be": "Watch the video on YouTube",
    "vimeo.com": "Watch the video on Vimeo",
    "google.com": "Look at the map",
    "instagram.com": "See the post on Instagram",
    "facebook.com": "See the post on Facebook",
    "spotify.com": "Listen on Spotify",
    "soundcloud.com": "Listen on SoundCloud",
}
"""Who is embedded, and what a reader does there."""


def convert(root: Node, found: Findings) -> None:
    """Replace everything embedded by links, and addresses that the old system turned into embeds as well."""
    for node in list(root.iter("blockquote")):
        if has_class(node, *SHELLS):
            _empty_shell(node, found)
    # Inner ones first: an outer one often holds the same embed once more.
    for node in [node for node in root.iter() if any(map(node.get, UNTIL_SHOWN))][::-1]:
        _unpack(node)
    for node in list(root.iter(*PLAYERS)):
        source = node.find("source")
        address = node.get("src") or node.get("data-src") or (source.get("src") if source is not None else "")
        _card(node, address or "", node.get("title") or "", found)
    for node in list(root.iter("p", "div")):
        address = words_of(node) if not len(node) else ""
        if ADDRESS.fullmatch(address) and provider(address):
            _card(node, address, "", found)
            found.added -= count(address)


def provider(address: str) -> str:
    """The words for a known provider, or nothing."""
    host = urlsplit(address).hostname or ""
    return next((words for name, words in WORDS.items() if host == name or host.endswith(f".{name}")), "")


def watchable(address: str) -> str:
    """The page to watch on, from the address of a player."""
    address = f"https:{address}" if address.startswith("//") else address.replace("http://", "https://", 1)
    parts = urlsplit(address)
    host, path = parts.hostname or "", parts.path
    if match := re.match(r"/(?:embed|shorts)/([\w-]+)", path) if "youtube" in host else None:
        return f"https://www.youtube.com/watch?v={match[1]}"
    if "youtube" in host and "v" in (query := parse_qs(parts.query)):
        return f"https://www.youtube.com/watch?v={query['v'][0]}"
    if match := re.match(r"/video/(\d+)", path) if host == "player.vimeo.com" else None:
        return f"https://vimeo.com/{match[1]}"
    return address


def _empty_shell(node: Node, found: Findings) -> None:
    address = node.get("data-instgrm-permalink") or node.get("cite") or next(iter(node.xpath(".//a/@href")), "")
    found.added -= count(words_of(node))
    replace(node, player(address.partition("?")[0]))


def _unpack(node: Node) -> None:
    """Squarespace keeps an embed in attributes until a script shows it."""
    if next(node.iter(*PLAYERS), None) is not None:
        return
    try:
        settings = json.loads(node.get("data-block-json") or "{}")
    except json.JSONDecodeError:
        settings = {}
    settings = settings if isinstance(settings, dict) else {}
    inner = node.get("data-html") or settings.get("html") or ""
    if "<iframe" in inner:
        node.extend(parse(inner).iter("iframe"))
    elif has_class(node, "sqs-audio-embed"):
        node.append(player(node.get("data-url") or "", node.get("data-title") or "", "audio"))
    elif has_class(node, "sqs-block-embed", "sqs-block-video") and settings.get("url"):
        node.append(player(settings["url"]))


def _card(node: Node, address: str, title: str, found: Findings) -> None:
    host = urlsplit(watchable(address)).hostname
    if not host:
        node.drop_tree()
        return
    verb = PLAYERS.get(node.tag, PLAYERS["iframe"])
    own = verb if FILE.search(urlsplit(address).path) else f"{verb} on {host.removeprefix('www.')}"
    words = provider(address) or own
    said = f"{words}: {title}" if title and "player" not in title.casefold() else words
    found.added += count(said)
    found.remarks.append(f'"{said}" is a link now, no longer an embed')
    replace(node, paragraph(link(watchable(address), said)))
