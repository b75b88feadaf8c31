"""How the site is built, for preview. publishconf.py says what differs when it is published."""

import logging
import os
from datetime import UTC, datetime
from pathlib import Path

from plugins.markup.components import JINJA

# --- What is built -------------------------------------------------------------------------------
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"

# The pipeline, in running order.
PLUGINS = [
    "plugins.library",  # first, so that nothing is built from content with Problems
    "plugins.pictures",  # before any text, as texts ask it for their pictures
    "plugins.cards",  # before page_views, as heads order their cards
    "plugins.stylesheet",  # before any page, as every page links it
    "plugins.scripts",  # the same for the few scripts
    "plugins.entry_reader",  # turns each entry into HTML
    "plugins.neighbors",  # needs all posts read
    "plugins.calls_to_action",  # needs all entries read
    "plugins.handouts",  # before page_views, as pages link to the handouts that could be made
    "plugins.page_views",  # needs the three above
    "plugins.listings",  # writes what page_views made of the blog and its topics
    "plugins.view_writer",  # hands the views to the templates
    "plugins.gallery",  # every component of the theme, in preview only
    "plugins.feed",
    "plugins.exercise_data",
]

# Handouts, pictures and cards that were made before; deleting the folder costs seconds and nothing else.
CACHE = str(Path(__file__).parent / ".cache")

# --- Content -------------------------------------------------------------------------------------
ARTICLE_PATHS = ["posts"]
PAGE_PATHS = ["pages", "services", "exercises", "people"]
STATIC_PATHS = ["extra"]
EXTRA_PATH_METADATA: dict[str, dict[str, str]] = {}
TYPOGRIFY = True
# Spans around capitals, ampersands and opening quotes would weigh more than they show.
TYPOGRIFY_OMIT_FILTERS = ["amp", "caps", "initial_quotes"]

# A picture without words is meant to have none: rules.accessible has seen to all others.
LOG_FILTER = [(logging.WARNING, "Empty alt attribute for image %s in %s")]

# --- Time ----------------------------------------------------------------------------------------
# The only clock of the build (https://reproducible-builds.org/docs/source-date-epoch/).
EPOCH = os.environ.get("SOURCE_DATE_EPOCH")
NOW = datetime.fromtimestamp(int(EPOCH), UTC) if EPOCH else datetime.now(UTC)
PREVIEW = True
ALLOW_SAMPLE_FACTS = bool(os.environ.get("ALLOW_SAMPLE_FACTS"))

# --- Pages ---------------------------------------------------------------------------------------
JINJA_ENVIRONMENT = JINJA
TEMPLATE_EXTENSIONS = [".html", ".xml", ".txt"]
DIRECT_TEMPLATES = ["sitemap", "robots"]
SITEMAP_SAVE_AS = "sitemap.xml"
ROBOTS_SAVE_AS = "robots.txt"
DEFAULT_PAGINATION = 6
NEIGHBORS = "all"  # or "topic"
# Pages of plugins.listings stand in for these.
ARCHIVES_SAVE_AS = AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = CATEGORY_SAVE_AS = CATEGORIES_SAVE_AS = ""
TAG_SAVE_AS = TAGS_SAVE_AS = ""
THEME_STATIC_PATHS = ["static"]
IGNORE_FILES = [".*", "css", "scripts"]  # published by plugins.stylesheet and plugins.scripts

# --- Feed ----------------------------------------------------------------------------------------
FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

# Stand-ins: plugins.library sets the real ones from content/practice.yaml.
SITENAME = SITEURL = FEED_DOMAIN = "https://localhost"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
