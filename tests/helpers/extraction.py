"""What a reader gets out of a finished PDF: its text, page by page, as PDFium extracts it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO

import pikepdf
import pypdfium2

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
BROKEN = "\ufffe"  # PDFium's sign for a hyphen at a line's end


def page_texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range().replace(BROKEN, "-\n") for page in document]
    finally:
        document.close()


def counted(words: Iterable[str]) -> Counter[str]:
    """Words, those written from right to left by their letters alone: PDFium gives them as they are seen."""
    return Counter("".join(sorted(word)) if RIGHT_TO_LEFT.search(word) else word for word in words)


def everything(pdf: bytes) -> str:
    """All that can be read in a PDF, white space as one space: its pages, its bookmarks, its metadata."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        info = [str(value) for value in opened.docinfo.values()]
        with opened.open_outline() as outline:
            found = list(titles(outline.root))
        xmp = bytes(opened.Root.Metadata.read_bytes()).decode()
    return " ".join(" ".join([*page_texts(pdf), *info, *found, xmp]).split())


def titles(items: Iterable[pikepdf.OutlineItem]) -> Iterator[str]:
    for item in items:
        yield item.title
        yield from titles(item.children)
