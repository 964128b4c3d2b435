"""What the document says of itself: the information dictionary and XMP, which agree, and its colour space.

XMP properties are those that PDF/A-2 knows (ISO 19005-2, 6.6.2.3), and PDF/UA's own, which an extension schema
describes.
"""

import re
import struct
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from html import escape
from typing import NamedTuple

from briefing.pdf.backend import Dictionary, Name, Stream, literal, text
from briefing.pdf.writer import File

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
}
CLAIMED = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
# What `pdfuaid:part` is, for readers who know PDF/A only (ISO 19005-2, 6.6.2.3.3).
EXTENSION = """<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the document conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""
SHEETS = "sheets"  # the kind of layouts that make single faces, to be cut out or folded: nobody reads them in order
NO_CLAIM = "Sheets for print: not PDF/UA, not PDF/A"
UNFIT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML 1.0 has no place for


class Facts(NamedTuple):
    """What is said alike in both places; strings without line breaks, "" for what is not known."""

    title: str
    author: str
    subject: str
    keywords: str
    lang: str
    licence: str
    version: str
    kind: str
    program: str
    when: datetime


def facts(said: Mapping[str, str], stamp: str, program: str) -> Facts:
    """A Doc's facts with the time (ISO 8601; UTC unless it says otherwise) and the program's name and version."""
    when = datetime.fromisoformat(stamp)
    when = when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    title, author, subject, keywords, lang, licence, version, kind = (
        _line(said.get(name, "")) for name in Facts._fields[:-2])
    return Facts(title, author, subject, keywords, lang, licence, version, kind, _line(program), when)


def claims(known: Facts, tagged: bool) -> bool:
    """Whether a document says that it is PDF/UA-1 and PDF/A-2a: tagged, with a title (ISO 14289-1, 7.1) and a language
    (7.2), and a reading edition. Everything else that they ask for holds of every file that is painted."""
    return tagged and bool(known.title and known.lang) and known.kind != SHEETS


def _line(value: str) -> str:
    return " ".join(UNFIT.sub("\ufffd", value).split())


def information(known: Facts) -> object:
    """The information dictionary (PDF 32000-1, 14.3.3); what is not known is left out."""
    date = literal(known.when.strftime("D:%Y%m%d%H%M%SZ"))
    said = {
        "Title": known.title,
        "Author": known.author,
        "Subject": known.subject,
        "Keywords": known.keywords,
        "Creator": known.program,
        "Producer": known.program,
    }
    given = {key: text(value) for key, value in said.items() if value}
    return Dictionary({**given, "CreationDate": date, "ModDate": date})


def metadata(known: Facts, tagged: bool = False) -> Stream:
    """The XMP packet, not deflated, so that programs that know no PDF find it."""
    data = packet(known, claims(known, tagged)).encode()
    return Stream(data, {"Type": Name("Metadata"), "Subtype": Name("XML")}, deflate=False)


def packet(known: Facts, conforms: bool = False) -> str:
    """XMP as RDF/XML, each property of `known` that is not empty; a claim to conform only if it `conforms`."""
    date = known.when.strftime("%Y-%m-%dT%H:%M:%SZ")
    properties = [
        _property("dc:format", "application/pdf"),
        _property("dc:title", known.title, "Alt"),
        _property("dc:creator", known.author, "Seq"),
        _property("dc:description", known.subject, "Alt"),
        _property("dc:subject", [word.strip() for word in re.split("[,;]", known.keywords)], "Bag"),
        _property("dc:language", known.lang, "Bag"),
        _property("dc:rights", known.licence, "Alt"),
        _property("xmpRights:Marked", "True" if known.licence else ""),
        _property("pdf:Keywords", known.keywords),
        _property("pdf:Producer", known.program),
        _property("xmp:CreatorTool", known.program),
        _property("xmp:CreateDate", date),
        _property("xmp:ModifyDate", date),
        _property("xmp:MetadataDate", date),
        _property("xmpMM:VersionID", known.version),
        _property("xmp:Label", NO_CLAIM if known.kind == SHEETS else ""),
        *(CLAIM if conforms else ()),
    ]
    namespaces = NAMESPACES | (CLAIMED if conforms else {})
    spaces = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in namespaces.items())
    return "\n".join((
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
        f'<rdf:Description rdf:about=""{spaces}>',
        *filter(None, properties),
        "</rdf:Description>",
        "</rdf:RDF>",
        "</x:xmpmeta>",
        '<?xpacket end="r"?>',
    ))


def _property(name: str, value: str | list[str], container: str = "") -> str:
    """A property with one value, or with a container: "Alt" by language, "Seq" in order, "Bag" without."""
    values = [escape(each, quote=False) for each in ([value] if isinstance(value, str) else value) if each]
    if not values:
        return ""
    if not container:
        return f"<{name}>{values[0]}</{name}>"
    language = ' xml:lang="x-default"' if container == "Alt" else ""
    items = "".join(f"<rdf:li{language}>{each}</rdf:li>" for each in values)
    return f"<{name}><rdf:{container}>{items}</rdf:{container}></{name}>"


CLAIM = (_property("pdfuaid:part", "1"), _property("pdfaid:part", "2"), _property("pdfaid:conformance", "A"), EXTENSION)


def output_intent(file: File) -> object:
    """Says that rgb and grey are sRGB's (PDF 32000-1, 14.11.5)."""
    return Dictionary({
        "Type": Name("OutputIntent"),
        "S": Name("GTS_PDFA1"),
        "OutputConditionIdentifier": literal("sRGB"),
        "Info": literal("sRGB IEC61966-2.1"),
        "DestOutputProfile": file.add(Stream(srgb(), {"N": 3})),
    })


@cache
def srgb() -> bytes:
    """An ICC profile, version 2, of a display with sRGB's primaries and curve (IEC 61966-2-1; ICC.1:2001-04, 6 and 7).

    Built here, so that no imaging library is loaded; its date is fixed."""
    steps = (round(65535 * _linear(step / 1023)) for step in range(1024))
    curve = b"curv" + bytes(4) + struct.pack(">I1024H", 1024, *steps)
    name = b"sRGB IEC61966-2.1\0"
    tags = {
        b"desc": b"desc" + bytes(4) + struct.pack(">I", len(name)) + name + bytes(78),
        b"cprt": b"text" + bytes(4) + b"No copyright\0",
        b"wtpt": _xyz(0.9505, 1.0, 1.0891),
        b"rXYZ": _xyz(0.43607, 0.22249, 0.01392),
        b"gXYZ": _xyz(0.38515, 0.71687, 0.09708),
        b"bXYZ": _xyz(0.14307, 0.06061, 0.7141),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    body, index, where = b"", b"", dict[bytes, int]()
    for tag, data in tags.items():
        if data not in where:
            where[data] = 132 + 12 * len(tags) + len(body)
            body += data + bytes(-len(data) % 4)
        index += tag + struct.pack(">II", where[data], len(data))
    size = 132 + len(index) + len(body)
    head = struct.pack(">I4xI4s4s4s6H4s", size, 0x02100000, b"mntr", b"RGB ", b"XYZ ", 2026, 1, 1, 0, 0, 0, b"acsp")
    illuminant = struct.pack(">3I", 0xF6D6, 0x10000, 0xD32D)  # D50, the profile connection space's own
    return head.ljust(68, b"\0") + illuminant + bytes(48) + struct.pack(">I", len(tags)) + index + body


def _linear(value: float) -> float:
    """sRGB's value to linear light, both from 0 to 1."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _xyz(*values: float) -> bytes:
    return b"XYZ " + bytes(4) + struct.pack(">3i", *(round(value * 65536) for value in values))

