"""A text is the same HTML when patterns and processors of blocks that cannot match are left out."""

from conftest import ROOT
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from plugins.markup.signs import BLOCK_SIGNS, SIGNS, Signs
from plugins.markup.text import CONFIGURATION, EXTENSIONS
from plugins.model.library import load

# Both live on from text to text, as the site's own converter does.
WITH_BLOCKS = [*EXTENSIONS, "pymdownx.blocks.details"]
ALL = Markdown(extensions=WITH_BLOCKS, extension_configs=CONFIGURATION)
SOME = Markdown(extensions=[*WITH_BLOCKS, Signs()], extension_configs=CONFIGURATION)

MARKUP = ["`", "``", "\\", "\\[", "[", "]", "[^1]", "[^1]: note", "(x)", "[a]: /b", "!", "![", "<", ">", "&", "&amp;"]
MARKUP += [
    "<https://a.b>",
    "<a@b.c>",
    "<b>",
    "</b>",
    "<!-- c -->",
    "*",
    "**",
    "_",
    "  \n",
    "\t\n",
    "\n",
    "\n\n",
    "\x02",
]
MARKUP += ["  > ", "\n\n| ", "1. ", "   [b]: /c"]
MARKUP += ["a", "word", " ", "    ", "# ", "- ", "> ", "| a | b |\n|--|--|\n", ": ", "*[a]: b", "://", "@", "ſ"]


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(MARKUP), max_size=12).map("".join))
@example("!\x02[a](b)")
@example("a\t\nb")
@example("/// details | a\nb\n\n> c\n///\n")
@example("[a][a] [a] ![a][a] ![a]\n\n[a]: /b")
def test_any_text_is_the_same(text: str) -> None:
    assert SOME.reset().convert(text) == ALL.reset().convert(text)


def test_every_text_of_the_site_is_the_same() -> None:
    for entry in load(ROOT / "content")[0].entries.values():
        assert SOME.reset().convert(entry.document.body) == ALL.reset().convert(entry.document.body), (
            entry.document.path
        )


def test_a_plain_text_is_asked_for_little() -> None:
    SOME.reset().convert("A *plain* text.")
    asked = SOME.treeprocessors["inline"].inlinePatterns
    assert len(asked) == len(SOME.inlinePatterns) - len(SIGNS)
    assert len(SOME.parser.blockprocessors) == len(ALL.parser.blockprocessors) - len(BLOCK_SIGNS)
