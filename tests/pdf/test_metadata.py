"""What the document says of itself."""

import struct

import pytest

from briefing.diagnostics import at
from briefing.layout.doc import Element

FACTS = {"title": "Two towns", "lang": "en-GB"}


def test_information_and_metadata_agree(page, painted):
    read = painted(page())
    info, xmp = read.pdf.docinfo, read.pdf.open_metadata()
    assert xmp["dc:title"] == str(info.Title) == "The Ōak & the Letter"
    assert xmp["dc:creator"] == [str(info.Author)] == ["A. Scribe"]
    assert xmp["dc:description"] == str(info.Subject) == "How a letter (lost) is read — twice"
    assert xmp["pdf:Keywords"] == str(info.Keywords) == "letters, reading; archives"
    assert set(xmp["dc:subject"]) == {"letters", "reading", "archives"}
    assert xmp["pdf:Producer"] == str(info.Producer) == "briefing 0.0"
    assert xmp["xmp:CreatorTool"] == str(info.Creator) == "briefing 0.0"
    assert xmp["dc:rights"] == "CC BY 4.0"
    assert xmp["dc:language"] == {"en-GB"}
    assert xmp["xmpMM:VersionID"] == "1.2"
    assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "2017-01-27T10:00:00Z"
    assert str(info.CreationDate) == str(info.ModDate) == "D:20170127100000Z"


def test_language_and_title_are_the_documents(page, painted):
    root = painted(page()).pdf.Root
    assert str(root.Lang) == "en-GB"
    assert root.ViewerPreferences.DisplayDocTitle is True


ROOT = Element("doc", {}, (), at("x"), number=0)


def claimed(read) -> tuple[bool, bool, str]:
    """Whether a file says that it is PDF/UA, whether PDF/A, and its label."""
    xmp = read.pdf.open_metadata()
    return xmp.get("pdfuaid:part") == "1", (xmp.get("pdfaid:part"), xmp.get("pdfaid:conformance")) == ("2", "A"), str(
        xmp.get("xmp:Label", ""))


def test_a_reading_edition_says_that_it_conforms(page, painted):
    read = painted(page(), root=ROOT, facts={**FACTS, "kind": "handout"})
    assert claimed(read) == (True, True, "")
    schema = read.pdf.Root.Metadata.read_bytes()
    assert b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>" in schema


def test_sheets_claim_nothing_and_say_so(page, painted):
    read = painted(page(), root=ROOT, facts={**FACTS, "kind": "sheets"})
    assert claimed(read) == (False, False, "Sheets for print: not PDF/UA, not PDF/A")
    assert b"pdfuaid" not in read.pdf.Root.Metadata.read_bytes()


@pytest.mark.parametrize("lacking", ["title", "lang", "tags"])
def test_what_cannot_conform_claims_nothing(page, painted, lacking):
    read = painted(page(), root=None if lacking == "tags" else ROOT, facts={**FACTS, lacking: ""})
    assert claimed(read) == (False, False, "")
    assert b"pdfaid" not in read.pdf.Root.Metadata.read_bytes()


def test_what_is_not_known_is_left_out(page, painted):
    read = painted(page(), facts={"title": "Bare"})
    assert set(read.pdf.docinfo) == {"/Title", "/Creator", "/Producer", "/CreationDate", "/ModDate"}
    assert "/Lang" not in read.pdf.Root
    assert b"dc:creator" not in read.pdf.Root.Metadata.read_bytes()


@pytest.mark.parametrize(("said", "kept"), [
    ("two\n lines", "two lines"),
    ("a\x00b\x1b", "a\ufffdb\ufffd"),
    ("</rdf:li> & \"q\"", "</rdf:li> & \"q\""),
    ("þÿ begins like UTF-16", "þÿ begins like UTF-16"),
    ("(a\\", "(a\\"),
])
def test_hostile_titles_are_the_same_in_both_places(page, painted, said, kept):
    read = painted(page(), facts={"title": said})
    assert read.pdf.open_metadata()["dc:title"] == str(read.pdf.docinfo.Title) == kept


def test_the_packet_can_be_found_without_knowing_pdf(page, painted):
    assert b"<dc:title>" in painted(page()).data


def test_colours_are_those_of_srgb(page, painted):
    (intent,) = painted(page()).pdf.Root.OutputIntents
    profile = intent.DestOutputProfile.read_bytes()
    assert struct.unpack(">I", profile[:4])[0] == len(profile)
    assert profile[12:24] == b"mntrRGB XYZ " and profile[36:40] == b"acsp"
