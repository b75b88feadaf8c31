"""One call to action per page, in the nearest words, with the practice's own numbers."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from conftest import SERVICE, TOPICS, Site, entry, post

Build = Callable[..., Site]


def words(page: BeautifulSoup) -> str:
    (action,) = page.find_all(attrs={"data-call-to-action": True})
    return action.find(["h2", "h3"]).get_text(" ", strip=True)


def cta(heading: str) -> str:
    return f"{{heading: {heading}, text: Ask us what a visit costs.}}"


def test_the_nearest_words_are_chosen(build_site: Build) -> None:
    service = entry("Home visits", **SERVICE, call_to_action=cta("From the service"))
    topics = TOPICS.replace("  service: home-visits\n", f"  call_to_action: {cta('From the topic')}\n")
    site = build_site(
        {
            "services/home-visits.md": service,
            "topics.yaml": topics,
            "posts/own.md": post("Own", service="home-visits", call_to_action=cta("Of its own")),
            "posts/service.md": post("Service", service="home-visits"),
            "posts/topic.md": post("Topic"),
            "posts/practice.md": post("Practice", "/// safety | stop\n- it hurts\n///", topic="guides"),
        }
    )
    assert words(site.page("/blog/own/")) == "Of its own"
    assert words(site.page("/blog/service/")) == "From the service"
    assert words(site.page("/blog/topic/")) == "From the topic"
    assert words(site.page("/blog/practice/")).startswith("Tell us what hurts.")
    assert words(site.page("/services/home-visits/")) == "From the service"


def test_a_topic_leads_to_its_service(build_site: Build) -> None:
    service = entry("Home visits", **SERVICE, call_to_action=cta("From the service"))
    assert words(build_site({"services/home-visits.md": service}).page("/blog/first/")) == "From the service"


def test_it_stands_after_the_text_and_before_the_next_post(build_site: Build) -> None:
    html = str(build_site({"posts/b.md": post("B", "Last words.")}).page("/blog/b/"))
    assert html.index("Last words.") < html.index("data-call-to-action") < html.index('aria-label="More posts"')


@pytest.mark.parametrize("act", ["book", "call", "text", "email"])
def test_the_first_button_does_what_the_words_ask(build_site: Build, act: str) -> None:
    asked = "{heading: Ask, text: Ask us what it costs., act: " + act + "}"
    page = build_site({"posts/x.md": post("X", call_to_action=asked)}).page("/blog/x/")
    first = page.find(attrs={"data-call-to-action": True}).find("a")["href"]
    begins = {"book": "https://booking.example/", "call": "tel:+1555", "text": "sms:+1555", "email": "mailto:hello@"}
    assert first.startswith(begins[act])


def test_pages_that_ask_for_nothing(build_site: Build) -> None:
    page = build_site({"pages/privacy.md": entry("Privacy", ask="no")}).page("/privacy/")
    assert not page.find(attrs={"data-call-to-action": True})


def test_within_a_text(build_site: Build) -> None:
    service = entry("Home visits", **SERVICE, call_to_action=cta("From the service"))
    files = {"services/home-visits.md": service, "posts/x.md": post("X", "/// cta | home-visits\n///\n\nMore.")}
    page = build_site(files).page("/blog/x/")
    assert page.get_text().count("From the service") == 2  # within the text and after it
    assert words(page) == "From the service"
