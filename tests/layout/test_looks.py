"""Roles and lengths that a template names, held against the theme."""

import pytest

CELL = "<cell><p>a</p></cell>"
TWO = '<network alt="two"><node name="a">A</node><node name="b">B</node>'
STRIP = '<periods title="t" scale="day" alt="a"><period kind="state" '
CASES = [
    ('<p role="r">a</p>', []),
    ('<p role="rr">a</p>', ["page/main.xml.j2:2 unknown-role"]),
    ('<p><span role="nobody">a</span></p>', ["page/main.xml.j2:2 unknown-role"]),
    ('<div text="nobody"><p>a</p></div>', ["page/main.xml.j2:2 unknown-role"]),
    ('<row columns="44mm * 12pt 2L 7" gap="6mm">' + 5 * CELL + '</row>', []),
    ('<row columns="44mm wide">' + 2 * CELL + '</row>', ["page/main.xml.j2:2 bad-length"]),
    ('<row columns="44mm *">' + CELL + "</row>", ["page/main.xml.j2:2 bad-columns"]),
    ('<table columns="*"><tr><th>a</th><td><p>b</p></td></tr></table>', ["page/main.xml.j2:2 bad-columns"]),
    ('<table columns="20mm 2* auto *"><tr><th colspan="3">a</th><td/></tr></table>', []),
    ('<table columns="* *"><tr><th rowspan="2">a</th><td/></tr><tr><td/></tr></table>', []),
    ('<table columns="* *"><tr><th colspan="3">a</th></tr></table>', ["page/main.xml.j2:2 bad-columns"]),
    ('<table columns="0*"><tr><th>a</th></tr></table>', ["page/main.xml.j2:2 bad-length"]),
    ('<row columns="auto 0*">' + 2 * CELL + '</row>', ["page/main.xml.j2:2 bad-length"] * 2),
    ('<row columns="3* *">' + 2 * CELL + '</row>', []),
    ('<lines count="3" pitch="tall"/>', ["page/main.xml.j2:2 bad-length"]),
    ('<section lines="5"><p>a</p></section>', []),
    ('<section lines="0.5"><p>a</p></section>', ["page/main.xml.j2:2 bad-value"]),
    ("<dl><dd><p>a</p></dd><dt>b</dt></dl>", ["page/main.xml.j2:2 bad-list"]),
    ('<rule weight="thick"/>', ["page/main.xml.j2:2 bad-value"]),
    ('<rule colour="inc"/>', ["page/main.xml.j2:2 bad-colour"]),
    ('<strip from="2001-01-01" begin="2000-01-01" end="2002-01-01"/>', ["page/main.xml.j2:2 bad-value"]),
    (STRIP + 'from="2001-01-01" begin="2001-01-02">a</period></periods>', []),
    ('<periods title="t" scale="day" alt="a"/>', ["page/main.xml.j2:2 bad-parts"]),
    (STRIP + ">a</period></periods>", ["page/main.xml.j2:2 missing-attribute"]),
    (STRIP + 'from="2001-01-01" begin="2001-01-01" until="2001-02-01">a</period></periods>',
     ["page/main.xml.j2:2 missing-attribute"]),
    (STRIP + 'from="2001-01-03" begin="2001-01-02">a</period></periods>', ["page/main.xml.j2:2 bad-value"]),
    (STRIP.replace("day", "year").replace("state", "war") + 'from="2001-01-01" begin="2001-01-02">a</period></periods>',
     ["page/main.xml.j2:2 bad-value"] * 2),
    ("<clock/>", ["page/main.xml.j2:2 missing-attribute"]),
    ('<strip from="2001-13-01" begin="2001-01-01" end="2002-01-01"/>', ["page/main.xml.j2:2 bad-value"]),
    ('<strip from="2001-01-01" begin="2001-01-01" end="2002-01-01"><p>a</p><p>b</p></strip>', []),
    ('<strip from="2001-01-01" begin="2001-01-01" end="2002-01-01">' + 3 * "<p>a</p>" + "</strip>",
     ["page/main.xml.j2:2 bad-parts"]),
    ("<scale>" + 3 * "<p>a</p>" + "</scale>", ["page/main.xml.j2:2 bad-parts"]),
    ('<furniture slot="nowhere"><p>a</p></furniture>', ["page/main.xml.j2:2 unknown-slot"]),
    ('<frame left="far" top="1" width="2"><p>a</p></frame>', ["page/main.xml.j2:2 bad-length"]),
    ('<columns><h1 wide="yes">a</h1><section><h2 wide="yes">b</h2></section></columns>', []),
    ('<columns><aside role="r"><p wide="yes">a</p></aside></columns>', ["page/main.xml.j2:2 bad-nesting"]),
    ('<columns><div keep="together"><p wide="yes">a</p></div></columns>', ["page/main.xml.j2:2 bad-nesting"]),
    ('<columns balance="perhaps"><p>a</p></columns>', ["page/main.xml.j2:2 bad-value"]),
    ("<network><node name=\"a\">A</node></network>", ["page/main.xml.j2:2 missing-attribute"]),
    ('<network alt=" "><node name="a">A</node></network>', ["page/main.xml.j2:2 bad-value"]),
    (TWO + '<tie from="a" to="b" kind="backs"/></network>', []),
    (TWO + '<tie from="a" to="c" kind="backs"/></network>', ["page/main.xml.j2:2 unknown-node"]),
    (TWO + '<tie from="a" to="a" kind="backs"/></network>', ["page/main.xml.j2:2 bad-value"]),
    (TWO + '<tie from="a" to="b" kind="likes"/></network>', ["page/main.xml.j2:2 bad-value"]),
    (TWO + '<node name="a">C</node></network>', ["page/main.xml.j2:2 duplicate-name"]),
    ('<network alt="one" form="parties"><node name="a">A</node></network>', ["page/main.xml.j2:2 bad-parts"]),
    ('<axis><event date="1911" certainty="year"><p>a</p></event></axis>',
     ["page/main.xml.j2:2 missing-attribute"]),
    ('<bars><bar value="many"><p>a</p></bar></bars>', ["page/main.xml.j2:2 bad-value"]),
    ('<map alt="a"/>', ["page/main.xml.j2:2 bad-parts"]),
    ('<map alt="a"><area points="0,0 1,1">A</area></map>', ["page/main.xml.j2:2 bad-value"]),
    ('<map alt="a"><area points="0,0 1,1 2,0">A</area><spot point="1,0.5">B</spot></map>', []),
    ('<qr href="https://example.org"/>', ["page/main.xml.j2:2 missing-attribute"]),
    ('<row columns="r-size *">' + 2 * CELL + '</row>', []),  # a length of the theme by its name
]


@pytest.mark.parametrize("inner, expected", CASES)
def test_slips_in_looks_are_errors(inner, expected, doc, said) -> None:
    main = f"<doc>\n{inner}\n</doc>"
    if expected:
        assert said(lambda: doc(main)) == expected
    else:
        doc(main)


def test_a_misspelt_role_is_told_its_nearest(doc) -> None:
    with pytest.raises(Exception) as failed:
        doc('<doc>\n<p role="margim">a</p>\n</doc>')
    assert failed.value.diagnostics[0].hint == "did you mean margin?"


MARGIN_NOTES = '<doc>\n<aside role="margin"><p>a</p></aside>\n<aside role="margin"><p>b</p></aside><p>c</p></doc>'


def test_notes_without_a_margin_are_told_once(doc, said) -> None:
    theme = {"page__theme.yaml": "margin-size: 8\nmargin-width: 0\n"}
    assert said(lambda: doc(MARGIN_NOTES, theme)) == ["page/main.xml.j2:2 no-margin"]
    doc(MARGIN_NOTES, {"page__theme.yaml": "margin-size: 8\nmargin-width: 44mm\n"})
