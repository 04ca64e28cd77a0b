#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Switchyard Authors
# SPDX-License-Identifier: Apache-2.0
"""Makes the bundled fonts from Debian's: a subset for Latin, Greek, Cyrillic and signs, under names of our own, and
for Inter with tabular digits as the default ones, since Qt 6.4 cannot switch on `tnum`.

Needs python3-fonttools, fonts-inter and fonts-jetbrains-mono. Run in this folder; the results are committed.
"""
from fontTools import subset
from fontTools.ttLib import TTFont

RANGES = (
    "0020-007E,00A0-024F,02BB-02DD,0300-030C,0323,0327,0328,0370-03FF,0400-045F,1E00-1EFF,2000-206F,2070-209F,20AC,"
    "20BA,20BF,2116,2122,2190-2199,21B5,2200-2212,2215,2219,2248,2260,2264,2265,2303-2318,25A0-25CF,2713,2717"
)
DIGITS = range(ord("0"), ord("9") + 1)


def tabular_glyphs(font):
    mapping = {}
    gsub = font["GSUB"].table
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag != "tnum":
            continue
        for index in record.Feature.LookupListIndex:
            for table in gsub.LookupList.Lookup[index].SubTable:
                mapping.update(getattr(getattr(table, "ExtSubTable", table), "mapping", {}))
    return mapping


def make_digits_tabular(font):
    mapping = tabular_glyphs(font)
    for table in font["cmap"].tables:
        for code in DIGITS:
            if code in table.cmap:
                table.cmap[code] = mapping.get(table.cmap[code], table.cmap[code])
    glyphs = [font.getBestCmap()[code] for code in DIGITS]
    widest = max(font["hmtx"][glyph][0] for glyph in glyphs)
    for glyph in glyphs:
        font["hmtx"][glyph] = (widest, font["hmtx"][glyph][1])


def rename(font, family, style):
    postscript = f"{family.replace(' ', '')}-{style}"
    texts = {
        1: family if style == "Regular" else f"{family} {style}",
        3: f"{family} {style}; subset for Switchyard",
        4: f"{family} {style}",
        6: postscript,
        16: family,
    }
    for record in font["name"].names:
        record.string = texts.get(record.nameID, record.string)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames[0] = postscript
        cff.topDictIndex[0].FamilyName = family
        cff.topDictIndex[0].FullName = f"{family} {style}"


def build(source, family, style, features, tabular):
    font = TTFont(source)
    if tabular:
        make_digits_tabular(font)
    rename(font, family, style)
    options = subset.Options()
    options.layout_features = features
    options.name_IDs = ["*"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(RANGES))
    subsetter.subset(font)
    font.save(f"{family.replace(' ', '')}-{style}{source[-4:]}")


for inter in ("Regular", "Medium", "SemiBold"):
    build(f"/usr/share/fonts/opentype/inter/Inter-{inter}.otf", "Inter Panel", inter,
          ["kern", "mark", "mkmk", "ccmp", "locl", "case"], True)
build("/usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-Regular.ttf", "JetBrains Mono Panel", "Regular",
      ["mark", "mkmk", "ccmp", "locl", "zero"], False)
