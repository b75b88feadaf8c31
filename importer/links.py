"""Links and buttons: old addresses become files, numbers and mail addresses become ways to reach us."""

from __future__ import annotations

import re
from functools import partial
from urllib.parse import urlsplit

from importer.parts import Findings, Surroundings
from importer.tree import Node, has_class, put_after, replace, span, stands_at_top, words_of
from importer.words import count

BUTTONS = ("sqs-block-button-element", "sqs-button-element", "wp-block-button__link", "wp-element-button")
BOOKING = re.compile(r"\b(?:book|schedule|appointment|get started)", re.IGNORECASE)
BOOKING_HOSTS = ("calendly.com", "acuityscheduling.com", "as.me", "janeapp.com", "squareup.com", "setmore.com")
ACTS = {"tel": "call:", "sms": "text:", "mailto": "email:"}
# The same shapes as in plugins/rules/facts.py, which an importer must not know; tests hold them together.
PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)$", re.IGNORECASE)
FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|zip|mp[34])$", re.IGNORECASE)
CONTACT = re.compile(
    r"(?P<phone>(?<![\w/.-])(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])?\d{3}[ .-]\d{4}(?![\w-]))"
    r"|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
)


def convert(root: Node, around: Surroundings, found: Findings) -> None:
    """Give every link its new destination."""
    for node in list(root.iter("a")):
        href = (node.get("href") or "").strip()
        scheme = urlsplit(href).scheme.lower()
        if scheme in ACTS:
            _reach(node, href, ACTS[scheme], around, found)
        elif not href or scheme in ("javascript", "file", "data"):
            node.drop_tag()
        elif has_class(node, *BUTTONS):
            _button(node, href, around, found)
        else:
            _follow(node, href, around, found)


def convert_contacts(root: Node, around: Surroundings, found: Findings) -> None:
    """Numbers and mail addresses written into a text become links to those of practice.yaml."""

    def reached(match: re.Match[str], *, in_link: bool) -> str:
        words, digits = _words(match), re.sub(r"\D", "", match[0]).removeprefix("1")
        found.added += count(words) - count(match[0])
        foreign = match["phone"] and digits not in around.phones
        mark = found.todo_mark("a phone number stood here that is not ours: see the export") if foreign else ""
        return (words if in_link else found.mark(f"[{words}]({'call:' if match['phone'] else 'email:'})")) + mark

    for node in root.iter():
        in_link = next(node.iterancestors("a"), None) is not None
        if node.text:
            node.text = CONTACT.sub(partial(reached, in_link=in_link or node.tag == "a"), node.text)
        if node.tail:
            node.tail = CONTACT.sub(partial(reached, in_link=in_link), node.tail)


def without_contacts(text: str) -> str:
    """A plain text, like a summary, without numbers and mail addresses."""
    return CONTACT.sub(_words, text)


def _reach(node: Node, href: str, act: str, around: Surroundings, found: Findings) -> None:
    digits = re.sub(r"\D", "", href).removeprefix("1")
    node.set("href", act)
    if act != "email:" and digits not in around.phones:
        words = words_of(node) if not CONTACT.search(words_of(node)) else "a number"
        mark = found.todo_mark(f"the link with the words {_safe(words)} called another number than ours: check it")
        put_after(node, span(mark))


def _follow(node: Node, href: str, around: Surroundings, found: Findings) -> None:
    if href.startswith("#") or (PICTURE.search(urlsplit(href).path) and node.find(".//img") is not None):
        node.drop_tag()
        return
    target = around.resolve(href)
    if target.file:
        found.links.add(target.file)
    if target.address:
        node.set("href", target.address)
    elif FILE.search(urlsplit(href).path):
        put_after(
            node, span(found.todo_mark(f"the words before this linked to the file {_safe(href)}: add it to the site"))
        )
        node.drop_tag()
    else:
        found.remarks.append(f"a link to {href} led nowhere; its words stay")
        node.drop_tag()


def _button(node: Node, href: str, around: Surroundings, found: Findings) -> None:
    target, words = around.resolve(href), words_of(node)
    host = urlsplit(href).hostname or ""
    books = bool(BOOKING.search(words)) or any(host == name or host.endswith(f".{name}") for name in BOOKING_HOSTS)
    first = not any(block.startswith("/// cta") for block in found.blocks)
    if (target.service or books) and around.is_post and first and stands_at_top(node):
        found.added -= count(words)
        found.remarks.append(f'the button "{words}" is now a call to action')
        replace(node, found.block(f"/// cta | {target.service}\n///" if target.service else "/// cta\n///"))
    elif books:
        node.set("href", "book:")
    else:
        _follow(node, href, around, found)


def _words(match: re.Match[str]) -> str:
    return "our phone number" if match.lastgroup == "phone" else "our email address"


def _safe(words: str) -> str:
    return words.replace("--", "-").replace(">", "")
