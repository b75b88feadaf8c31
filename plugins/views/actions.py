"""Ways to reach the practice, and the one call to action that each page makes."""

from __future__ import annotations

from plugins.model.entries import Entry, Page, Post, Service
from plugins.model.fields import CallToAction
from plugins.model.library import Library
from plugins.model.practice import Practice
from plugins.views.page import Action, Contact
from plugins.views.text import smart

ORDER = ("book", "call", "text")
"""The same three actions in the same order everywhere (design.md, section 10)."""


def contacts(practice: Practice) -> dict[str, Contact]:
    """Every way to reach the practice, by act."""
    call, text = practice.phone, practice.text_number
    tel = "+1" + call.replace("-", "")
    sms = "+1" + text.replace("-", "")
    return {
        "book": Contact("book", "book", practice.booking, "Book a visit", "Book a visit", "", "Pick a day and a time"),
        "call": Contact("call", "phone", f"tel:{tel}", f"Call {call}", "Call", call, "Talk it over with us"),
        "text": Contact("text", "text", f"sms:{sms}", "Text us", "Text", text, "One sentence is enough"),
        "email": Contact(
            "email", "mail", f"mailto:{practice.email}", "Email us", "Email", "", "For letters, referrals and records"
        ),
    }


def finished(practice: Practice, wording: CallToAction, buttons: int = len(ORDER)) -> Action:
    """A call to action with its buttons: the act first, then the others in their order."""
    ways = contacts(practice)
    acts = [wording.act, *(act for act in ORDER if act != wording.act)][:buttons]
    return Action(smart(wording.heading), smart(wording.text), [ways[act] for act in acts])


def chosen(library: Library, entry: Entry) -> Action | None:
    """The call to action of an entry, from the nearest place that has words for it.

    Its own front matter, else its service, else its topic, else the practice. None where a page
    asks for nothing. Posts show two buttons, as the foot of the page brings all three.
    """
    if isinstance(entry, Page) and not entry.ask:
        return None
    wordings = [entry.call_to_action]
    if isinstance(entry, Post):
        service = library.find(Service, entry.service)
        topic = library.topics.get(entry.topic)
        topic_service = library.find(Service, topic.service) if topic else None
        wordings += [
            service.call_to_action if service else None,
            topic.call_to_action if topic else None,
            topic_service.call_to_action if topic_service else None,
        ]
    wording = next((words for words in wordings if words), library.practice.call_to_action)
    return finished(library.practice, wording, buttons=2 if isinstance(entry, Post) else len(ORDER))


def for_service(library: Library, slug: str) -> Action:
    """The call to action within a text, for a service or, with an empty slug, for the practice."""
    service = library.find(Service, slug)
    wording = service.call_to_action if service else None
    return finished(library.practice, wording or library.practice.call_to_action, buttons=2)
