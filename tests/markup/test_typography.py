"""Typographic HTML is what typogrify makes of it, byte for byte."""

import html

import smartypants
from conftest import NOW, ROOT
from hypothesis import example, given, settings
from hypothesis import strategies as st
from typogrify.filters import typogrify

from plugins.derived.pictures import Album
from plugins.markup.text import Text
from plugins.markup.typography import TYPOGRAPHY, typeset
from plugins.model.library import load
from plugins.views.text import smart

TAGS = [
    "<p>",
    "</p>",
    "<a href='/x' title=\"a -- b\">",
    "</a>",
    "<em>",
    "</em>",
    "<h2>",
    "</h2>",
    "</li>\n",
    "<br>",
    "<b>",
    "</b>",
    "<abbr>",
    "</dd>",
]
ODD = ["<!-- ", " -->", "<!--'-->", "<", ">", "<PRE>", "</Code >", "<prefix>", "<img alt=\"it's > 'that'\">"]
SKIPPED = [mark for tag in smartypants.tags_to_skip for mark in (f"<{tag}>", f"</{tag}>")]
ENTITIES = ["&quot;", "&amp;", "&lt;", "&nbsp;", "&#8220;", "&#8212;", "&mdash;", "&#x2014;", "&#39;"]
SIGNS = ["'", '"', "''", "``", "`", "-", "--", "---", ".", "...", ". . .", "\\", "\\\\", '\\"', "(", "[", "‘", "”", "…"]
WORDS = ["a", "word", "s", "80s", "'tis", "don't", "№", "ſ", " ", "  ", "\n", "\t", "\u00a0", "\u2028", "\x1c"]
text = st.lists(st.sampled_from(ENTITIES) | st.sampled_from(SIGNS) | st.sampled_from(WORDS), max_size=4).map("".join)
ordinary = st.lists(text | st.sampled_from(TAGS), max_size=12).map("".join)
odd = st.lists(text | st.sampled_from(TAGS) | st.sampled_from(ODD) | st.sampled_from(SKIPPED), max_size=16).map("".join)


@settings(max_examples=1_000, deadline=None)
@given(ordinary | odd)
@example("<p>He said <em>so</em>'</p>")
@example("a<b>&quot;</b>")
@example("'. a")
@example('He said "<b>so. . .')
@example("<!-- <p>it's</p> -->")
@example("<kbd>'a'</kbd> 'b' <code><kbd>'c'</code> 'd' <style>'e'")
@example("the last words</p> of all\n")
@example("a<em> word</em></p>")
@example("the last <b>words </b> </em></h2>")
def test_any_html_is_set_as_the_library_sets_it(words: str) -> None:
    assert typeset(words) == typogrify(words, **TYPOGRAPHY)


def test_every_text_of_the_site_is_set_as_the_library_sets_it() -> None:
    library, _ = load(ROOT / "content")
    converter = Text(library, ROOT / "theme", NOW, Album(ROOT / "content/images"))
    for entry in library.entries.values():
        plain = str(converter.convert(entry.document.body)[0])
        # The site's texts have few quotes of their own.
        for words in (plain, plain.replace("s ", "s' ").replace(" a ", ' "a" ').replace(" it", " it's")):
            assert typeset(words) == typogrify(words, **TYPOGRAPHY), entry.document.path


@given(st.lists(text | st.sampled_from(["<", "&", "&amp"]), max_size=4).map("".join))
def test_any_title_is_set_as_the_library_sets_it(words: str) -> None:
    kinds = smartypants.Attr.q | smartypants.Attr.d | smartypants.Attr.e
    assert smart(words) == html.unescape(smartypants.smartypants(html.escape(words, quote=False), kinds))
