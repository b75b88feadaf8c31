"""What machines read on a page: one connected graph of schema.org (https://schema.org/docs/schemas.html).

Built from the finished view, so that it cannot say anything else than the page does. `./run audit`
compiles every graph of the built site against the types and properties that schema.org knows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from plugins.model.library import Library
from plugins.views import page as see
from plugins.views.structured_data.nodes import Node, ref
from plugins.views.structured_data.people import person
from plugins.views.structured_data.practice import practice_node, website_node
from plugins.views.structured_data.things import blog_ref, things


def graph(library: Library, page: see.Page) -> see.Html:
    """The graph of a page as JSON that can stand within a script element."""
    data = {"@context": "https://schema.org", "@graph": list(nodes(library, page))}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return see.Html(text.replace("<", "\\u003c"))


def nodes(library: Library, page: see.Page) -> Iterator[Node]:
    """The nodes of the graph of a page; the practice, the site and the page come first."""
    practice = library.practice
    yield practice_node(library)
    yield website_node(practice)
    about = list(things(practice, page))
    yield _page(practice.website, page, about)
    yield from about
    for one in _people(page):
        yield person(practice, one)
    if page.breadcrumbs:
        yield _breadcrumb(practice.website, page)


def _page(website: str, page: see.Page, about: Sequence[Node]) -> Node:
    node = {
        "@type": _kind(page),
        **ref(website, "page", page.url),
        "url": page.head.canonical,
        "name": page.heading,
        "description": page.head.description,
        "inLanguage": "en-US",
        "isPartOf": blog_ref(website) if isinstance(page, see.ListingPage) else ref(website, "website"),
        "publisher": ref(website, "practice"),
    }
    if isinstance(page, (see.HomePage, see.AreaPage)):
        node["mainEntity"] = ref(website, "practice")
    elif about:
        node["mainEntity"] = {"@id": about[0]["@id"]}
    if isinstance(page, see.PostPage) and page.review:
        node["lastReviewed"] = page.review.on.iso
        node["reviewedBy"] = ref(website, "person", page.review.reviewer.url)
    if page.breadcrumbs:
        node["breadcrumb"] = ref(website, "breadcrumb", page.url)
    return node


def _kind(page: see.Page) -> str:
    if isinstance(page, see.ExercisePage) or (isinstance(page, see.PostPage) and page.medical):
        return "MedicalWebPage"
    if isinstance(page, (see.ListingPage, see.IndexPage)):
        return "CollectionPage"
    if isinstance(page, see.AreaPage):
        return "ContactPage"
    return "ProfilePage" if isinstance(page, see.PersonPage) else "WebPage"


def _people(page: see.Page) -> Sequence[see.Person]:
    """The author and the reviewer of a page, each of them once."""
    if not isinstance(page, see.PostPage):
        return ()
    named = (page.author, page.review and page.review.reviewer)
    return list({one.url: one for one in named if one}.values())


def _breadcrumb(website: str, page: see.Page) -> Node:
    steps = [*page.breadcrumbs, see.Link(page.url, page.heading)]
    return {
        "@type": "BreadcrumbList",
        **ref(website, "breadcrumb", page.url),
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": step.text, "item": website + step.url}
            for n, step in enumerate(steps, 1)
        ],
    }
