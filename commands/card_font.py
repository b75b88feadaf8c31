"""Makes the typeface of the social cards: figures that stand on the line, and a form that resvg reads."""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont


def cut(source: Path, target: Path) -> None:
    """Write all letters of a WOFF2 file as TrueType, with lining figures: resvg cannot ask a font for them."""
    font = TTFont(source)
    lining = _substitutes(font, "lnum")
    for table in font["cmap"].tables:
        table.cmap = {code: lining.get(name, name) for code, name in table.cmap.items()}
    options = Options(layout_features=["kern"], hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    font.flavor = None
    font.recalcTimestamp = False
    font.save(target)


def _substitutes(font: TTFont, feature: str) -> dict[str, str]:
    """What an OpenType feature writes instead, glyph by glyph."""
    table = font["GSUB"].table
    wanted = {n for f in table.FeatureList.FeatureRecord if f.FeatureTag == feature for n in f.Feature.LookupListIndex}
    lookups = [sub for n in sorted(wanted) for sub in table.LookupList.Lookup[n].SubTable]
    return {old: new for sub in lookups for old, new in getattr(sub, "ExtSubTable", sub).mapping.items()}


if __name__ == "__main__":
    cut(Path(sys.argv[1]), Path(sys.argv[2]))
