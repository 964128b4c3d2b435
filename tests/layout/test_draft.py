"""The Doc's tree in the making: what is dissolved leaves its children, and numbers follow reading order."""

from briefing.content.inline import Words
from briefing.diagnostics import at
from briefing.layout.doc import Element, Str, walk
from briefing.layout.draft import Draft, blocks, freeze
from briefing.layout.draft import walk as drafts

HERE = at("main.xml.j2", 1)


def sample() -> Draft:
    """<doc><p>one <a>two <em>three</em></a></p><div><p/></div></doc>"""
    stressed = Draft("em", HERE, {}, [Words("three", HERE)])
    link = Draft("a", HERE, {"to": "x"}, [Words("two ", HERE), stressed], soft=True)
    return Draft("doc", HERE, {}, [Draft("p", HERE, {}, [Words("one ", HERE), link]),
                                   Draft("div", HERE, {}, [Draft("p", HERE)])])


def test_a_frozen_tree_is_numbered_in_reading_order() -> None:
    nodes = list(walk(freeze(sample())))
    assert [node.number for node in nodes] == list(range(len(nodes)))
    assert [node.text if isinstance(node, Str) else node.name for node in nodes] == [
        "doc", "p", "one ", "a", "two ", "em", "three", "div", "p"]


def test_what_is_dissolved_leaves_what_is_in_it() -> None:
    root = sample()
    next(draft for draft in drafts(root) if draft.soft).dissolve()
    paragraph = freeze(root).children[0]
    assert isinstance(paragraph, Element)
    assert [child.text if isinstance(child, Str) else child.name for child in paragraph.children] == [
        "one ", "two ", "em"]


def test_a_copy_shares_no_children_and_no_attributes() -> None:
    root = sample()
    copy = root.copy()
    copy.elements()[0].attributes["role"] = "whom"
    copy.elements()[1].children.clear()
    assert root.elements()[0].attributes == {} and root.elements()[1].children


def test_blocks_are_found_through_what_stands_within_lines() -> None:
    note = Draft("footnote", HERE, {}, [Draft("p", HERE)])
    line = Draft("p", HERE, {}, [Words("said", HERE), Draft("em", HERE, {}, [note])])
    assert [block.name for block in blocks(line)] == ["p"]
