"""What to read next, which service a post leads to, which guides show an exercise."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from plugins.model.document import Document
from plugins.model.entries import Post
from plugins.model.shelf import Brief, brief_of
from plugins.views.related import RELATED, guides, related

NOW = datetime(2026, 6, 1)


def post(slug: str, day: int = 1, topic: str = "care", text: str = "", **more: object) -> Brief:
    date = datetime(2026, 1, 1) + timedelta(days=day)
    fields = {"status": "published", **more}
    made = Post(title=slug.title() * 3, summary="s" * 60, date=date, topic=topic, **fields)
    made._slug, made._document = slug, Document("", body=text)
    return brief_of(made, "", frozenset(), ())


def after(slug: str, *posts: Brief) -> list[str]:
    """What is read after the post of a slug."""
    return list(related(posts, NOW)[slug])


def test_the_more_they_share_the_nearer() -> None:
    posts = [
        post("it", 1, "care", service="visits", tags=("running",)),
        post("all", 2, "care", service="visits", tags=("running",)),
        post("two", 3, "other", service="visits", tags=("running",)),
        post("one", 4, "other", tags=("running",)),
        post("none", 5, "other"),
    ]
    assert after("it", *posts) == ["all", "two", "one"]


def test_of_several_the_newest_and_on_one_day_the_first_slug() -> None:
    posts = [post("it"), post("old", 2), post("b", 3), post("a", 3), post("new", 4)]
    assert after("it", *posts) == ["new", "a", "b"]


def test_what_the_author_names_comes_first_in_the_order_named() -> None:
    posts = [post("it", related=("far", "near")), post("far", 2, "other"), post("near", 3), post("new", 4)]
    assert after("it", *posts) == ["far", "near", "new"]


def test_when_too_few_share_anything_the_newest_fill_up() -> None:
    posts = [post("it"), *(post(name, day, "other") for day, name in enumerate("abcd"))]
    assert after("it", *posts) == ["d", "c", "b"]


def test_a_draft_and_a_post_to_come_are_never_named_not_even_by_hand() -> None:
    posts = [
        post("it", related=("draft", "later")),
        post("draft", status="draft"),
        post("later", 300),
        post("public", 2),
    ]
    assert after("it", *posts) == ["public"]
    assert after("draft", *posts) == ["public", "it"]


def test_a_post_never_names_itself() -> None:
    assert after("it", post("it", related=("it",)), post("other")) == ["other"]
    assert after("it", post("it")) == []


POSTS = st.lists(
    st.builds(
        lambda slug, day, topic, service, tags, status: post(
            slug, day, topic, service=service, tags=tuple(tags), status=status
        ),
        slug=st.text("abcdef", min_size=2, max_size=4),
        day=st.integers(0, 200),
        topic=st.sampled_from(["care", "pain"]),
        service=st.sampled_from([None, "visits", "needles"]),
        tags=st.sets(st.sampled_from(["running", "desk", "knee"])),
        status=st.sampled_from(["published", "published", "draft"]),
    ),
    max_size=20,
    unique_by=lambda made: made.slug,
)


@given(POSTS, st.randoms())
def test_always_as_many_as_there_are_in_the_same_order_whatever_the_order_of_files(posts: list[Brief], random) -> None:
    found = related(posts, NOW)
    public = {post.slug for post in posts if post.is_public(NOW)}
    for slug, others in found.items():
        assert len(others) == len(set(others)) == min(RELATED, len(public - {slug}))
        assert set(others) <= public - {slug}
    random.shuffle(posts)
    assert related(posts, NOW) == found


def test_guides_are_found_by_exercise_each_once() -> None:
    tilt, bridge = "/// exercise | tilt\n///\n", "/// exercise | bridge\n///\n"
    posts = [post("first", text=tilt + tilt), post("second", text=bridge + tilt), post("none", text="tilt")]
    assert guides(posts) == {"tilt": ["first", "second"], "bridge": ["second"]}
