"""Memory and time of the importer on a large export: `.venv/bin/python -m benchmarks.importer [MB] [--one-post]`.

Makes an export of that size (200 MB unless said) in a temporary folder, imports it into a copy of the
real content, and prints what it took. With `--one-post` all of it is a single post.
"""

from __future__ import annotations

import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from importer.run import Order, bring

ROOT = Path(__file__).parent.parent
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><link>https://old.example</link>
<wp:wxr_version>1.2</wp:wxr_version>
"""
PARAGRAPH = (
    '<div class="sqs-block html-block sqs-block-html"><div class="sqs-block-content"><div class="sqs-html-content">'
    '<h2 style="white-space:pre-wrap;">Part {n}</h2><p class="" style="white-space:pre-wrap;">Number {n}: bend the '
    '<strong>knee</strong> slowly,&nbsp;hold it, and read <a href="/blog/post-1">the first post</a> again.</p>'
    "<ul><li><p>Ten times</p></li><li><p>Each side</p></li></ul></div></div></div>\n"
)


def pieces(size: int, one_post: bool) -> Iterator[str]:
    """The export, piece by piece, of about `size` bytes."""
    yield HEAD
    written = paragraphs = posts = 0
    while written < size:
        posts += 1
        yield (
            f"<item><title>Post {posts}</title><link>/blog/post-{posts}</link><wp:post_type>post</wp:post_type>"
            f"<wp:post_name>post-{posts}</wp:post_name><wp:status>publish</wp:status>"
            "<wp:post_date_gmt>2026-01-05 15:00:00</wp:post_date_gmt><content:encoded><![CDATA["
        )
        begun = written
        while written < size and (one_post or written < begun + 40_000):
            paragraphs += 1
            piece = PARAGRAPH.format(n=paragraphs)
            written += len(piece)
            yield piece
        yield "]]></content:encoded></item>\n"
    yield "</channel></rss>\n"


def main(megabytes: int, one_post: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        export, content, topics = Path(folder, "export.xml"), Path(folder, "content"), Path(folder, "topics.yaml")
        shutil.copytree(ROOT / "content", content)
        with export.open("w", encoding="utf-8") as file:
            file.writelines(pieces(megabytes * 1_000_000, one_post))
        topics.write_text("default: at-home-care\n", encoding="utf-8")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        started = time.perf_counter()
        report = bring(Order(export, content, datetime(2026, 3, 5, tzinfo=UTC), topics=topics, download=False))
        seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    differ = sum(not row.agrees for row in report.rows)
    print(
        f"{megabytes} MB, {len(report.rows)} posts: {seconds:.1f} s, peak {peak / 1000:.0f} MB "
        f"({before / 1000:.0f} MB before), {sum(row.before for row in report.rows):,} words, {differ} posts differ"
    )


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    main(numbers[0] if numbers else 200, "--one-post" in sys.argv)
