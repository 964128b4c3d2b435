"""What must be there so that a page can be read without being seen."""

import pytest

TABLE = '<table><tr head="yes">%s</tr><tr><td/><td/></tr></table>'
CASES = [
    ("<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2><h1>e</h1>", []),
    ("<h2>a</h2><h3>b</h3>", ["skipped-heading"]),
    ("<h1>a</h1><section><h3>b</h3><h4>c</h4></section>", ["skipped-heading"]),
    ("<h1>a</h1><h2><em> </em></h2>", ["empty-heading"]),
    ("<h1><tick/></h1>", []),
    ('<furniture slot="tab"><h3>a</h3></furniture>', []),
    (TABLE % "<th>a</th><th/>", []),
    (TABLE % "<th> </th><th/>", ["table-without-head"]),
    (TABLE % "<td/><td/>", ["table-without-head"]),
    ("<table><tr><th>a</th><td/></tr><tr><th>b</th><td/></tr></table>", []),
    ('<table><tr head="yes"><th>a</th></tr></table>', ["table-without-rows"]),
    (TABLE % "<th>a</th>", ["uneven-table"]),
    (TABLE % '<th colspan="2">a</th>', []),
    (TABLE % '<th rowspan="9">a</th><th>b</th>', []),
    ('<table><tr><th rowspan="2">a</th><td/></tr><tr><td/></tr></table>', []),
    ('<table><tr><th rowspan="2">a</th><td/></tr><tr><td/><td/></tr></table>', ["uneven-table"]),
    ("<table><tr><th>a</th><td/></tr><tr><td/></tr><tr><td/></tr></table>", ["uneven-table"]),
    ('<p><a href="https://example.org">here</a></p>', []),
    ('<p><a href="https://example.org"><em> </em></a> x</p>', ["empty-link"]),
    ('<p>x <a href="https://example.org"/></p>', ["empty-link"]),
    ('<p anchor="x"><a to="x"><pageref to="x"/></a></p>', []),
    ('<p><span lang="ar">a</span> <span lang="en-GB">b</span></p>', []),
    ('<p><span lang="ar eg">a</span></p>', ["bad-value"]),
    ('<picture src="a.png" alt=" "/>', ["bad-value"]),
    ('<picture src="a.png"/>', ["missing-attribute"]),
]


@pytest.mark.parametrize("inner, expected", CASES)
def test_what_cannot_be_read_without_being_seen_is_an_error(inner, expected, doc, said) -> None:
    main = f"<doc>\n{inner}\n</doc>"
    if expected:
        assert said(lambda: doc(main)) == [f"page/main.xml.j2:2 {code}" for code in expected]
    else:
        doc(main)


def test_all_of_it_is_said_at_once(doc, said) -> None:
    main = '<doc>\n<h2>a</h2>\n<table><tr><td/></tr></table>\n<p>b <a href="tel:1"/></p></doc>'
    assert said(lambda: doc(main)) == [
        "page/main.xml.j2:2 skipped-heading", "page/main.xml.j2:3 table-without-head", "page/main.xml.j2:4 empty-link"]


def test_a_link_in_prose_is_complained_of_where_it_is_written(doc, text) -> None:
    with pytest.raises(Exception) as failed:
        doc("<doc><p>{{ t }}</p></doc>", t=text("t", "see [](https://example.org) there"))
    (wrong,) = failed.value.diagnostics
    assert (wrong.code, wrong.span.file, wrong.span.column) == ("empty-link", "pack.yaml", 6)


def test_it_is_said_what_to_write(doc) -> None:
    with pytest.raises(Exception) as failed:
        doc("<doc><h1>a</h1><h3>b</h3></doc>")
    assert failed.value.diagnostics[0].hint == "write <h2>, with a role for its look"
