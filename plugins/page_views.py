"""The finished objects that templates show. Writes `content.view` and the contexts `site`, `public` and `listings`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pelican import signals
from pelican.contents import Content
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator

from plugins.derived.cards import Cards
from plugins.views.exercise_index import area_pages
from plugins.views.material import Material
from plugins.views.page import Link, Page, SearchPage
from plugins.views.pages import entry_page
from plugins.views.posts import blog_pages, post_page, topic_pages
from plugins.views.site import site_view
from plugins.views.social_cards import social_card, with_card
from plugins.views.structured_data import graph


def add_views(generators: list[Generator]) -> None:
    articles = next(g for g in generators if isinstance(g, ArticlesGenerator)).articles
    pages = next(g for g in generators if isinstance(g, PagesGenerator)).pages
    settings = generators[0].settings
    material = replace(settings["TEXT"].material, handouts=settings["HANDOUTS"])
    listings = _listings(material, pages, settings)
    for article in articles:
        article.view = post_page(material, article.entry, *_text(article), article.action, article.neighbors)
    for page in pages:
        first = listings.get(page.entry.url)
        page.view = first or entry_page(material, page.entry, *_text(page), page.action)
    for content in (*articles, *pages):
        content.view = _described(material, content.view, settings["CARDS"])
    listings = {url: _described(material, view, settings["CARDS"]) for url, view in listings.items()}
    views: dict[str, Page] = {content.view.url: content.view for content in (*articles, *pages)} | listings
    # Pelican hands one context to all generators.
    context = generators[0].context
    context["public"] = sorted((view for view in views.values() if not view.head.robots), key=lambda view: view.url)
    sheets = {name: sheet.url for name, sheet in settings["STYLESHEETS"].items()}
    scripts = {name: script.url for name, script in settings["SCRIPTS"].items()}
    search = next((Link(view.url, view.heading) for view in views.values() if isinstance(view, SearchPage)), None)
    context["site"] = site_view(settings["LIBRARY"].practice, sheets, scripts, search, settings["PREVIEW"])
    written = {page.view.url for page in pages}
    context["listings"] = [view for url, view in listings.items() if url not in written]


def _described(material: Material, view: Page, cards: Cards) -> Page:
    """A view with its social card and its structured data, where machines may read it."""
    if view.head.robots:
        return view
    practice = material.library.practice
    card = social_card(practice, view)
    head = with_card(view.head, card, practice.website + cards.order(card))
    return replace(view, head=replace(head, graph=graph(material.library, view)))


def _text(content: Content) -> tuple[Any, Any]:
    return content.content, content.toc


def _listings(material: Material, pages: list[Content], settings: dict[str, Any]) -> dict[str, Page]:
    """Every page of the blog, of its topics and of the body areas, by address.

    None while there is no page for the blog or for the exercises.
    """
    per_page = settings["DEFAULT_PAGINATION"]
    views: list[Page] = []
    for page in pages:
        if page.entry.template == "blog":
            views += blog_pages(material, page.entry, page.content, page.action, per_page)
            for topic in material.library.topics.values():
                views += topic_pages(material, page.entry, topic, page.action, per_page)
        elif page.entry.template == "exercises":
            views += area_pages(material, page.entry, page.content, page.action)
    return {view.url: view for view in views}


def register() -> None:
    signals.all_generators_finalized.connect(add_views)
