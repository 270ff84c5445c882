#!/usr/bin/python3
"""Make the font subsets under third_party/fonts.

Run once by hand; the results are committed, so building needs neither this
script nor a network. Needs Debian's python3-fonttools, fonts-lxgw-wenkai and
unicode-data, and the unpacked npm packages named in third_party/fonts/README.md:

    npm pack @expo-google-fonts/noto-serif-sc@0.4.3   (unpack to WORK/noto-serif-sc)
    npm pack @expo-google-fonts/noto-sans-sc@0.4.3    (unpack to WORK/noto-sans-sc)
    scripts/fonts.py WORK third_party/fonts

The same inputs give the same bytes.
"""

import bz2
import gzip
import re
import sys
from pathlib import Path

from fontTools.misc.transform import Transform
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

UNIHAN = "/usr/share/unicode/Unihan_OtherMappings.txt.bz2"
WENKAI = "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"
WENKAI_MONO = "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKaiMono-Regular.ttf"
SERIF = "noto-serif-sc/package/{0}/NotoSerifSC_{0}.ttf"
SANS = "noto-sans-sc/package/{0}/NotoSansSC_{0}.ttf"

# Output name, source, and the names the subset carries. LXGW is a reserved font
# name, which a modified version may not bear (OFL, condition 3).
FACES = [
    ("serif-400", SERIF.format("400Regular"), None),
    ("serif-700", SERIF.format("700Bold"), None),
    ("sans-400", SANS.format("400Regular"), None),
    ("kai-400", WENKAI, ("Jiheng Kai", "JihengKai-Regular")),
    ("mono-400", WENKAI_MONO, ("Jiheng Mono", "JihengMono-Regular")),
]

# The face of literal text holds half-width characters only.
HALF = set(range(0x20, 0x7F)) | set(range(0xA0, 0x100))

# Marks and figures in use beyond GB 2312, as ranges of code points.
RANGES = [
    (0x20, 0x7E), (0xA0, 0xFF),
    (0x2010, 0x2027), (0x2030, 0x203E), (0x2070, 0x2079), (0x2080, 0x2089),
    (0x20AC, 0x20AC), (0x2100, 0x2126), (0x2150, 0x217F), (0x2190, 0x2199),
    (0x21D0, 0x21D4), (0x2200, 0x22A5), (0x22BF, 0x22BF), (0x2312, 0x2312),
    (0x2460, 0x24FF), (0x2500, 0x257F), (0x2581, 0x258F), (0x2593, 0x2595),
    (0x25A0, 0x25EF), (0x2605, 0x2606), (0x2609, 0x2609), (0x260E, 0x260F),
    (0x2611, 0x2612), (0x2610, 0x2610), (0x2640, 0x2642), (0x2713, 0x2718),
    (0x2776, 0x2793), (0x3000, 0x301F), (0x3021, 0x3029), (0x3220, 0x3243),
    (0x3280, 0x32B0), (0x3380, 0x33DF), (0xFF01, 0xFF5E), (0xFFE0, 0xFFE6),
]


def standard():
    """The 8,105 characters of 通用规范汉字表, from Unihan's field kTGH."""
    out = set()
    with bz2.open(UNIHAN, "rt", encoding="utf-8") as f:
        for line in f:
            m = re.match(r"U\+([0-9A-F]+)\tkTGH\t", line)
            if m:
                out.add(int(m.group(1), 16))
    assert len(out) == 8105, len(out)
    return out


