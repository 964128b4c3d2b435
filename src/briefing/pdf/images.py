"""Pictures into the file: an image XObject for each that is shown, however often (ISO 32000-1, 8.9.5)."""

from collections.abc import Iterable

from briefing.pdf.backend import Dictionary, Name, Reference, Stream
from briefing.pdf.writer import File
from briefing.typeset.galley import Page
from briefing.typeset.pictures import Pictures


def names(pages: Iterable[Page]) -> dict[str, str]:
    """The pictures that are shown, in the order of the pages, and their names among the pages' resources."""
    shown = dict.fromkeys(image.name for page in pages for image in page.images)
    return {name: f"I{k}" for k, name in enumerate(shown, start=1)}


def embed(file: File, pages: Iterable[Page], known: dict[str, str], pictures: Pictures) -> Reference | None:
    """The dictionary of the pictures by their names among the resources, None if there are none. Each is as fine as the
    largest of its places asks for."""
    widest: dict[str, float] = {}
    for image in (image for page in pages for image in page.images):
        widest[image.name] = max(widest.get(image.name, 0.0), image.width)
    made = {known[name]: _image(file, name, width, pictures) for name, width in widest.items()}
    return file.add(Dictionary(made)) if made else None


def _image(file: File, name: str, width: float, pictures: Pictures) -> Reference:
    found = pictures.samples(name, width)
    entries = _entries(found.width, found.height, found.grey, found.jpeg)
    if found.alpha:
        mask = _entries(found.width, found.height, True, False)
        entries["SMask"] = file.add(Stream(found.alpha, mask, deflate=False))
    return file.add(Stream(found.data, entries, deflate=False))


def _entries(width: int, height: int, grey: bool, jpeg: bool) -> dict[str, object]:
    entries: dict[str, object] = {
        "Type": Name("XObject"), "Subtype": Name("Image"), "Width": width, "Height": height,
        "ColorSpace": Name("DeviceGray" if grey else "DeviceRGB"), "BitsPerComponent": 8,
        "Filter": Name("DCTDecode" if jpeg else "FlateDecode"),
    }
    if not jpeg:
        entries["DecodeParms"] = Dictionary({"Predictor": 15, "Colors": 1 if grey else 3, "Columns": width})
    return entries
