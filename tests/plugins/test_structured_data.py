"""What the graph and the page say where the real site has nothing to say yet: reviews, hours, an address, a price."""

import json
import os
import re
import shutil
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from conftest import PRACTICE, SERVICE, Site, audited, entry, post

from commands.audit.structured_data import structured_data
from commands.errors import BuildError

Build = Callable[..., Site]
Problems = Callable[..., list[str]]
LICENSE = {"license_state": "Sample State", "license_number": "000"}
PERSON = entry("Sample Person", role="Physical therapist", credentials="[PT, DPT]", **LICENSE)
SIGNED = {"reviewed_by": "sample-person", "reviewed_on": "2026-06-02", "review_due": "2028-06-02"}
FACTS = """
hours:
  - days: Monday to Friday
    times: 8 a.m. to 6 p.m.
  - days: Saturday
    times: 8:30 a.m. to noon
profiles:
  - https://social.example/practice
"""
ADDRESS = """
address:
  street: 1 Sample Street
  town: Sample Town
  state: NY
  zip: "10001"
"""


def graph(page: BeautifulSoup) -> dict[str, Any]:
    """The nodes of a page by type; the last one of each."""
    return {
        node["@type"]: node for node in json.loads(page.find("script", type="application/ld+json").string)["@graph"]
    }


def everything() -> dict[str, str]:
    """A site that has everything a graph can hold."""
    return {
        "practice.yaml": PRACTICE + FACTS + ADDRESS,
        "people/sample-person.md": PERSON,
        "posts/signed.md": post("Signed", author="sample-person", modified="2026-07-01", **SIGNED),
        "services/home-visits.md": entry("Home visits", **SERVICE, price="$180 a visit"),
        "towns/example-heights.md": entry("Physical therapy in Example Heights", "We come to you soon. " * 40),
    }


@pytest.mark.skipif(
    not shutil.which("node") and not os.environ.get("CI"), reason="NOT TESTED: there is no Node.js on this machine"
)
def test_a_site_that_has_everything_uses_the_words_of_schema_org(build_site: Build) -> None:
    assert list(structured_data(audited(build_site(everything()).folder))) == []


# --- Reviews -----------------------------------------------------------------------------------------


def test_a_signed_post_names_who_when_and_the_next_time(build_site: Build) -> None:
    page = build_site(everything()).page("/blog/signed/")
    box = page.find(class_="review")
    words = " ".join(box.get_text().split())
    assert (
        "Clinically reviewed by Sample Person, PT, DPT Last reviewed June 2, 2026 · Next review June 2, 2028" in words
    )
    assert box.find("a", string="How we check")["href"] == "/how-we-check-our-articles/"
    nodes = graph(page)
    assert nodes["MedicalWebPage"]["lastReviewed"] == "2026-06-02"
    assert nodes["MedicalWebPage"]["reviewedBy"] == {"@id": nodes["Person"]["@id"]} == nodes["BlogPosting"]["author"]
    assert nodes["Person"]["name"] == "Sample Person"
    assert [credential["name"] for credential in nodes["Person"]["hasCredential"]] == ["PT", "DPT"]


def test_an_unsigned_post_says_nothing_of_review(build_site: Build) -> None:
    site = build_site({"posts/unsigned.md": post("Unsigned", review_due="2028-06-02")})
    text = (site.folder / "blog/unsigned/index.html").read_text("utf-8")
    assert not any(word in text for word in ("lastReviewed", "reviewedBy", "Last reviewed", "Next review", "review__"))
    assert graph(site.page("/blog/unsigned/"))["BlogPosting"]["author"]["@id"].endswith("/#practice")


BANNER = PRACTICE.replace("overdue_review: error", "overdue_review: banner")
OVERDUE = {"reviewed_by": "sample-person", "reviewed_on": "2024-06-02", "review_due": "2026-06-02"}


def test_an_overdue_post_says_so_above_its_text(build_site: Build) -> None:
    files = {"people/sample-person.md": PERSON, "practice.yaml": BANNER}
    site = build_site(files | {"posts/old.md": post("Old", **OVERDUE)})
    page = site.page("/blog/old/")
    words = " ".join(page.find(class_="prose").get_text().split())
    assert words.startswith("The review of this article is overdue A licensed person last reviewed it on June 2, 2024.")
    assert "The next review was due on June 2, 2026 and has not happened yet." in words
    assert "Next review" not in words
    assert graph(page)["MedicalWebPage"]["lastReviewed"] == "2024-06-02"
    (content,) = BeautifulSoup((site.folder / "feed.xml").read_text("utf-8"), "xml").find_all(
        string=re.compile("overdue")
    )
    assert "is overdue" in content


