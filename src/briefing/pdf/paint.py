"""paint: Pages -> the bytes of a PDF. The same Pages and stamp give the same bytes."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from briefing.pdf import images, links, metadata, tags
from briefing.pdf.backend import Array, Dictionary, Name, Reference, Stream, text
from briefing.pdf.fonts import embed
from briefing.pdf.marks import Marks
from briefing.pdf.outline import entries, outline
from briefing.pdf.painting import Fonts, number, operators
from briefing.pdf.structure import structure
from briefing.pdf.writer import File, reference
from briefing.typeset.galley import Page, Pages
from briefing.typeset.pictures import Pictures

if TYPE_CHECKING:
    from briefing.typeset.text.faces import Faces


def paint(pages: Pages, stamp: str, faces: "Faces", program: str, pictures: Pictures | None = None) -> bytes:
    """A PDF 1.7 file of `pages`, tagged if they have a Doc; it claims to conform if it does (`metadata.claims`).

    `stamp` is the time of its making (ISO 8601), `program` the name and version of what made it. Raises ValueError
    for what must not reach this room: no page, a link to no place, a colour that is none, a face that `faces` does
    not know, content that nothing in the Doc owns."""
    if not pages.pages:
        raise ValueError("there is no page")
    file = File()
    tree, resources, first = file.reserve(), file.reserve(), file.reserve(len(pages.pages))
    leaves = links.Leaves(pages.pages, [reference(first + index) for index in range(len(pages.pages))])
    fonts = Fonts({face: f"F{k}" for k, face in enumerate(faces.used(), start=1)})
    shown = images.names(pages.pages)
    marks = Marks(structure(pages.root)) if pages.root else None
    annotated = list(links.annotations(file, leaves, marks.structure if marks else None))
    linked = {index: [each.reference for each in some] for index, some in groupby(annotated, lambda each: each.page)}
    for index, page in enumerate(pages.pages):
        content = file.add(Stream(operators(page, fonts, marks.next_page() if marks else None, shown)))
        said = b"/Annots[%b]" % b" ".join(linked[index]) if index in linked else b""
        if marks:
            said += b"/StructParents %d/Tabs/S" % index
        file.put(first + index, b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %b %b]/Resources %d 0 R/Contents %b%b>>" % (
            tree, number(page.width).encode(), number(page.height).encode(), resources, content, said))
    file.put(tree, Dictionary({"Type": Name("Pages"), "Count": len(pages.pages), "Kids": Array(leaves.references)}))
    drawn = images.embed(file, pages.pages, shown, pictures or Pictures())
    file.put(resources, Dictionary({
        "Font": Dictionary({fonts.names[face]: embed(file, face) for face in fonts.painted()}),
        **({"XObject": drawn} if drawn else {}),
    }))
    known = metadata.facts(pages.facts, stamp, program)
    entry = _catalog(file, leaves, reference(tree), known, tagged=marks is not None)
    if marks:
        entry["StructTreeRoot"] = tags.embed(file, marks.structure, marks, leaves, annotated)
        entry["MarkInfo"] = Dictionary({"Marked": "true"})
    return file.save(file.add(Dictionary(entry)), file.add(metadata.information(known)))


def _catalog(file: File, leaves: links.Leaves, tree: Reference, known: metadata.Facts,
             tagged: bool) -> dict[str, object]:
    """The document catalog (ISO 32000-1, 7.7.2)."""
    entry = {
        "Type": Name("Catalog"),
        "Pages": tree,
        "PageLabels": _labels(leaves.pages),
        "ViewerPreferences": Dictionary({"DisplayDocTitle": "true"}),
        "Metadata": file.add(metadata.metadata(known, tagged)),
        "OutputIntents": Array([metadata.output_intent(file)]),
    }
    if known.lang:
        entry["Lang"] = text(known.lang)
    if shown := outline(file, entries(leaves.pages), leaves):
        entry |= {"Outlines": shown, "PageMode": Name("UseOutlines")}
    return entry


def _labels(pages: Sequence[Page]) -> object:
    """Decimal page labels as the pages are numbered: a new range wherever a number does not follow the last."""
    ranges: list[object] = []
    following = None
    for index, page in enumerate(pages):
        if page.number != following:
            ranges += [index, Dictionary({"S": Name("D"), "St": page.number})]
        following = page.number + 1
    return Dictionary({"Nums": Array(ranges)})
