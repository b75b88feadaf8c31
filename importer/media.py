"""Pictures of a text: captions and alt text kept apart, files instead of addresses, galleries as pictures."""

from __future__ import annotations

import re
from copy import deepcopy
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from importer.markdown import inline
from importer.parts import Findings, Surroundings
from importer.tree import Node, has_class, image, link, paragraph, put_after, replace, stands_at_top, visible, words_of

FRAMES = ("image-block-outer-wrapper", "wp-caption", "slide", "margin-wrapper")
FILE_NAME = re.compile(r"\.(?:jpe?g|png|gif|webp|heic|avif)$|^(?:img|dsc|image|photo|screenshot)[-_ ]?[\d-]+", re.I)
UNKNOWN = "TODO: say what this picture shows"


def convert(root: Node, around: Surroundings, found: Findings) -> None:
    """Replace every picture by one of content/images, with its caption as a block `figure`."""
    # All frames first: with a picture gone, a gallery would look like the frame of the next one.
    for node, frame in [(node, _frame(node)) for node in root.iter("img")]:
        source = node.get("data-src") or node.get("data-image") or node.get("src") or ""
        if source.startswith("data:image/svg") or not source:
            node.drop_tree()
            continue
        _convert(node, frame, source, around, found)
    for node in list(root.iter("figure", "figcaption")):
        # html-to-markdown keeps one picture and one caption of a figure; galleries have more.
        node.tag = "div" if node.tag == "figure" else "p"


def _convert(node: Node, frame: Node | None, source: str, around: Surroundings, found: Findings) -> None:
    caption = _caption(frame) if frame is not None else ""
    address = _unlink(node)
    name = around.picture(source)
    if name is None:
        found.missing.append(source)
        file = PurePosixPath(urlsplit(source).path).name if not source.startswith("data:") else "in the text"
        mark = found.todo(f"the picture {_safe(file)} could not be had; add it or delete this line")
        _put(node, frame, mark, caption, found)
        return
    found.pictures.append(name)
    if remark := around.remark(source):
        found.remarks.append(f"the picture {name} {remark}")
    alt = alt_text(node.get("alt") or around.described(source), source)
    if not alt:
        found.undescribed.append(name)
        put_after(node if frame is None else frame, found.todo(f"say what the picture {name} shows"))
    alt = alt or UNKNOWN
    if frame is not None and caption and stands_at_top(frame):
        quoted = alt.replace('"', "’").replace("\\", "")
        replace(frame, found.block(f'/// figure | {name}\n    alt: "{quoted}"\n\n{caption}\n///'))
        if address:
            found.remarks.append(f"the picture {name} was a link to {address}")
        return
    picture = image(name, alt.replace("[", "(").replace("]", ")"))
    if address:
        anchor = link(address, "")
        anchor.append(picture)
        picture = anchor
    _put(node, frame, picture, caption, found)


def alt_text(given: str, source: str) -> str:
    """What a picture shows, or nothing where the old system only put the file's name."""
    words = " ".join(visible(given).split())
    stem = PurePosixPath(unquote(urlsplit(source).path).replace("+", " ")).stem
    return "" if FILE_NAME.search(words) or words.casefold() == stem.casefold() else words


def _frame(node: Node) -> Node | None:
    """The element that holds a picture and its caption, and no other picture."""
    best = None
    for outer in node.iterancestors():
        if len(list(outer.iter("img"))) > 1:
            break
        if outer.tag == "figure" or has_class(outer, *FRAMES):
            best = outer
    return best


def _caption(frame: Node) -> str:
    """The words below a picture, which have no mark of their own in galleries."""
    for part in frame.iter():
        if part.tag == "figcaption" or has_class(part, "image-caption", "wp-caption-text"):
            return inline(part)
    words = deepcopy(frame)
    for picture in list(words.iter("img")):
        picture.drop_tree()
    return inline(words)


def _unlink(node: Node) -> str:
    """Take away a link around nothing but a picture. Returns where it leads."""
    anchor = next(node.iterancestors("a"), None)
    if anchor is None:
        return ""
    address = str(anchor.get("href") or "")
    if words_of(anchor):
        return ""
    anchor.drop_tag()
    return address


def _put(node: Node, frame: Node | None, new: Node, caption: str, found: Findings) -> None:
    """Put `new` in the place of a picture, and a caption that found no other place below it."""
    place = node if frame is None else frame
    if caption and frame is not None:
        put_after(place, found.block(caption))
    stands_in_text = frame is None and words_of(node.getparent())
    is_block = new.tag == "p"
    replace(place, new if is_block or stands_in_text else paragraph(new))


def _safe(text: str) -> str:
    """Text that may stand in a comment."""
    return re.sub(r"[^\w. +-]|--+", "-", unquote(text))