def test_a_post_that_nobody_reviewed_in_time_claims_no_review(build_site: Build) -> None:
    files = {"practice.yaml": BANNER, "posts/old.md": post("Old", review_due="2026-06-02")}
    page = build_site(files).page("/blog/old/")
    words = " ".join(page.find(class_="admonition").get_text().split())
    assert "Its review was due on June 2, 2026 and has not happened yet." in words
    assert "lastReviewed" not in str(page)


def test_an_overdue_review_stops_publishing_unless_the_practice_says_otherwise(build_site: Build) -> None:
    with pytest.raises(BuildError, match=r"posts/old.md:7: review_due: was due on 2026-06-02"):
        build_site({"posts/old.md": post("Old", review_due="2026-06-02")})


def test_a_person_shows_what_they_wrote_and_what_they_reviewed(build_site: Build) -> None:
    site = build_site(
        {
            "people/sample-person.md": PERSON,
            "posts/written.md": post("Written", author="sample-person"),
            "posts/signed.md": post("Signed", **SIGNED),
        }
    )
    page = site.page("/people/sample-person/")
    lists = {h2.get_text(): h2.parent for h2 in page.main.find_all("h2")}
    assert lists["Written by Sample Person"].find("a")["href"] == "/blog/written/"
    assert [a["href"] for a in lists["Reviewed by Sample Person"].find_all("a")] == ["/blog/signed/"]
    nodes = graph(page)
    assert nodes["ProfilePage"]["mainEntity"] == {"@id": nodes["Person"]["@id"]}
    assert nodes["Person"]["hasCredential"][-1]["name"] == "Sample State 000"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (SIGNED | {"reviewed_on": "2027-01-16"}, "reviewed_on: is a day to come"),
        (SIGNED | {"review_due": "2026-06-02"}, "review_due has to be later than reviewed_on"),
        ({"reviewed_by": "sample-person"}, "reviewed_by and reviewed_on go together"),
    ],
)
def test_a_review_that_cannot_be_true_is_a_problem(problems: Problems, fields: dict[str, str], expected: str) -> None:
    [found] = problems({"people/sample-person.md": PERSON, "posts/signed.md": post("Signed", **fields)})
    assert found.startswith("content/posts/signed.md:") and expected in found


def test_a_reviewer_is_public_and_has_credentials(problems: Problems) -> None:
    person = entry("Sample Person", role="Physical therapist", status="draft", **LICENSE)
    found = problems({"people/sample-person.md": person, "posts/signed.md": post("Signed", **SIGNED)})
    assert len(found) == 2
    assert '"sample-person" has no credentials.' in found[0]
    assert '"sample-person" has no public page yet.' in found[1]


# --- The practice ------------------------------------------------------------------------------------


def test_a_practice_without_an_address_is_no_local_business(build_site: Build) -> None:
    site = build_site({"practice.yaml": PRACTICE + FACTS})
    nodes = graph(site.page("/contact/"))
    practice = nodes["MedicalOrganization"]
    assert "address" not in json.dumps(nodes)
    assert [town["name"] for town in practice["areaServed"]] == [
        item.get_text() for item in site.page("/contact/").find(class_="area").find_all("li")
    ]
    assert practice["sameAs"] == ["https://social.example/practice"]
    assert practice["publishingPrinciples"].endswith("/how-we-check-our-articles/")
    call = next(point for point in practice["contactPoint"] if point["contactType"] == "Call")
    assert [(hours["dayOfWeek"], hours["opens"], hours["closes"]) for hours in call["hoursAvailable"]] == [
        (["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"], "08:00", "18:00"),
        (["Saturday"], "08:30", "12:00"),
    ]


def test_a_practice_with_an_address_is_a_place_and_shows_it(build_site: Build) -> None:
    page = build_site(everything()).page("/contact/")
    practice = graph(page)["Physiotherapy"]
    assert "1 Sample Street, Sample Town, NY 10001" in page.main.get_text()
    assert practice["address"]["streetAddress"] == "1 Sample Street"
    assert len(practice["openingHoursSpecification"]) == 2


@pytest.mark.parametrize(
    ("price", "amount"), [("$180 a visit", "180"), ("$179.50", "179.50"), ("From $180", None), ("$150 to $180", None)]
)
def test_an_offer_has_a_real_price(build_site: Build, price: str, amount: str | None) -> None:
    site = build_site({"services/home-visits.md": entry("Home visits", **SERVICE, price=price)})
    service = graph(site.page("/services/home-visits/"))["Service"]
    assert service.get("offers", {}).get("price") == amount
    assert service["provider"]["@id"].endswith("/#practice")


def test_words_cannot_end_the_data_block(build_site: Build) -> None:
    site = build_site({"posts/odd.md": post('"A </script><b> title & more"')})
    page = site.page("/blog/odd/")
    assert graph(page)["BlogPosting"]["headline"] == "A </script><b> title & more" == page.h1.get_text()
