"""What becomes of single parts of a text."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import NOW
from exports import item

from commands.check import problems_of
from importer import words
from importer.embeds import watchable
from importer.entry import fitted
from importer.markdown import to_markdown
from importer.parts import Findings
from importer.report import Report
from importer.tree import parse

Bring = Callable[..., Report]
LONG = "<p>Text that is long enough to make a summary of it without any help from anybody.</p>"


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>2026. Was it?</p>", "2026\\. Was it?"),
        ("<p>- not a list</p>", "\\- not a list"),
        ("<p># not a heading</p>", "\\# not a heading"),
        ("<p>3-4 times (or 5) + rest.</p>", "3-4 times (or 5) + rest."),
        ("<p>a &lt; b &amp;amp; R&amp;D</p>", "a &lt; b &amp;amp; R&D"),
        ("<p>not *this* nor _that_ [x](y)</p>", "not \\*this\\* nor \\_that\\_ \\[x\\](y)"),
        ("<ol><li>a<ul><li>b</li></ul></li></ol>", "1. a\n    - b"),
        ("<ul><li>a</li></ul><blockquote>b</blockquote>", "- a\n\n> b"),
        ("<p>H<sub>2</sub>O</p>", "H<sub>2</sub>O"),
        ("<p>press <kbd>x</kbd> or <code>y</code> <mark>now</mark></p>", "press <kbd>x</kbd> or `y` <mark>now</mark>"),
        ("<p>/// cta</p>", "&#47;// cta"),
        ("<blockquote>a</blockquote><blockquote>b</blockquote>", "> a\n\n> b"),
        ("<pre><code>a_b - c</code></pre>", "```\na_b - c\n```"),
    ],
)
def test_markdown_means_what_the_html_meant(html: str, markdown: str) -> None:
    assert to_markdown(parse(html), Findings()) == markdown


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<h1>A</h1><h4>B</h4><h4>C</h4><h2></h2>", "## A\n\n### B\n\n### C"),
        ("<p>a<button>More</button></p>", "aMore"),
        ("<p>&nbsp;</p><p>a&nbsp;b\u200bc</p><p><strong> </strong></p>", "a bc"),
        ('<p><a href="tel:+15555550142">Ring</a></p>', "[Ring](call:)"),
        ('<p><a href="sms:5555550142">Text</a></p>', "[Text](text:)"),
        ('<p><a href="http://apta.org/x">APTA</a></p>', "[APTA](https://apta.org/x)"),
        ('<p><a href="#top">Up</a> <a href="javascript:x()">Go</a></p>', "Up Go"),
        ('<p><a href="/services/home-visits?x=1">Visits</a></p>', "[Visits](home-visits.md)"),
        ('<div class="sqs-block-code"><iframe src="https://www.google.com/maps/embed?pb=1"></iframe></div>',
         "[Look at the map](https://www.google.com/maps/embed?pb=1)"),
        ('<a class="wp-block-button__link" href="/services/home-visits/">See</a>', "/// cta | home-visits\n///"),
        ('<p><script>x()</script><style>p{}</style>Words</p>', "Words"),
    ],
)  # fmt: skip
def test_parts_of_a_text(bring_items: Bring, root: Path, body: str, expected: str) -> None:
    row = bring_items(item(LONG + body)).rows[0]
    text = (root / row.file).read_text("utf-8").split("\n---\n", 1)[1]
    assert text.split("\n\n", 1)[1].strip() == expected
    assert row.todos == []


def test_numbers_of_others_are_left_for_a_person(bring_items: Bring, root: Path) -> None:
    row = bring_items(item(LONG + "<p>Poison Control: 800-222-1222. Write to x_y@clinic.org.</p>")).rows[0]
    text = (root / row.file).read_text("utf-8")
    assert row.todos == ["a phone number stood here that is not ours: see the export"]
    assert "[our email address](email:)" in text and "222" not in text and "clinic" not in text


def test_words_that_were_struck_out_wait_for_a_person(bring_items: Bring, root: Path) -> None:
    row = bring_items(item(LONG + "<p>We open at <s>seven</s> eight.</p>")).rows[0]
    text = (root / row.file).read_text("utf-8")
    assert row.status == "draft" and "seven<!-- todo: the words before this were struck out" in text


def test_what_nobody_sees_is_left_out(bring_items: Bring, root: Path) -> None:
    bring_items(item(LONG + "<p>Turn&#8238; it\u200b round.</p>", title="Knees\u2060 and&#8232;hips"))
    text = (root / "posts/a-post.md").read_text("utf-8")
    assert "title: Knees and hips\n" in text and "Turn it round." in text
    assert problems_of(root, NOW) == []


def test_a_tag_that_is_none_is_left_out_and_said(bring_items: Bring, root: Path) -> None:
    tags = "".join(f'<category domain="post_tag" nicename="x">{tag}</category>' for tag in ("Knee", "!!!", "x" * 60))
    row = bring_items(item(LONG).replace("<content:encoded>", f"{tags}<content:encoded>")).rows[0]
    assert "tags:\n  - Knee\n" in (root / row.file).read_text("utf-8")
    assert [remark for remark in row.remarks if "tag" in remark] == [
        'the tag "!!!" was left out', f'the tag "{"x" * 60}" was left out',
    ]  # fmt: skip
    assert problems_of(root, NOW) == []


def test_a_reusable_block_in_itself_ends(bring_items: Bring) -> None:
    block = '<!-- wp:block {"ref":9} /-->'
    again = item(f"<p>Again</p>{block}", name="again", type="wp_block").replace(
        ">again</wp:post_id>", ">9</wp:post_id>"
    )
    row = bring_items(item(LONG + block), again).rows[0]
    assert row.todos == ["a reusable block was here that the export does not hold: compare with the old page"]


def test_words_that_get_lost_are_flagged() -> None:
    assert words.agree(100, 98) and not words.agree(100, 97)
    assert words.in_html("<p>One <b>two</b>three</p><style>x</style><p>four’s 5:30</p>") == 4
    assert words.in_markdown("One **two**three\n\n![not](x.jpg)\n<!-- todo: no -->\n[four’s](y.md) 5:30") == 4


def test_a_summary_ends_with_a_sentence_or_a_word() -> None:
    sentence = "This sentence has a little more than fifty characters. "
    assert fitted("Too short.") == ""
    assert fitted(sentence * 4) == (sentence * 2).strip()
    cut = fitted("word " * 60)
    assert cut.endswith("word…") and 50 <= len(cut) <= 160


@pytest.mark.parametrize(
    ("player", "page"),
    [
        ("//www.youtube.com/embed/a-B_1?x=1", "https://www.youtube.com/watch?v=a-B_1"),
        ("https://player.vimeo.com/video/12?h=1", "https://vimeo.com/12"),
        ("http://other.example/player", "https://other.example/player"),
    ],
)
def test_a_player_becomes_the_page_to_watch_on(player: str, page: str) -> None:
    assert watchable(player) == page


def test_an_untitled_undated_empty_post_is_a_draft_that_says_what_it_needs(bring_items: Bring) -> None:
    row = bring_items(item("", title="", post_date_gmt="0000-00-00 00:00:00")).rows[0]
    assert row.status == "draft"
    assert [todo.partition(";")[0].partition(":")[0] for todo in row.todos] == [
        "write a title", "write the summary", "write the date",
    ]  # fmt: skip


def test_same_names_get_files_of_their_own(bring_items: Bring) -> None:
    text = "<p>Number {}, long enough to make a summary of it without any help from anybody.</p>"
    report = bring_items(*(item(text.format(n), name="same", title=f"Title {n}") for n in range(3)))
    assert [row.file for row in report.rows] == ["posts/same.md", "posts/same-2.md", "posts/same-3.md"]
