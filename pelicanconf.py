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
    "plugins.texts",  # before whoever converts one
    "plugins.cards",  # before page_views, as heads order their cards
    "plugins.stylesheet",  # before any page, as every page links it
    "plugins.scripts",  # the same for the few scripts
    "plugins.entry_reader",  # turns each entry into HTML
    "plugins.neighbors",  # needs all posts read
    "plugins.calls_to_action",  # needs all entries read
    "plugins.handouts",  # before page_views, as pages link to the handouts that could be made
    "plugins.page_views",  # needs the three above
    "plugins.llms",
    "plugins.sitemap",  # needs the views
    "plugins.listings",  # writes what page_views made of the blog and its topics
    "plugins.view_writer",  # hands the views to the templates
    "plugins.drafts",  # a list of what is not public, in preview only
    "plugins.gallery",  # every component of the theme, in preview only
    "plugins.feeds",  # needs the views
    "plugins.exercise_data",
    "plugins.search_index",  # reads the finished pages
    "plugins.hosting",  # last, as a page at an old address comes before a redirect
]

# Handouts, pictures and cards that were made before; deleting the folder costs seconds and nothing else.
CACHE = str(Path(__file__).parent / ".cache")

# --- Content -------------------------------------------------------------------------------------
ARTICLE_PATHS = ["posts"]
PAGE_PATHS = ["pages", "services", "exercises", "people", "towns"]
STATIC_PATHS = ["extra"]
EXTRA_PATH_METADATA: dict[str, dict[str, str]] = {}
TYPOGRIFY = False  # plugins.entry_reader does, on texts only: titles stay plain

# A picture without words is meant to have none: rules.accessible has seen to all others.
LOG_FILTER = [(logging.WARNING, "Empty alt attribute for image %s in %s")]

# --- Time ----------------------------------------------------------------------------------------
# The only clock of the build (https://reproducible-builds.org/docs/source-date-epoch/).
EPOCH = os.environ.get("SOURCE_DATE_EPOCH")
NOW = datetime.fromtimestamp(int(EPOCH), UTC) if EPOCH else datetime.now(UTC)
PREVIEW = True
ALLOW_SAMPLE_FACTS = bool(os.environ.get("ALLOW_SAMPLE_FACTS"))

# --- Host ----------------------------------------------------------------------------------------
# In which form headers and old addresses are written: cloudflare, caddy, or plain for hosts that take
# files only, like GitHub Pages (docs/hosting/README.md).
HOST = os.environ.get("SITE_HOST", "cloudflare")

# --- Pages ---------------------------------------------------------------------------------------
JINJA_ENVIRONMENT = JINJA
TEMPLATE_EXTENSIONS = [".html", ".xml", ".txt"]
DIRECT_TEMPLATES = ["sitemap", "robots", "llms", "security"]
SITEMAP_SAVE_AS = "sitemap.xml"
ROBOTS_SAVE_AS = "robots.txt"
LLMS_SAVE_AS = "llms.txt"
SECURITY_SAVE_AS = ".well-known/security.txt"  # https://www.rfc-editor.org/rfc/rfc9116
DEFAULT_PAGINATION = 6
NEIGHBORS = "all"  # or "topic"
PAGES_ONLY = False  # what no page shows can wait while somebody writes (commands/preview)
HANDOUTS: dict[str, int] = {}
# Pages of plugins.listings stand in for these.
ARCHIVES_SAVE_AS = AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = CATEGORY_SAVE_AS = CATEGORIES_SAVE_AS = ""
TAG_SAVE_AS = TAGS_SAVE_AS = ""
THEME_STATIC_PATHS = ["static"]
IGNORE_FILES = [".*", "css", "scripts"]  # published by plugins.stylesheet and plugins.scripts

# plugins.feeds writes the feeds.
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

# Stand-ins: plugins.library sets the real ones from content/practice.yaml.
SITEURL = "https://localhost"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
