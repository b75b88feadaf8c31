"""The headers that every answer carries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from plugins.model.practice import Practice

YEAR = 31_536_000
FRESH = "public, max-age=0, must-revalidate"
"""Ask each time: a page may name a stylesheet that the next publication takes away."""
A_DAY = "public, max-age=86400"
FOR_EVER = f"public, max-age={YEAR}, immutable"
"""For names that change with their content."""

DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""A drawing has its colors in itself and is never a page: no script runs in it, and it loads nothing."""
NOT_USED = ("browsing-topics", "camera", "display-capture", "geolocation", "microphone", "payment", "usb")


@dataclass(frozen=True)
class HeaderRule:
    """Headers for every address that matches `path`, in which one `*` stands for any text. Of two rules about
    one header the later one holds."""

    path: str
    headers: Mapping[str, str]


def header_rules(practice: Practice, preview: bool) -> Sequence[HeaderRule]:
    """The rules, from the usual to the special. Search engines keep away from a `preview`.

    After https://owasp.org/www-project-secure-headers/ and https://web.dev/articles/strict-csp, which a site
    without inline scripts and styles does not need: its own files are enough.
    """
    # Others may show these: feed readers, and whoever uses /exercises.json.
    shared = {"Cross-Origin-Resource-Policy": "cross-origin"}
    # pagefind is WebAssembly (https://pagefind.app/docs/hosting/#content-security-policy-csp).
    searching = {"Content-Security-Policy": content_policy(practice, "'self' 'wasm-unsafe-eval'")}
    return [
        HeaderRule("/*", _usual(practice) | ({"X-Robots-Tag": "noindex"} if preview else {})),
        HeaderRule("/search/*", searching),
        HeaderRule("/pagefind/*", searching),  # the worker has a policy of its own
        HeaderRule("/pagefind/fragment/*", {"Cache-Control": FOR_EVER}),
        HeaderRule("/pagefind/index/*", {"Cache-Control": FOR_EVER}),
        HeaderRule("/theme/*.css", {"Cache-Control": FOR_EVER}),
        HeaderRule("/theme/*.js", {"Cache-Control": FOR_EVER}),
        HeaderRule("/theme/fonts/*", {"Cache-Control": A_DAY}),
        HeaderRule("/theme/drawings/*", {"Cache-Control": A_DAY} | shared),
        HeaderRule("/theme/drawings/*.svg", {"Content-Security-Policy": DRAWING_POLICY}),
        HeaderRule("/theme/*.webmanifest", {"Content-Type": "application/manifest+json"}),
        HeaderRule("/images/*", {"Cache-Control": FOR_EVER} | shared),
        HeaderRule("/cards/*", {"Cache-Control": FOR_EVER} | shared),
        # A page says the same, with a way on.
        HeaderRule("/handouts/*", {"X-Robots-Tag": "noindex"}),
        HeaderRule("/*feed.xml", {"Content-Type": "application/atom+xml; charset=utf-8"} | shared),
        HeaderRule("/exercises.json", {"Access-Control-Allow-Origin": "*"} | shared),
    ]


def _usual(practice: Practice) -> dict[str, str]:
    return {
        "Content-Security-Policy": content_policy(practice),
        # Without subdomains: what the practice has there (mail, booking) is not ours to decide.
        "Strict-Transport-Security": f"max-age={YEAR}",
        "X-Content-Type-Options": "nosniff",
        # Others learn that a visitor came from here, never from which page: that could tell what hurts.
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in NOT_USED),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": FRESH,
    }


def content_policy(practice: Practice, scripts: str = "'self'") -> str:
    """The Content-Security-Policy of a page: this site's own files, and the note form's way out.

    Structured data is no script to a browser and needs no permission
    (https://html.spec.whatwg.org/multipage/scripting.html#data-block).
    """
    form = urlsplit(practice.note_form) if practice.note_form else None
    own = ("style-src", "img-src", "font-src", "connect-src", "manifest-src")
    parts = [
        "default-src 'none'",
        f"script-src {scripts}",
        *(f"{kind} 'self'" for kind in own),
        "base-uri 'none'",
        f"form-action 'self'{f' {form.scheme}://{form.netloc}' if form else ''}",
        "frame-ancestors 'none'",
        "upgrade-insecure-requests",
    ]
    return "; ".join(parts)
