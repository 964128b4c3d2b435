"""Links lead where they say."""

import pypdfium2.raw as pdfium
import pytest

from briefing.pdf.links import address
from briefing.typeset.galley import PlacedLink


def test_an_address_is_the_links_action(page, painted):
    read = painted(page(links=[PlacedLink(1, 20, 30, 40, 12, "https://example.org/a?b=c&d=(e)#f")]))
    (link,) = read.pdf.pages[0].Annots
    assert list(map(float, link.Rect)) == [20, 158, 60, 170]
    assert str(link.A.URI) == "https://example.org/a?b=c&d=(e)#f"
    assert (link.Subtype, int(link.F), str(link.Contents)) == ("/Link", 4, "https://example.org/a?b=c&d=(e)#f")


def test_an_anchor_is_found_on_its_page(page, painted):
    read = painted(page(links=[PlacedLink(1, 20, 30, 40, 12, "#end")]), page(number=2),
                   page(number=3, targets=[("middle", 80.0), ("end", 120.0), ("end", 160.0)]))
    document, first = read.shown.raw, read.shown[0]
    link = pdfium.FPDFLink_GetLinkAtPoint(first.raw, 25, 165)
    assert pdfium.FPDFDest_GetDestPageIndex(document, pdfium.FPDFLink_GetDest(document, link)) == 2
    _, kind, _, top, _ = read.pdf.pages[0].Annots[0].Dest
    assert (kind, float(top)) == ("/XYZ", 200 - 120 + 12)


def test_a_place_near_the_top_leads_to_the_pages_top(page, painted):
    read = painted(page(links=[PlacedLink(1, 20, 30, 40, 12, "#a")], targets=[("a", 5.0)]))
    assert float(read.pdf.pages[0].Annots[0].Dest[3]) == 200


def test_a_link_to_no_place_is_refused(page, painted):
    with pytest.raises(ValueError, match="page 4 has a link to #nowhere"):
        painted(page(number=4, links=[PlacedLink(1, 0, 0, 9, 9, "#nowhere")]))


@pytest.mark.parametrize(("target", "written"), [
    ("https://example.org/%C4%81", "https://example.org/%C4%81"),
    ("https://example.org/ā b", "https://example.org/%C4%81%20b"),
    ("mailto:clerk@example.org", "mailto:clerk@example.org"),
    ("HTTP://example.org", "HTTP://example.org"),
])
def test_addresses_are_written_in_ascii(target, written):
    assert address(target) == written


@pytest.mark.parametrize("target", ["javascript:alert(1)", "file:///etc/hosts", "data:text/html,x", "example.org", ""])
def test_other_schemes_are_refused(target):
    with pytest.raises(ValueError, match="no address"):
        address(target)
