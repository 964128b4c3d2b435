"""Roles and lengths that a template names, held against the theme."""

import pytest

CASES = [
    ('<p role="r">a</p>', []),
    ('<p role="rr">a</p>', ["page/main.xml.j2:2 unknown-role"]),
    ('<p><span role="nobody">a</span></p>', ["page/main.xml.j2:2 unknown-role"]),
    ('<div text="nobody"><p>a</p></div>', ["page/main.xml.j2:2 unknown-role"]),
    ('<row columns="44mm * 12pt 2L 7" gap="6mm"><cell><p>a</p></cell></row>', []),
    ('<row columns="44mm wide"><cell><p>a</p></cell></row>', ["page/main.xml.j2:2 bad-length"]),
    ('<frame left="far" top="1" width="2"><p>a</p></frame>', ["page/main.xml.j2:2 bad-length"]),
    ('<row columns="r-size *"><cell><p>a</p></cell></row>', []),  # a length of the theme by its name
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
