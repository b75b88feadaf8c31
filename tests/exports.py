"""Exports written in a test, in the format that WordPress and Squarespace write."""

from datetime import UTC, datetime

MOMENT = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><link>https://old.example</link>
<wp:wxr_version>1.2</wp:wxr_version>
"""
FOOT = "</channel></rss>\n"


def item(body: str, name: str = "a-post", title: str = "A post", type: str = "post", **more: str) -> str:
    """An item of an export; `more` are fields of WordPress' name space."""
    fields = {"post_date_gmt": "2026-01-05 15:00:00", "status": "publish", "post_id": name, **more}
    tags = "".join(f"<wp:{key}>{value}</wp:{key}>" for key, value in fields.items())
    link = f"/blog/{name}" if type == "post" else f"/{name}"
    return (
        f"<item><title>{title}</title><link>{link}</link><wp:post_name>{name}</wp:post_name>"
        f"<wp:post_type>{type}</wp:post_type>{tags}<content:encoded><![CDATA[{body}]]></content:encoded></item>\n"
    )


def wxr(*items: str) -> str:
    """An export of these items."""
    return HEAD + "".join(items) + FOOT
