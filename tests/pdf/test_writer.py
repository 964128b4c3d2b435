"""Objects packed into a file that readers can take apart."""

import pikepdf
import pytest

from briefing.pdf.backend import Array, Dictionary, Document, Ready, Stream
from briefing.pdf.writer import PACK, save


def written(read_pdf, *objects):
    document = Document()
    kept = [document.Reference(each) for each in objects]
    pages = document.Reference(Dictionary({"Type": "/Pages", "Count": 0, "Kids": Array([])}))
    root = document.Reference(Dictionary({"Type": "/Catalog", "Pages": pages, "Kept": Array(kept)}))
    return read_pdf(save(document, root, document.Reference(Dictionary())))


@pytest.mark.parametrize("count", [0, 1, PACK - 3, PACK, 3 * PACK + 1])
def test_objects_are_found_again(read_pdf, count):
    pdf = written(read_pdf, *(Dictionary({"N": k}) for k in range(count)))
    assert [int(each.N) for each in pdf.Root.Kept] == list(range(count))
    assert pdf.check_pdf_syntax() == []


@pytest.mark.parametrize("data", [b"", b"x", b"x\r", b"x\n", b"endstream endobj", bytes(range(256))])
@pytest.mark.parametrize("deflate", [True, False])
def test_streams_are_found_again(read_pdf, data, deflate):
    pdf = written(read_pdf, Stream(data, deflate=deflate), Ready(b"<</Between 1>>"), Stream(b"after"))
    assert [pdf.Root.Kept[0].read_bytes(), pdf.Root.Kept[2].read_bytes()] == [data, b"after"]
    assert pdf.check_pdf_syntax() == []


def test_all_but_streams_are_packed(read_pdf):
    pdf = written(read_pdf, Ready(b"(packed)"), Stream(b"alone"))
    assert pdf.pdf_version == "1.7"
    kinds = [each.get("/Type") for each in pdf.objects if isinstance(each, pikepdf.Stream)]
    assert kinds.count("/ObjStm") == 1 and kinds.count("/XRef") == 1
