"""How the site is built, for preview. publishconf.py says what differs when it is published."""

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
    "plugins.cards",  # before pages, as heads order their cards
    "plugins.stylesheet",  # before any page, as every page links it
    "plugins.scripts",  # the same for the few scripts
    "plugins.neighbors",
    "plugins.calls_to_action",
    "plugins.handouts",  # before pages, as they link to the handouts that could be made
    "plugins.pages",  # needs all above
    "plugins.llms",
    "plugins.sitemap",
    "plugins.drafts",  # a list of what is not public, in preview only
    "plugins.gallery",  # every component of the theme, in preview only
    "plugins.feeds",
    "plugins.hosting",  # after all who plan a page, as a page at an old address comes before a redirect
    "plugins.press",  # makes what all these have planned
    "plugins.exercise_data",
    "plugins.search_index",  # last, as it reads the finished pages
]

# Handouts, pictures and cards that were made before; deleting the folder costs seconds and nothing else.
CACHE = str(Path(__file__).parent / ".cache")

# --- Content -------------------------------------------------------------------------------------
ARTICLE_PATHS: list[str] = []  # plugins.library reads all entries, and plugins.pages plans their pages
PAGE_PATHS: list[str] = []
STATIC_PATHS = ["extra"]
EXTRA_PATH_METADATA: dict[str, dict[str, str]] = {}
TYPOGRIFY = False  # plugins.texts does, on texts only: titles stay plain

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
DIRECT_TEMPLATES: list[str] = []
DEFAULT_PAGINATION = 6
NEIGHBORS = "all"  # or "topic"
PAGES_ONLY = False  # what no page shows can wait while somebody writes (commands/preview)
HANDOUTS: dict[str, int] = {}
THEME_STATIC_PATHS = ["static"]
IGNORE_FILES = [".*", "css", "scripts"]  # published by plugins.stylesheet and plugins.scripts

# plugins.feeds writes the feeds.
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

# Stand-ins: plugins.library sets the real ones from content/practice.yaml.
SITEURL = "https://localhost"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
