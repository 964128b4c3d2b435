"""Objects packed into a file that readers can take apart."""

import pikepdf
import pytest

from briefing.pdf.backend import Array, Dictionary, Stream, literal, text
from briefing.pdf.writer import PACK, File, reference


def written(read_pdf, *objects):
    file = File()
    kept = [file.add(each) for each in objects]
    pages = file.add(Dictionary({"Type": "/Pages", "Count": 0, "Kids": Array([])}))
    root = file.add(Dictionary({"Type": "/Catalog", "Pages": pages, "Kept": Array(kept)}))
    return read_pdf(file.save(root, file.add(Dictionary())))


@pytest.mark.parametrize("count", [0, 1, PACK - 3, PACK, 3 * PACK + 1])
def test_objects_are_found_again(read_pdf, count):
    pdf = written(read_pdf, *(Dictionary({"N": k}) for k in range(count)))
    assert [int(each.N) for each in pdf.Root.Kept] == list(range(count))
    assert pdf.check_pdf_syntax() == []


@pytest.mark.parametrize("data", [b"", b"x", b"x\r", b"x\n", b"endstream endobj", bytes(range(256))])
@pytest.mark.parametrize("deflate", [True, False])
def test_streams_are_found_again(read_pdf, data, deflate):
    pdf = written(read_pdf, Stream(data, deflate=deflate), b"<</Between 1>>", Stream(b"after"))
    assert [pdf.Root.Kept[0].read_bytes(), pdf.Root.Kept[2].read_bytes()] == [data, b"after"]
    assert pdf.check_pdf_syntax() == []


def test_all_but_streams_are_packed(read_pdf):
    pdf = written(read_pdf, b"(packed)", Stream(b"alone"))
    assert pdf.pdf_version == "1.7"
    kinds = [each.get("/Type") for each in pdf.objects if isinstance(each, pikepdf.Stream)]
    assert kinds.count("/ObjStm") == 1 and kinds.count("/XRef") == 1


def test_an_object_may_be_named_before_it_is_finished(read_pdf):
    file = File()
    first = file.reserve(2)
    between = file.add(b"<</Next %d 0 R>>" % first)
    for number, name in ((first + 1, b"/B"), (first, b"/A")):
        file.put(number, b"<</Name%b>>" % name)
    pages = file.add(b"<</Type/Pages/Count 0/Kids[]>>")
    root = file.add(b"<</Type/Catalog/Pages %b/Kept[%b %b]>>" % (pages, between, reference(first + 1)))
    one, two = read_pdf(file.save(root, file.add(b"<<>>"))).Root.Kept
    assert (one.Next.Name, two.Name) == ("/A", "/B")


def test_an_object_that_is_named_and_never_written_is_a_mistake():
    file = File()
    file.reserve()
    with pytest.raises(AssertionError, match="never written"):
        file.save(file.add(b"<<>>"), file.add(b"<<>>"))


@pytest.mark.parametrize("said", ["", "plain", "(a\\)b", "two\nlines\r", "Ōak – “twice”", "\u5c5c\u0d28", "þÿ"])
def test_text_is_read_as_it_is(read_pdf, said):
    pdf = written(read_pdf, b"<</Said%b>>" % text(said), Dictionary({"Said": text(said)}))
    assert [str(each.Said) for each in pdf.Root.Kept] == [said, said]


def test_strings_of_bytes_are_themselves(read_pdf):
    said = "".join(map(chr, range(256)))
    assert bytes(written(read_pdf, b"<</Said%b>>" % literal(said)).Root.Kept[0].Said) == said.encode("latin-1")
