"""paint: Pages -> the bytes of a PDF. The same Pages and stamp give the same bytes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from briefing.pdf import images, links, metadata, tags
from briefing.pdf.backend import Array, Dictionary, Document, Name, Reference, Stream, pdfdoc, text
from briefing.pdf.fonts import embed
from briefing.pdf.marks import Marks
from briefing.pdf.outline import entries, outline
from briefing.pdf.painting import operators
from briefing.pdf.structure import structure
from briefing.pdf.writer import save
from briefing.typeset.galley import Page, Pages
from briefing.typeset.pictures import Pictures

if TYPE_CHECKING:
    from briefing.typeset.text.faces import Face, Faces


def paint(pages: Pages, stamp: str, faces: "Faces", program: str, pictures: Pictures | None = None) -> bytes:
    """A PDF 1.7 file of `pages`, tagged if they have a Doc; it claims to conform if it does (`metadata.claims`).

    `stamp` is the time of its making (ISO 8601), `program` the name and version of what made it. Raises ValueError
    for what must not reach this room: no page, a link to no place, a colour that is none, a face that `faces` does
    not know, content that nothing in the Doc owns."""
    if not pages.pages:
        raise ValueError("there is no page")
    document = Document()
    names = resources(pages.pages, faces)
    fonts = document.Reference(Dictionary({name: embed(document, face) for face, name in names.items()}))
    shown = images.names(pages.pages)
    drawn = images.embed(document, pages.pages, shown, pictures or Pictures())
    made = [Dictionary() for _ in pages.pages]
    leaves = links.Leaves(pages.pages, [document.Reference(leaf) for leaf in made])
    tree = document.Reference(Dictionary({
        "Type": Name("Pages"), "Count": len(made), "Kids": Array(leaves.references)}))
    marks = Marks(structure(pages.root)) if pages.root else None
    annotated = list(links.annotations(document, leaves, marks.structure if marks else None))
    for index, (page, leaf) in enumerate(zip(pages.pages, made, strict=True)):
        marking = marks.next_page() if marks else None
        content = document.Reference(Stream(operators(page, names, marking, shown)))
        here = [annotation.reference for annotation in annotated if annotation.page == index]
        leaf.dict.update({
            "Type": Name("Page"),
            "Parent": tree,
            "MediaBox": Array([0, 0, round(page.width, 2), round(page.height, 2)]),
            "Resources": Dictionary({"Font": fonts, **({"XObject": drawn} if drawn else {})}),
            "Contents": content,
            **({"Annots": Array(here)} if here else {}),
            **({"StructParents": index, "Tabs": Name("S")} if marks else {}),
        })
    known = metadata.facts(pages.facts, stamp, program)
    entry = _catalog(document, leaves, tree, known, tagged=marks is not None)
    if marks:
        entry["StructTreeRoot"] = tags.embed(document, marks.structure, marks, leaves, annotated)
        entry["MarkInfo"] = Dictionary({"Marked": "true"})
    return save(document, document.Reference(entry), document.Reference(metadata.information(known)))


def resources(pages: Sequence[Page], faces: "Faces") -> "dict[Face, str]":
    """The faces that are painted, in the order of `faces`, and their names among the pages' resources."""
    painted = {run.font.face for page in pages for placed in (*page.text, *page.furniture) for run in placed.runs}
    known = faces.used()
    if strange := painted.difference(known):
        raise ValueError(f"faces that were never made: {', '.join(sorted(face.name for face in strange))}")
    return {face: f"F{k}" for k, face in enumerate((face for face in known if face in painted), start=1)}


def _catalog(document: Document, leaves: links.Leaves, tree: Reference, known: metadata.Facts, tagged: bool) -> Any:
    """The document catalog (ISO 32000-1, 7.7.2)."""
    entry = {
        "Type": Name("Catalog"),
        "Pages": tree,
        "PageLabels": _labels(leaves.pages),
        "ViewerPreferences": Dictionary({"DisplayDocTitle": "true"}),
        "Metadata": document.Reference(metadata.metadata(known, tagged)),
        "OutputIntents": Array([metadata.output_intent(document)]),
    }
    if known.lang:
        entry["Lang"] = text(known.lang)
    if shown := outline(document, entries(leaves.pages), leaves):
        entry |= {"Outlines": shown, "PageMode": Name("UseOutlines")}
    return Dictionary(entry)


def _labels(pages: Sequence[Page]) -> object:
    """Decimal page labels as the pages are numbered: a new range wherever a number does not follow the last."""
    labels, following = pdfdoc.PDFPageLabels(), None
    for index, page in enumerate(pages):
        if page.number != following:
            labels.addPageLabel(index, pdfdoc.PDFPageLabel("ARABIC", page.number))
        following = page.number + 1
    return labels
