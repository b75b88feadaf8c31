"""Those who write and review."""

from __future__ import annotations

from plugins.model.practice import Practice
from plugins.views import page as see
from plugins.views.structured_data.nodes import Node, ref


def person(practice: Practice, one: see.Person, license_: str | None = None) -> Node:
    """Someone of the practice, with their credentials and their license, if they are known."""
    node = {
        "@type": "Person",
        **ref(practice.website, "person", one.url),
        "name": one.name,
        "url": practice.website + one.url,
        "jobTitle": one.role,
        "worksFor": ref(practice.website, "practice"),
    }
    kind = "EducationalOccupationalCredential"
    credentials: list[Node] = [{"@type": kind, "name": name} for name in one.credentials]
    if license_:
        credentials.append({"@type": kind, "credentialCategory": "license", "name": license_})
    if credentials:
        node["hasCredential"] = credentials
    return node
