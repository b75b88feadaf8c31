"""Stock Pelican with a site like ours: the same addresses, extensions, feeds and number of pages."""

from typing import Any

SITENAME = "Custom Care Rehab"
SITEURL = "https://www.customcarerehab.example"
TIMEZONE = "America/New_York"
DEFAULT_LANG = "en"
DEFAULT_DATE_FORMAT = "%B %d, %Y"

THEME = "theme"
THEME_STATIC_DIR = "theme"
PLUGIN_PATHS = ["."]
PLUGINS = ["next_to"]
ARTICLE_PATHS, PAGE_PATHS = ["posts"], ["pages"]
STATIC_PATHS: list[str] = []

ARTICLE_URL = "blog/{slug}/"
ARTICLE_SAVE_AS = "blog/{slug}/index.html"
CATEGORY_URL = "blog/topics/{slug}/"
CATEGORY_SAVE_AS = "blog/topics/{slug}/index.html"
INDEX_SAVE_AS = "blog/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
DIRECT_TEMPLATES = ["index", "sitemap"]
TEMPLATE_EXTENSIONS = [".html", ".xml"]
AUTHOR_SAVE_AS = TAG_SAVE_AS = ""
DEFAULT_PAGINATION = 6
PAGINATED_TEMPLATES = {"index": None, "category": None}
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]

FEED_ALL_ATOM = "feed.xml"
CATEGORY_FEED_ATOM = "blog/topics/{slug}/feed.xml"
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = 20

# As ours (plugins/markup/text.py), less the callouts of pymdown-extensions, and with Pelican's own front matter.
MARKDOWN: dict[str, Any] = {
    "extension_configs": {
        "markdown.extensions.abbr": {},
        "markdown.extensions.def_list": {},
        "markdown.extensions.footnotes": {},
        "markdown.extensions.meta": {},
        "markdown.extensions.sane_lists": {},
        "markdown.extensions.tables": {},
        "markdown.extensions.toc": {"toc_depth": "2-2"},
    },
    "output_format": "html5",
}
TYPOGRIFY = True
TYPOGRIFY_OMIT_FILTERS = ["amp", "caps", "initial_quotes"]

NAVIGATION = [
    ("/services/", "Services"),
    ("/exercises/", "Exercises"),
    ("/blog/", "Articles"),
    ("/fees-and-insurance/", "Pricing"),
    ("/about/", "About"),
    ("/contact/", "Contact"),
]
