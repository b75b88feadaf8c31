"""Tells every article which come before and after it. To look for that in a template would take n times n steps."""

from itertools import pairwise

from pelican import signals
from pelican.generators import ArticlesGenerator


def tell(generator: ArticlesGenerator) -> None:
    for newer, older in pairwise(generator.articles):
        newer.older, older.newer = older, newer


def register() -> None:
    signals.article_generator_finalized.connect(tell)
