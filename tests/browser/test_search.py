"""Search, under the strictest policy it can live with: finding, filters, keyboard, screen readers, no script."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from browser.conftest import DESKTOP, SMALL_PHONE
from browser.test_axe import AXE, BAR_AT_THE_END, start, violations
from conftest import ROOT, Site, entry, post
from playwright.sync_api import Browser, Page, expect

from commands.host import served
from plugins.model.entries import BODY_AREAS
from plugins.model.library import load

LIBRARY = load(ROOT / "content")[0]
HOSTILE = '<img src=x onerror="document.title=1">'

Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def strict(browser: Browser, real_site: Site) -> Iterator[str]:
    """The real site, served with its own policy."""
    with served(real_site.folder) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, strict: str) -> Iterator[Visit]:
    """Opens a page under the policy; `page.said` collects what the console said, `page.asked` every request."""
    contexts = []

    def opened(url: str, viewport: dict[str, int] = DESKTOP, **options: object) -> Page:
        context = browser.new_context(base_url=strict, viewport=viewport, **options)
        contexts.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.said, page.asked = [], []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        context.on("request", lambda request: page.asked.append(request.url))
        page.goto(url)
        return page

    yield opened
    for context in contexts:
        context.close()


def titles(page: Page) -> list[str]:
    return page.locator(".found h3").all_inner_texts()


def says(page: Page, text: str) -> None:
    expect(page.get_by_role("status")).to_contain_text(text)


def index_files(page: Page) -> list[str]:
    return [url for url in page.asked if "/pagefind/" in url]


def test_typing_finds_pages_and_sections_that_the_reader_can_follow(visit: Visit, strict: str) -> None:
    page = visit("/search/")
    page.wait_for_load_state("networkidle")
    assert index_files(page) == []
    field = page.get_by_role("search").get_by_label("Words to look for")
    field.press_sequentially("superbill")
    says(page, "pages for “superbill”")
    assert titles(page)[0] == "How to use a superbill and out-of-network benefits"
    assert page.url == f"{strict}/search/?q=superbill"
    assert "superbill" in page.locator(".found mark").first.inner_text().lower()
    assert all(url.startswith(strict + "/") for url in page.asked)
    assert page.said == []
    section = page.get_by_role("region", name="Results").get_by_role("link", name="What a superbill is")
    section.click()
    expect(page).to_have_url(f"{strict}/blog/superbill-and-out-of-network/#what-a-superbill-is")
    expect(page.get_by_role("heading", name="What a superbill is")).to_be_in_viewport()
    page.go_back()
    says(page, "pages for “superbill”")
    page.get_by_role("link", name="How to use a superbill and out-of-network benefits").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("How to use a superbill and out-of-network benefits")


def test_filters_narrow_what_was_found_and_stay_in_the_address(visit: Visit, strict: str) -> None:
    page = visit("/search/?q=knee")
    says(page, "for “knee”")
    everything = int(page.get_by_role("status").inner_text().split()[0])
    page.get_by_role("combobox", name="Body area").select_option("Hip and knee")
    expect(page).to_have_url(f"{strict}/search/?q=knee&area=Hip+and+knee")
    expect(page.get_by_role("status")).not_to_have_text(f"{everything} pages for “knee”")
    assert 0 < len(titles(page)) < everything
    labels = set(page.locator(".found .meta").all_inner_texts())
    assert labels <= {topic.title for topic in LIBRARY.topics.values()} | {"Hip and knee"}
    page.get_by_role("combobox", name="Topic").select_option("Recovery")
    expect(page.locator(".found h3")).to_have_text(["Knee replacement, your first weeks at home"])
    page.reload()
    says(page, "1 page for “knee”")


def test_filters_alone_list_all_that_is_filed_there(visit: Visit) -> None:
    page = visit("/search/?topic=Recovery")
    says(page, "2 pages")
    assert set(titles(page)) == {p.title for p in LIBRARY.posts if p.topic == "recovery" and p.status == "published"}
    page.get_by_role("combobox", name="Topic").select_option("Any")
    page.get_by_role("combobox", name="Body area").select_option("Balance")
    expect(page.locator(".found .meta")).not_to_have_count(2)
    balance = {e.title for e in LIBRARY.exercises if BODY_AREAS[e.area] == "Balance"}
    assert balance <= set(titles(page))


def test_the_keyboard_is_enough(visit: Visit) -> None:
    page = visit("/search/")
    page.get_by_label("Words to look for").focus()
    page.keyboard.type("back pain")
    page.keyboard.press("Enter")
    says(page, "for “back pain”")
    assert len(titles(page)) == 10
    for control in ("Topic", "Body area"):
        page.keyboard.press("Tab")
        expect(page.get_by_role("combobox", name=control)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Search", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".found h3 a").first).to_be_focused()
    more = page.get_by_role("button", name="Show more results")
    more.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".found h3 a").nth(10)).to_be_focused()
    total = int(page.get_by_role("status").inner_text().split()[0])
    for shown in range(20, total, 10):
        expect(page.locator(".found h3")).to_have_count(shown)
        more.click()
    expect(page.locator(".found h3")).to_have_count(total)
    expect(more).to_be_hidden()
    assert len(set(titles(page))) == total


def test_nothing_found_says_so_and_offers_people_and_lists(visit: Visit) -> None:
    page = visit("/search/?q=xyzzyplugh")
    says(page, "No page has all of this.")
    ask = page.locator("form + .buttons")
    assert [link.get_attribute("href")[:4] for link in ask.get_by_role("link").all()] == ["tel:", "sms:"]
    expect(page.get_by_role("heading", name="All pages from A to Z")).to_be_visible()
    page.get_by_label("Words to look for").fill("bridge")
    says(page, "for “bridge”")
    expect(ask).to_be_hidden()
    page.get_by_label("Words to look for").fill("")
    expect(page.get_by_role("status")).to_have_text("")
    expect(page.get_by_role("region", name="Results")).to_be_hidden()


def test_a_late_answer_does_not_replace_a_newer_one(visit: Visit) -> None:
    page = visit("/search/")
    field = page.get_by_label("Words to look for")
    for words in ("knee", "cupping", "superbill"):
        field.fill(words)
        page.keyboard.press("Enter")
    says(page, "for “superbill”")
    page.wait_for_timeout(500)
    assert titles(page)[0] == "How to use a superbill and out-of-network benefits"


def test_when_the_index_cannot_be_fetched_it_says_so_and_tries_again(visit: Visit) -> None:
    page = visit("/search/")
    page.route("**/pagefind-entry.json*", lambda route: route.abort())
    page.route("**/filters.json", lambda route: route.abort())
    page.get_by_label("Words to look for").fill("knee")
    says(page, "Search does not work right now.")
    page.unroute_all()
    page.get_by_label("Words to look for").fill("knee pain")
    says(page, "for “knee pain”")


def test_an_address_with_nonsense_finds_nothing_and_breaks_nothing(visit: Visit) -> None:
    page = visit("/search/?length=1&topic=%3Cscript%3E&area=")
    expect(page.get_by_role("search")).to_be_visible()
    expect(page.get_by_role("combobox", name="Topic")).to_have_value("")
    assert page.said == []


def test_without_script_there_is_no_form_but_every_list(visit: Visit) -> None:
    page = visit("/", java_script_enabled=False)
    page.get_by_role("banner").get_by_role("link", name="Search").first.click()
    assert not page.get_by_role("search").is_visible()
    page.get_by_role("link", name="Glute bridge").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Glute bridge"
    page.go_back()
    page.get_by_role("navigation", name="Topics").get_by_role("link", name="Recovery").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Recovery"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [SMALL_PHONE, DESKTOP], ids=["320", "1280"])
def test_axe_finds_nothing_in_the_results(new_page: Callable[..., Page], scheme: str, viewport: dict[str, int]) -> None:
    page = new_page(viewport, color_scheme=scheme)
    page.goto("/search/?q=knee")
    says(page, "for “knee”")
    assert page.evaluate("probes.sideways()") == 0
    page.add_style_tag(content=BAR_AT_THE_END)
    page.evaluate(AXE)
    start(page)
    assert violations(page) == []


def test_what_authors_write_is_never_run(browser: Browser, build_site: Callable[..., Site]) -> None:
    files = {
        "pages/search.md": entry("Search", layout="search"),
        "posts/x.md": post(f"'Bad {HOSTILE} & good'", f"A harmless word and `{HOSTILE}` here."),
    }
    with served(build_site(files).folder) as address, browser.new_context(base_url=address) as context:
        page = context.new_page()
        page.goto("/search/?q=harmless")
        says(page, "1 page for “harmless”")
        page.wait_for_timeout(200)
        assert page.title().startswith("Search")
        assert page.locator(".found img").count() == 0
        assert titles(page)[0].startswith("Bad <img src=x onerror=")
        assert "word and <img" in page.locator(".found .soft").inner_text()
