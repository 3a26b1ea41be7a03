"""Cuts fonts down to the characters, weights and features that we use. Needs fonttools, which is for developers."""

from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from .families import Family, Part
from .letters import NARROW_SPACE, THIN_SPACE

FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "tnum"]
# Name table: copyright, family, style, unique name, full name, version, PostScript name, licence and its address.
FAMILY_NAMES = (1, 3, 4, 6, 16)
KEPT_NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14]


def cut(family: Family, part: Part, package: Path) -> TTFont:
    """The part with its characters and the family's axes, under our own name."""
    source = package / "files" / family.file_pattern.format(source=part.source)
    font = reopened(subset(TTFont(source, recalcTimestamp=False), part.characters))
    instantiateVariableFont(font, family.axes, inplace=True)
    give_own_name(font, family.name)
    return font


def subset(font: TTFont, characters: str) -> TTFont:
    """Only these characters and the features that serve them; a missing narrow space is drawn as the thin one."""
    spaces = font.getBestCmap()
    if ord(THIN_SPACE) in spaces:
        for table in font["cmap"].tables:
            table.cmap.setdefault(ord(NARROW_SPACE), spaces[ord(THIN_SPACE)])
    options = Options(hinting=False, layout_features=FEATURES, name_IDs=KEPT_NAMES, notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    return font


def reopened(font: TTFont) -> TTFont:
    """The font as a reader of its file sees it: the instancer trips over glyphs that were just cut away."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "font.ttf"
        font.flavor = None
        font.save(path)
        return TTFont(path, lazy=False, recalcTimestamp=False)


def give_own_name(font: TTFont, name: str) -> None:
    for record in font["name"].names:
        if record.nameID in FAMILY_NAMES:
            record.string = name.replace(" ", "") if record.nameID == 6 else name


def save(font: TTFont, path: Path) -> None:
    """Writes it as WOFF2."""
    font.flavor = "woff2"
    font.save(path)


def whole(parts: list[TTFont], weight: int) -> TTFont:
    """All parts in one font of one weight: Pillow draws from one file at a time."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{place}.ttf" for place, _part in enumerate(parts)]
        for path, part in zip(paths, parts, strict=True):
            still = reopened(part)
            instantiateVariableFont(still, {"wght": weight}, inplace=True)
            still.save(path)
        font = Merger().merge([str(path) for path in paths])
    # The same packages give the same files, whenever they are cut.
    font.recalcTimestamp = False
    font["head"].created, font["head"].modified = parts[0]["head"].created, parts[0]["head"].modified
    return font
