"""The least that Python needs for the same posts: `python -m benchmarks.floor SIZE` prints seconds of one processor.

Markdown, typogrify and the stock theme's template for each post, nothing else: no file is read or written, no list
made. One converter for all, as a new one for each file would take longer.
"""

from __future__ import annotations

import sys
import time
from types import SimpleNamespace
from typing import Any

import smartypants
from jinja2 import Environment, FileSystemLoader
from markdown import Markdown
from typogrify.filters import typogrify

from benchmarks.corpus import Post, corpus
from benchmarks.rivals import HERE
from benchmarks.stock import pelicanconf as stock


def floor(size: int) -> float:
    """Seconds of one processor for `size` posts."""
    posts = list(corpus(size))
    began = time.process_time()
    smartypants.Attr.default = smartypants.Attr.set1 | smartypants.Attr.w  # as Pelican sets it
    environment = Environment(loader=FileSystemLoader([HERE / "stock/theme/templates", HERE / "parts"]))
    template = environment.get_template("article.html")
    configuration = stock.MARKDOWN["extension_configs"]
    markdown = Markdown(extensions=list(configuration), extension_configs=configuration, output_format="html")
    site = {name: value for name, value in vars(stock).items() if name.isupper()}
    recent = [_article(post, "") for post in posts[-3:]]
    for post in posts:
        article = _article(post, typeset(markdown.reset().convert(f"[TOC]\n\n{post.body}")))
        template.render(site, article=article, articles=recent)
    return time.process_time() - began


def typeset(text: str) -> str:
    html: str = typogrify(text, **dict.fromkeys(stock.TYPOGRIFY_OMIT_FILTERS, False))
    return html


def _article(post: Post, html: str) -> Any:
    """A post as Pelican gives it to a template."""
    neighbor = SimpleNamespace(title=post.title, url=f"blog/{post.slug}/")
    return SimpleNamespace(
        title=typeset(post.title),
        summary=typeset(post.summary),
        content=html,
        url=f"blog/{post.slug}/",
        date=post.date,
        locale_date=f"{post.date:%B %d, %Y}",
        category=post.topic,
        newer=neighbor,
        older=neighbor,
    )


if __name__ == "__main__":
    print(floor(int(sys.argv[1])))
