"""The practice and its site, as every page names them."""

from __future__ import annotations

from plugins.model.entries import Page
from plugins.model.hours import opening, weekdays
from plugins.model.library import Library
from plugins.model.practice import Address, Practice
from plugins.views.actions import contacts
from plugins.views.site import POLICY
from plugins.views.structured_data.nodes import Node, ref
from plugins.views.text import smart


def practice_node(library: Library) -> Node:
    """The practice.

    A Physiotherapy is a LocalBusiness, which has an address. A practice that only comes to its
    patients has none to show, so it is a MedicalOrganization.
    """
    practice = library.practice
    website, address, hours = practice.website, practice.address, opening_hours(practice)
    node = {
        "@type": "Physiotherapy" if address else "MedicalOrganization",
        **ref(website, "practice"),
        "name": practice.name,
        "slogan": smart(practice.tagline),
        "description": smart(practice.description),
        "url": f"{website}/",
        "logo": f"{website}/theme/drawings/icon-512.png",
        "telephone": f"+1-{practice.phone}",
        "email": practice.email,
        "areaServed": area(practice),
        "contactPoint": contact_points(practice),
    }
    if address:
        node["address"] = _address(address)
        if hours:
            node["openingHoursSpecification"] = hours
    if practice.profiles:
        node["sameAs"] = list(practice.profiles)
    if library.find(Page, POLICY.strip("/")):
        node["publishingPrinciples"] = website + POLICY
    return node


def website_node(practice: Practice) -> Node:
    return {
        "@type": "WebSite",
        **ref(practice.website, "website"),
        "name": practice.name,
        "url": f"{practice.website}/",
        "inLanguage": "en-US",
        "publisher": ref(practice.website, "practice"),
    }


def area(practice: Practice) -> list[Node]:
    """The towns that the practice goes to."""
    return [city(practice, smart(town)) for town in practice.area.towns]


def city(practice: Practice, name: str) -> Node:
    state = {"@type": "State", "name": smart(practice.area.state)}
    return {"@type": "City", "name": name, "containedInPlace": state}


def contact_points(practice: Practice) -> list[Node]:
    """The ways to reach the practice, named as their buttons are. Only places have opening hours of their own."""
    ways, hours = contacts(practice), opening_hours(practice)
    reach: dict[str, Node] = {
        "call": {"telephone": f"+1-{practice.phone}"} | ({"hoursAvailable": hours} if hours else {}),
        "text": {"telephone": f"+1-{practice.text_number}"},
        "book": {"url": practice.booking},
        "email": {"email": practice.email},
    }
    return [{"@type": "ContactPoint", "contactType": ways[act].short, **how} for act, how in reach.items()]


def opening_hours(practice: Practice) -> list[Node]:
    """When the practice can be reached; nothing while that is not settled."""
    found = []
    for hours in practice.hours:
        opens, closes = opening(hours.times)
        days = weekdays(hours.days)
        found.append({"@type": "OpeningHoursSpecification", "dayOfWeek": days, "opens": opens, "closes": closes})
    return found


def _address(address: Address) -> Node:
    return {
        "@type": "PostalAddress",
        "streetAddress": smart(address.street),
        "addressLocality": smart(address.town),
        "addressRegion": address.state,
        "postalCode": address.zip,
        "addressCountry": "US",
    }
