"""Services, exercises, people and all other pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from plugins.model.entries import (
    BODY_AREAS,
    Entry,
    Exercise,
    HomePage,
    Page,
    PageLink,
    Person,
    Post,
    Service,
    Town,
    area_url,
)
from plugins.model.fields import Step
from plugins.model.library import Library
from plugins.views import exercises
from plugins.views import page as see
from plugins.views.exercise_index import all_exercises
from plugins.views.material import Material
from plugins.views.parts import card, cards, common, crumb, evidence, person
from plugins.views.search import search_page
from plugins.views.sequence import in_row
from plugins.views.text import smart


def entry_page(
    material: Material, entry: Entry, html: str, toc: Sequence[see.Heading], action: see.Action | None
) -> see.Page:
    """The page of an entry that is not a post or a list of posts."""
    build: Callable[..., see.Page] = BUILDERS.get(entry.template, _plain)
    return build(material, entry, common(material, entry, html, toc, action, _crumbs(material, entry)))


def _crumbs(material: Material, entry: Entry) -> Sequence[see.Link]:
    if isinstance(entry, Exercise):
        return [*crumb(material, "/exercises/"), see.Link(area_url(entry.area), BODY_AREAS[entry.area])]
    parent = entry.url.rstrip("/").rpartition("/")[0] + "/"
    return crumb(material, parent) if parent != "/" else []


def _plain(material: Material, entry: Entry, base: Any) -> see.Page:
    return see.Page(**base)


def _service(material: Material, service: Service, base: Any) -> see.ServicePage:
    insurance = material.library.practice.insurance
    return see.ServicePage(
        **base,
        who_it_helps=[smart(line) for line in service.who_it_helps],
        visit=_route(service.visit),
        duration=service.duration and smart(service.duration),
        price=service.price and smart(service.price),
        conditions=[smart(line) for line in service.conditions],
        questions=[see.Answer(smart(q.question), material.markdown(q.answer)) for q in service.questions],
        network=smart(insurance.network),
        paying=_route(insurance.steps),
        paying_in_detail=see.Link(insurance.details.page, smart(insurance.details.label)),
        others=[card(material, other) for other in material.library.services if other.slug != service.slug],
    )


def _exercise(material: Material, exercise: Exercise, base: Any) -> see.ExercisePage:
    shown_in = material.guides(exercise)
    services = dict.fromkeys(post.service for post in shown_in.briefs if post.service)
    row = [other for other in material.library.exercises if other.area == exercise.area]
    goal = exercise.goal.capitalize()
    facts = (
        ("Body area", BODY_AREAS[exercise.area]),
        ("Goal", goal),
        ("Level", exercise.level.capitalize()),
        ("Position", exercise.position.capitalize()),
        ("You need", smart(", ".join(exercise.equipment)) or "Nothing"),
    )
    return see.ExercisePage(
        **base,
        card=exercises.card(material, exercise),
        also_known_as=[smart(name) for name in exercise.also_known_as],
        goal=goal,
        facts=[see.DoseFact(label, value) for label, value in facts],
        getting_down_and_up=exercise.getting_down_and_up and smart(exercise.getting_down_and_up),
        handout=material.handout(exercises.handout_address(exercise)),
        evidence=evidence(exercise.evidence),
        guides=cards(material, shown_in),
        services=cards(material, material.library.row(Service, services)),
        neighbors=in_row(row, exercise),
    )


def _person(material: Material, entry: Person, base: Any) -> see.PersonPage:
    license_ = " ".join(filter(None, (entry.license_state, entry.license_number)))
    newest = material.library.posts[::-1]
    return see.PersonPage(
        **base,
        person=person(entry),
        license=license_ or None,
        areas=[smart(area) for area in entry.areas],
        written=cards(material, newest.only(lambda post: post.author == entry.slug)),
        reviewed=cards(material, newest.only(lambda post: post.reviewed_by == entry.slug)),
    )


def _home(material: Material, home: HomePage, base: Any) -> see.HomePage:
    library = material.library
    shown = library.find(Exercise, home.exercise)
    targets = [(row, library.named(row.page)) for row in home.audiences]
    return see.HomePage(
        **base | {"lead": smart(home.lead)},
        audiences=[see.AudienceRow(smart(r.who), smart(r.says), entry.url) for r, entry in targets if entry],
        visit=_route(home.visit),
        services=cards(material, library.row(Service, home.services)),
        exercise=exercises.card(material, shown) if shown else None,
        guide=_link(library, home.guide),
        costs=_route(home.costs),
        costs_in_detail=_link(library, home.costs_in_detail),
        posts=cards(material, library.row(Post, home.posts)),
    )


def _link(library: Library, link: PageLink | None) -> see.Link | None:
    entry = library.named(link.page) if link else None
    return see.Link(entry.url, smart(link.words)) if link and entry else None


def _services(material: Material, page: Page, base: Any) -> see.IndexPage:
    cards = [card(material, service) for service in material.library.services]
    return see.IndexPage(**base, groups=[see.CardGroup(None, None, cards)])


def _topics(material: Material, page: Page, base: Any) -> see.IndexPage:
    cards = []
    for topic in material.library.topics.values():
        if count := len(material.library.posts_by_topic.get(topic.slug, ())):
            meta = f"{count} article{'s' * (count != 1)}"
            cards.append(see.Card(topic.url, smart(topic.title), smart(topic.summary), meta, None))
    return see.IndexPage(**base, groups=[see.CardGroup(None, None, cards)])


def _town(material: Material, entry: Town, base: Any) -> see.TownPage:
    return see.TownPage(**base, town=smart(material.library.practice.area.slugs[entry.slug]))


def _area(material: Material, page: Page, base: Any) -> see.AreaPage:
    practice = material.library.practice
    area, at = practice.area, practice.address
    pages = {town.slug: town.url for town in material.library.of(Town)}
    return see.AreaPage(
        **base,
        towns=[see.TownLink(smart(town), pages.get(slug)) for slug, town in area.slugs.items()],
        radius=f"Within {area.radius_miles} miles of {smart(area.center)}, {smart(area.state)}",
        address=smart(at.line) if at else None,
        hours=[see.DoseFact(smart(row.days), smart(row.times)) for row in practice.hours],
        form_url=practice.note_form,
    )


def _route(steps: Sequence[Step]) -> Sequence[see.RouteStep]:
    return [see.RouteStep(smart(step.title), smart(step.text)) for step in steps]


BUILDERS: dict[str, Callable[..., see.Page]] = {
    "service": _service,
    "exercise": _exercise,
    "person": _person,
    "home": _home,
    "services": _services,
    "exercises": all_exercises,
    "topics": _topics,
    "search": search_page,
    "contact": _area,
    "service_area": _area,
    "town": _town,
}
