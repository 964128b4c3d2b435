"""Faces into the file: subsets as Type0 fonts with Identity-H, each with a ToUnicode map (PDF 32000-1, 9.7 and 9.10.3).

A code is a glyph's own number in the font file, which the subset keeps; a glyph that is read in two ways has a second
code, and then a stream maps codes to glyphs.
"""

import hashlib
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import uharfbuzz as hb

from briefing.pdf.backend import Array, Dictionary, Name, Reference, Stream, literal
from briefing.pdf.painting import number
from briefing.pdf.writer import File

if TYPE_CHECKING:
    from briefing.typeset.text.faces import Face

# Nothing of shaping is needed any more: the text is glyphs already.
DROPPED = ("GSUB", "GPOS", "GDEF", "feat", "morx", "kern", "DSIG")
SYMBOLIC, ITALIC = 4, 64  # flags of a font descriptor
CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
%s
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def embed(file: File, face: "Face") -> Reference:
    """A reference to the Type0 font of all the glyphs that `face` has given a code."""
    data = subset(face)
    name = Name(f"{_tag(data, face)}+{_postscript(face)}")
    descendant = Dictionary({
        "Type": Name("Font"),
        "Subtype": Name("CIDFontType2"),
        "BaseFont": name,
        "CIDSystemInfo": Dictionary({"Registry": literal("Adobe"), "Ordering": literal("Identity"), "Supplement": 0}),
        "FontDescriptor": file.add(_descriptor(file, face, name, data)),
        "DW": 0,
        "W": _widths(face),
        "CIDToGIDMap": _glyphs_by_code(file, face.gid),
    })
    return file.add(Dictionary({
        "Type": Name("Font"),
        "Subtype": Name("Type0"),
        "BaseFont": name,
        "Encoding": Name("Identity-H"),
        "DescendantFonts": Array([file.add(descendant)]),
        "ToUnicode": file.add(Stream(to_unicode(face.text).encode("ascii"))),
    }))


def subset(face: "Face") -> bytes:
    """A font file of .notdef and the glyphs that `face` has given a code; glyphs keep their numbers."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update({0, *face.gid.values()})
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in DROPPED)
    return bytes(hb.subset(face.face, wanted).blob.data)


def to_unicode(texts: "dict[int, str]") -> str:
    """A CMap from codes to what they read as; only codes that are used, at most 100 in a block."""
    rows = [f"<{code:04X}> <{text.encode('utf-16-be').hex()}>" for code, text in sorted(texts.items())]
    blocks = [rows[start:start + 100] for start in range(0, len(rows), 100)]
    return CMAP % "\n".join("\n".join((f"{len(block)} beginbfchar", *block, "endbfchar")) for block in blocks)


def _tag(data: bytes, face: "Face") -> str:
    """The six capitals that name a subset (9.6.4), from its content: the same subset has the same name each time."""
    digest = hashlib.sha256(data + repr(sorted(face.text.items())).encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def _postscript(face: "Face") -> str:
    return re.sub("[^A-Za-z0-9-]", "", face.name) or "Face"


def _descriptor(file: File, face: "Face", name: str, data: bytes) -> object:
    """Metrics in thousandths of an em, from the font file's own tables."""
    font, k = hb.Font(face.face), face.k
    tall = font.get_metric_position(hb.OTMetricsTag.CAP_HEIGHT)
    slant = font.get_style_value(hb.StyleTag.SLANT_ANGLE)
    weight = font.get_style_value(hb.StyleTag.WEIGHT)
    return Dictionary({
        "Type": Name("FontDescriptor"),
        "FontName": name,
        "Flags": SYMBOLIC | (ITALIC if slant else 0),
        "FontBBox": Array([round(value * k) for value in _bounds(face.face)]),
        "ItalicAngle": round(slant, 1),
        "Ascent": round(face.ascent),
        "Descent": round(face.descent),
        "CapHeight": round(tall * k if tall else face.ascent),
        "StemV": round(50 + (weight / 65) ** 2),  # a file does not say; this is the usual guess from the weight
        "FontFile2": file.add(Stream(data, {"Length1": len(data)})),
    })


def _bounds(face: "hb.Face") -> Iterable[int]:
    """xMin, yMin, xMax and yMax of all glyphs in font units, from the head table."""
    head = bytes(face.reference_table("head").data)
    return (int.from_bytes(head[at:at + 2], "big", signed=True) for at in range(36, 44, 2))


def _widths(face: "Face") -> bytes:
    """The W array: first code, then the advances of that code and those that follow it without a gap."""
    rows: list[tuple[int, list[str]]] = []
    following = -1
    for code, gid in sorted(face.gid.items()):
        if code != following:
            rows.append((code, []))
        rows[-1][1].append(number(face.natural[gid] * face.k))
        following = code + 1
    return "[{}]".format("".join(f"{first}[{' '.join(widths)}]" for first, widths in rows)).encode()


def _glyphs_by_code(file: File, glyphs: "dict[int, int]") -> bytes:
    """Identity, or a stream of two bytes for each code up to the last when a code is not its glyph's number."""
    if all(code == gid for code, gid in glyphs.items()):
        return b"/Identity"
    table = bytearray(2 * (max(glyphs) + 1))
    for code, gid in glyphs.items():
        table[2 * code:2 * code + 2] = gid.to_bytes(2, "big")
    return file.add(Stream(bytes(table)))
