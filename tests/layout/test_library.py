from pathlib import Path

import pytest

from briefing.diagnostics import FIT, LAYOUT, Failed
from briefing.layout.library import layout_files, list_layouts, load_layout, names, show_layout
from briefing.layout.sandbox import environment
from briefing.layout.settings import settings

FILES = {
    "layouts/base/layout.yaml": b"title: Base\nkind: handout\nreader: student\npapers: [a4, letter]\n"
                                b"theme: theme.yaml\noptions:\n"
                                b"  a: {type: number, default: 1, help: A.}\n  b: {type: text, help: B.}\n",
    "layouts/base/main.xml.j2": b"base main", "layouts/base/part.xml.j2": b"base part",
    "layouts/base/theme.yaml": b"extends: themes/ground\nh1-size: 20\n",
    "layouts/themes/ground.yaml": b"top: 30\nh1-size: 10\n", "layouts/themes/other.yaml": b"top: 99\n",
    "layouts/_shared/blocks.xml.j2": b"shared blocks", "layouts/_shared/part.xml.j2": b"shared part",
    "layouts/own/layout.yaml": b"title: Own\nextends: base\nreader: facilitator\ncitations: gathered\n"
                               b"options:\n  a: {type: number, default: 2, help: A.}\n",
    "layouts/own/part.xml.j2": b"own part",
    "layouts/looks/layout.yaml": b"extends: own\n", "layouts/looks/theme.yaml": b"h2-size: 5\n",
    "layouts/other/layout.yaml": b"title: Other\nkind: deck\nreader: student\npapers: [16x9]\n",
    "layouts/other/theme.yaml": b"extends: looks\n", "layouts/other/main.xml.j2": b"other main",
}


def test_a_layout_inherits_what_it_does_not_say():
    own = load_layout("own", FILES)
    assert (own.name, own.title, own.kind, own.reader, own.papers, own.paper, own.citations, own.options) == (
        "own", "Own", "handout", "facilitator", ("a4", "letter"), "a4", "gathered", {"a": 2, "b": ""})
    assert own.theme.length("h1-size") == 20.0 and own.theme.length("top") == 30.0


@pytest.mark.parametrize("layout, name, text", [
    ("own", "main.xml.j2", "base main"), ("own", "part.xml.j2", "own part"), ("base", "part.xml.j2", "base part"),
    ("other", "part.xml.j2", "shared part"), ("own", "base/part.xml.j2", "base part"),
    ("own", "blocks.xml.j2", "shared blocks"), ("own", "_shared/part.xml.j2", "shared part"),
    ("base", "own/part.xml.j2", "own part"),
])
def test_a_template_is_found_in_the_chain_then_in_the_library(layout, name, text):
    path, found = load_layout(layout, FILES).templates[name]
    assert found == text and FILES[path].decode() == text


def test_a_theme_without_extends_stands_on_that_of_the_layout_below():
    looks = load_layout("looks", FILES)
    assert [looks.theme.length(key) for key in ("h2-size", "h1-size", "top")] == [5.0, 20.0, 30.0]


def test_a_theme_may_extend_another_layouts():
    assert load_layout("other", FILES).theme.length("h1-size") == 20.0


def test_a_paper_must_be_one_of_the_layouts():
    assert load_layout("own", FILES, settings({}, {}, (), "letter")).theme.length("page-height") == 792.0
    with pytest.raises(Failed) as e:
        load_layout("own", FILES, settings({}, {}, (), "leter"))
    assert [(d.code, d.hint) for d in e.value.diagnostics] == [("unknown-paper", "did you mean letter?")]


def test_an_unknown_layout_is_answered_with_the_nearest():
    with pytest.raises(Failed) as e:
        load_layout("onw", FILES)
    assert [(d.code, d.hint) for d in e.value.diagnostics] == [("unknown-layout", "did you mean own?")]
    assert e.value.exit_status == LAYOUT


@pytest.mark.parametrize("change, expected", [
    ({"layouts/own/layout.yaml": b"extends: base\nkind: poster\n", "layouts/base/theme.yaml": b"top: wide\n"},
     ["own/layout.yaml:2 bad-value", "base/theme.yaml:1 bad-value"]),
    ({"layouts/base/layout.yaml": b"title: B\n"},
     ["own/layout.yaml:1 missing-key", "own/layout.yaml:1 missing-key"]),
    ({"layouts/base/layout.yaml": b"extends: own\n"}, ["base/layout.yaml:1 layout-cycle"]),
    ({"layouts/themes/ground.yaml": b"extends: base\n"}, ["themes/ground.yaml:1 theme-cycle"]),
    ({"layouts/own/part.xml.j2": b"one\n\xff"}, ["own/part.xml.j2:2 not-utf-8"]),
    ({"layouts/own/part.xml.j2": b"x" * 300_000}, ["own/part.xml.j2:1 file-too-large"]),
    ({"layouts/own/layout.yaml": b"extends: base\ntheme: none.yaml\n"}, ["own/layout.yaml:2 unknown-theme"]),
])
def test_mistakes_in_the_chain_are_told_at_their_place(said, change, expected):
    found = said(lambda: load_layout("own", {**FILES, **change}))
    assert [line for line in found if line in expected] == expected


def test_a_template_that_is_too_large_is_a_limit_hit():
    with pytest.raises(Failed) as e:
        load_layout("own", {**FILES, "layouts/own/part.xml.j2": b"x" * 300_000})
    assert e.value.exit_status == FIT


def test_a_layout_without_an_entry_is_told(said):
    files = {path: data for path, data in FILES.items() if path != "layouts/base/main.xml.j2"}
    assert said(lambda: load_layout("own", files)) == ["own/layout.yaml:1 missing-template"]


def test_layouts_are_listed_with_what_they_inherit():
    assert names(FILES) == ("base", "looks", "other", "own")
    assert [(s.name, s.title, s.kind, s.reader, s.papers, s.extends) for s in list_layouts(FILES)][3] == (
        "own", "Own", "handout", "facilitator", ("a4", "letter"), "base")
    assert [(o.name, o.type, o.default, o.help) for o in show_layout("looks", FILES).options] == [
        ("a", "number", 2, "A."), ("b", "text", "", "B.")]


def test_eject_copies_every_file_that_a_layout_is_made_of():
    folders = ("layouts/base/", "layouts/own/", "layouts/_shared/", "layouts/themes/ground")
    assert list(layout_files("own", FILES)) == sorted(path for path in FILES if path.startswith(folders))


def test_the_shipped_layouts_load_for_each_of_their_papers():
    root = Path(__file__).parents[2]
    shipped = {str(p.relative_to(root)): p.read_bytes() for p in sorted((root / "layouts").rglob("*")) if p.is_file()}
    for summary in list_layouts(shipped):
        for paper in summary.papers:
            made = load_layout(summary.name, shipped, settings({}, {}, (), paper))
            sandbox = environment(tuple(sorted(made.templates.items())))
            assert all(sandbox.get_template(name) for name in made.templates)