def gb2312():
    """Every character of GB 2312, marks included."""
    out = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                out.add(ord(bytes([row, cell]).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    return out


def wanted():
    marks = {c for a, b in RANGES for c in range(a, b + 1)}
    return standard() | gb2312() | marks


def draw(font, code, name, parts, width):
    """Give code a glyph made of other glyphs, each with a transform."""
    pen = TTGlyphPen(None)
    source = font.getGlyphSet()
    for glyph, transform in parts:
        record = DecomposingRecordingPen(source)
        source[glyph].draw(record)
        record.replay(TransformPen(pen, transform))
    add(font, code, name, pen.glyph(), width)


def add(font, code, name, glyph, width):
    glyf = font["glyf"]
    if name not in glyf.keys():
        font.setGlyphOrder(font.getGlyphOrder() + [name])
    glyf[name] = glyph
    glyph.recalcBounds(glyf)
    font["hmtx"][name] = (width, getattr(glyph, "xMin", 0))
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name


def dash(font):
    """Make the dash a whole em wide and as high as the middle of a character.

    Noto's is Latin: 0.89 em wide and low, so that 破折号 would fall in two.
    """
    cmap, glyf = font.getBestCmap(), font["glyf"]
    old = glyf[cmap[0x2014]]
    if font["hmtx"][cmap[0x2014]][0] == 1000:
        return
    half = (old.yMax - old.yMin) // 2
    pen = TTGlyphPen(None)
    pen.moveTo((0, 380 - half))
    pen.lineTo((0, 380 + half))
    pen.lineTo((1000, 380 + half))
    pen.lineTo((1000, 380 - half))
    pen.closePath()
    add(font, 0x2014, "jh.dash", pen.glyph(), 1000)


def boxes(font):
    """Add ☐ ☑ ☒, which none of the sources has, from □ ✓ ×."""
    cmap, glyf = font.getBestCmap(), font["glyf"]
    square, tick = cmap[0x25A1], cmap[0x2713]
    box, mark = glyf[square], glyf[tick]
    same = Transform()
    draw(font, 0x2610, "jh.box", [(square, same)], 1000)
    scale = 0.8 * (box.xMax - box.xMin) / (mark.xMax - mark.xMin)
    scale = min(scale, 0.85 * (box.yMax - box.yMin) / (mark.yMax - mark.yMin))
    fit = Transform(scale, 0, 0, scale, *shift(box, mark, scale))
    draw(font, 0x2611, "jh.ticked", [(square, same), (tick, fit)], 1000)
    cross = cmap[0xD7]
    mark = glyf[cross]
    scale = 0.62 * (box.xMax - box.xMin) / (mark.xMax - mark.xMin)
    fit = Transform(scale, 0, 0, scale, *shift(box, mark, scale))
    draw(font, 0x2612, "jh.crossed", [(square, same), (cross, fit)], 1000)


def shift(box, mark, scale):
    x = (box.xMin + box.xMax) / 2 - scale * (mark.xMin + mark.xMax) / 2
    y = (box.yMin + box.yMax) / 2 - scale * (mark.yMin + mark.yMax) / 2
    return round(x), round(y)


def subset(path, names, codes):
    font = TTFont(path, recalcTimestamp=False)
    dash(font)
    boxes(font)
    o = Options()
    o.hinting = False
    o.layout_features = []
    o.notdef_outline = True
    o.glyph_names = False
    o.legacy_kern = False
    o.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]
    o.name_languages = [0x409]
    o.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "vhea", "vmtx",
                      "VORG", "gasp", "DSIG", "GlyphOrder"]
    s = Subsetter(o)
    s.populate(unicodes=codes)
    s.subset(font)
    font["post"].formatType = 3.0
    if names:
        rename(font, *names)
    return font


def rename(font, family, post):
    for r in font["name"].names:
        new = {1: family, 3: post, 4: family, 6: post}.get(r.nameID)
        if new:
            r.string = new


def main(work, out):
    codes = wanted()
    for name, source, names in FACES:
        path = source if source.startswith("/") else Path(work) / source
        font = subset(path, names, HALF if name == "mono-400" else codes)
        plain = Path(out) / (name + ".ttf")
        font.save(plain, reorderTables=True)
        data = plain.read_bytes()
        plain.unlink()
        packed = gzip.compress(data, 9, mtime=0)
        (Path(out) / (name + ".ttf.gz")).write_bytes(packed)
        have = set(font.getBestCmap())
        print(f"{name}: {len(have)} characters, {len(data)} bytes, {len(packed)} packed; without"
              f" {len(standard() - have)} of 通用规范汉字表 and {len(gb2312() - have)} of GB 2312")


if __name__ == "__main__":
    main(*sys.argv[1:3])
