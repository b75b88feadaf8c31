"""After any saves the folder of the preview is what a clean build with its settings is."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import NOW, post
from edited import Edited, Tree, picture, tree
from incremental.changes import (
    EXERCISES,
    PEOPLE,
    POSTS,
    PRACTICE,
    RAMP,
    SEVEN,
    STATIC,
    TEMPLATES,
    Do,
    delete,
    drafts,
    edit,
    rename,
    write,
)

from commands.preview import Preview
from commands.preview.news import News

SAVES: dict[str, dict[str, Do]] = {
    "edits": {
        "content/posts/post-07.md": edit(SEVEN, "title: Post 7", "title: Seven"),
        "content/people/alex-smith.md": edit(f"{PEOPLE}/alex-smith.md", "title: Alex", "title: Sasha"),
        "content/exercises/tilt.md": edit(f"{EXERCISES}/tilt.md", "Press down.", "Press gently."),
        "content/practice.yaml": edit(PRACTICE, "phone: 555-555-0142", "phone: 555-555-0143"),
        "content/posts/draft.md": edit(f"{POSTS}/draft.md", "status: draft", "status: published"),
        RAMP: write(RAMP, picture("blue")),
    },
    "words of a text": {
        "content/posts/post-07.md": edit(SEVEN, "Text 7", "Words 7"),
        "content/posts/post-12.md": edit(f"{POSTS}/post-12.md", "Text 12", "Words 12"),
        "content/posts/guide-a.md": edit(f"{POSTS}/guide-a.md", "it hurts more", "it hurts a lot more"),
    },
    "pages that come and go": {
        "content/posts/new.md": write(f"{POSTS}/new.md", post("New", date="2026-03-20")),
        "content/posts/seven.md": rename(SEVEN, f"{POSTS}/seven.md"),
        "content/posts/post-08.md": delete(f"{POSTS}/post-08.md"),
        "content/posts/guide-b.md": delete(f"{POSTS}/guide-b.md"),
        "content/posts/post-04.md": delete(f"{POSTS}/post-04.md"),
    },
    "templates": {
        "theme/templates/person.html": edit(f"{TEMPLATES}/person.html", "</dl>", "</dl><hr>"),
        "theme/templates/layouts/base.html": edit(f"{TEMPLATES}/layouts/base.html", "</main>", "</main><hr>"),
        "theme/templates/components/exercise_card.html": edit(
            f"{TEMPLATES}/components/exercise_card.html", "<ol>", "<hr><ol>"
        ),
    },
    "a macro within a macro within texts": {
        "theme/templates/components/dose.html": edit(f"{TEMPLATES}/components/dose.html", "</dt>", "</dt><hr>")
    },
    "CSS": {"theme/static/css/base.css": edit(f"{STATIC}/css/base.css", "@font-face", "hr { top: 1px }\n@font-face")},
}


@pytest.mark.parametrize("saves", SAVES.values(), ids=SAVES)
def test_shows_the_clean_build(site: Edited, tmp_path: Path, saves: dict[str, Do]) -> None:
    site.own_theme()
    drafts(site)
    site.settings = {"NOW": NOW, "THEME_STATIC_PATHS": []}
    folder, news = tmp_path / "preview", News()
    (tmp_path / "pelicanconf.py").write_bytes(site.settings_file.read_bytes())
    own = {"PATH": str(tmp_path / "content"), "THEME": str(site.theme), "CACHE": str(site.cache), **site.settings}
    preview = Preview(tmp_path, folder, news, **own)
    preview.show()
    for name, save in saves.items():
        save(site)
        preview.show([str(tmp_path / name)])
        assert not news.state.problems
    preview.rest()
    shown, clean = contents(tree(folder)), contents(site.clean())
    assert sorted(name for name in shown.keys() | clean.keys() if shown.get(name) != clean.get(name)) == []


def contents(site: Tree) -> dict[str, bytes]:
    """The files of a site. The preview may leave empty folders: nobody sees them there."""
    return {name: file.content for name, file in site.items() if file.content is not None}
