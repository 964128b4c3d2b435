from pathlib import Path

import pytest

from briefing.diagnostics import Failed
from briefing.layout.settings import settings
from briefing.layout.theme_values import PAPERS, kind_of

BASE = """\
ink: '#000000'
accent: '#0b3c5d'
grid: 14
top: 30mm
text-height: 47L
letter-top: 24mm
body-face: serif
body-size: 10.5
body-leading: 14
h1-size: 2L
h1-colour: accent
"""


@pytest.fixture
def theme(layout):
    """The theme of a layout whose theme.yaml is given, with an edition's keys, --set and paper."""

    def made(own, keys=None, sets=(), paper=""):
        given = settings({}, keys or {}, sets, paper)
        return layout("<doc/>", given, page__theme=own, **{"page__theme.yaml": own, "themes__base.yaml": BASE}).theme

    return made


def test_a_file_wins_over_what_it_extends(theme):
    made = theme("extends: themes/base\nh1-size: 30\naccent: ink\n")
    assert made.length("h1-size") == 30.0 and made.length("body-size") == 10.5
    assert made.colour("h1-colour") == made.colour("accent") == "#000000"


@pytest.mark.parametrize("own, paper, top", [
    ("extends: themes/base", "a4", 30 * 72 / 25.4),
    ("extends: themes/base", "letter", 24 * 72 / 25.4),
    ("extends: themes/base\ntop: 50", "letter", 50.0),
    ("extends: themes/base\nletter-top: 1in", "letter", 72.0),
    ("extends: themes/base\nletter-top: 1in\ntop: 50", "letter", 72.0),
    ("extends: themes/base\nletter-top: 1in", "a4", 30 * 72 / 25.4),
])
def test_a_papers_keys_count_on_that_paper(theme, own, paper, top):
    made = theme(own, paper=paper)
    assert made.length("top") == pytest.approx(top)
    assert (made.length("page-width"), made.length("page-height")) == PAPERS[paper]


def test_an_edition_wins_over_files_and_set_over_an_edition(theme):
    own = "extends: themes/base"
    assert theme(own, {"h1-size": 20}, paper="letter").length("h1-size") == 20.0
    assert theme(own, {"h1-size": 20, "top": "1in"}, ["theme.h1-size=3L"], "letter").length("h1-size") == 42.0
    assert theme(own, {"top": "1in"}, paper="letter").length("top") == 72.0
    assert theme(own, sets=["theme.accent=#123456"]).colour("h1-colour") == "#123456"
    assert theme(own, sets=["theme.h1-weight=bold"]).style("h1").weight == "bold"  # a text property of a role there is


@pytest.mark.parametrize("value, points", [
    ("12", 12.0), ("12.5pt", 12.5), ("10mm", 28.346), ("1cm", 28.346), ("0.5in", 36.0), ("1.5L", 30.0), ("'3'", 3.0),
    ("none", 0.0),
])
def test_lengths_have_units(theme, value, points):
    assert theme(f"grid: 20\nbox-gap: {value}\n").length("box-gap") == pytest.approx(points, abs=0.001)


def test_lists_are_lengths_by_step(theme):
    assert theme("h1-size: [40, 2L, 1in]\n").lengths("h1-size") == (40.0, 28.0, 72.0)


@pytest.mark.parametrize("own, place, code, hint", [
    ("extends: themes/bse", "page/theme.yaml:1", "unknown-theme", "did you mean themes/base?"),
    ("extends: nowhere", "page/theme.yaml:1", "unknown-theme", "known: page, themes/base"),
    ("h1-sise: 3", "page/theme.yaml:1", "unknown-key", "did you mean h1-size?"),
    ("acent: '#000000'", "page/theme.yaml:1", "unknown-key", "did you mean accent?"),
    ("h1-zzz: 3", "page/theme.yaml:1", "unknown-key", "a key ends in a property, such as face, weight, slant, size, "
                                                       "leading, colour"),
    ("top: 3\nh1-colour: red", "page/theme.yaml:2", "bad-value", None),
    ("h1-colour: accnt", "page/theme.yaml:1", "bad-value", "did you mean accent?"),
    ("h1-colour: '#12345'", "page/theme.yaml:1", "bad-value", "a colour is '#rrggbb' in quotation marks, or a "
                                                        "token: ink, quiet, hair, tint, accent, dispute, paper"),
    ("accent: #0b3c5d", "page/theme.yaml:1", "bad-value", "put quotes round a colour: '#0b3c5d'"),
    ("accent: red\nh1-colour: accent\nh2-colour: accent", "page/theme.yaml:1", "bad-value", None),
    ("h1-colour: accent\nh2-colour: accent", "page/theme.yaml:1", "bad-value", "add `accent: '#rrggbb'`"),
    ("body-leading: 12\nbody-size: 12.5", "page/theme.yaml:2", "bad-value", "a leading is 1.2 to 1.5 sizes"),
    ("body-leading: [40, 28]\nbody-size: [36, 30]", "page/theme.yaml:2", "bad-value", None),
    ("body-leading: 30\nbody-size: [32, 30]", "page/theme.yaml:2", "bad-value", None),
    ("h1-colour: accent", "page/theme.yaml:1", "bad-value", "add `accent: '#rrggbb'`"),
    ("h1-size: big", "page/theme.yaml:1", "bad-value", ""),
    ("h1-size: 0", "page/theme.yaml:1", "bad-value", ""),
    ("h1-size: 1e9", "page/theme.yaml:1", "bad-value", ""),
    ("h1-size: 99999999", "page/theme.yaml:1", "bad-value", ""),
    ("h1-size: .nan", "page/theme.yaml:1", "bad-value", ""),
    ("h1-size: [40, big]", "page/theme.yaml:1", "bad-value", ""),
    ("h1-size: {a: 1}", "page/theme.yaml:1", "bad-value", ""),
    ("h1-align: [left, right]", "page/theme.yaml:1", "bad-value", ""),
    ("box-inset: -3", "page/theme.yaml:1", "bad-value", ""),
    ("h1-lines: 1.5", "page/theme.yaml:1", "bad-value", ""),
    ("h1-lines: 2mm", "page/theme.yaml:1", "bad-value", ""),
    ("h1-align: center", "page/theme.yaml:1", "bad-value", "did you mean centre?"),
    ("foot-side: margin", "page/theme.yaml:1", "bad-value", "known: block, side, text"),
    ("h1-balance: yes", "page/theme.yaml:1", "bad-value", ""),
    ("h1-face: seriff bold", "page/theme.yaml:1", "bad-value", "did you mean serif?"),
    ("h1-face: serif semibld", "page/theme.yaml:1", "bad-value", "did you mean semibold?"),
    ("serif-strong: heavy", "page/theme.yaml:1", "bad-value", None),
    ("top: 700\ntext-height: 200", "page/theme.yaml:2", "bad-value", ""),
    ("bottom: 200", "page/theme.yaml:1", "unknown-key", None),
    ("h1-radius: 2", "page/theme.yaml:1", "unknown-key", None),
    ("h1-text: x", "page/theme.yaml:1", "unknown-key", None),
    ("inner: 300\nblock-width: 400", "page/theme.yaml:2", "bad-value", ""),
    ("- a list", "page/theme.yaml:1", "bad-value", ""),
    ("h1-size: [", "page/theme.yaml:1", "bad-yaml", None),
    ("h1-size: 3\nh1-size: 4", "page/theme.yaml:2", "duplicate-key", ""),
])
def test_mistakes_are_told_at_their_place(theme, own, place, code, hint):
    with pytest.raises(Failed) as e:
        theme(own)
    found = e.value.diagnostics[0]
    assert (f"{found.span.file.removeprefix('layouts/')}:{found.span.line}", found.code) == (place, code)
    assert hint is None or found.hint == hint
    assert len(e.value.diagnostics) == 1


@pytest.mark.parametrize("sets, column, hint", [
    (["theme.acent=#000000"], 1, "did you mean accent?"),
    (["theme.h1-sizee=3"], 1, "did you mean h1-size?"),
    (["theme.h7-size=3"], 1, "did you mean h1-size?"),
    (["theme.h1-size=big"], 15, ""),
    (["theme.h1-size={a: b}"], 15, ""),
    (["theme.h1-size=[1"], 15, None),
])
def test_a_setting_must_name_what_there_is(theme, sets, column, hint):
    with pytest.raises(Failed) as e:
        theme("extends: themes/base", sets=["theme.top=30", *sets])
    found = e.value.diagnostics[0]
    assert found.span.begin == ("--set", 2, column) and (hint is None or found.hint == hint)


def test_all_mistakes_are_told_at_once(theme, said):
    assert said(lambda: theme("extends: themes/base\nh1-sise: 3\ntop: x\n", sets=["theme.acent=1", "options.x=1"])) == [
        "--set:2 unknown-key", "page/theme.yaml:2 unknown-key", "--set:1 unknown-key", "page/theme.yaml:3 bad-value"]


@pytest.mark.parametrize("key, kind", [
    ("accent", "colour"), ("h1-colour", "colour"), ("dl-fields-label-width", "room"), ("arabic", "family"),
    ("body-arabic", "factor"), ("sans-strong", True), ("letter", ""), ("made-up", ""), ("x-weight", "weight"),
])
def test_a_keys_last_word_says_what_it_may_be(key, kind):
    assert bool(kind_of(key)) if kind is True else kind_of(key) == kind


def test_the_shipped_themes_have_known_keys_only():
    from briefing.layout.theme_files import read_theme

    complaints = []
    for file in sorted((Path(__file__).parents[2] / "layouts").glob("*/*.yaml")):
        if file.name != "layout.yaml":
            read_theme(str(file), file.read_bytes(), complaints)
    assert not complaints


def test_a_gutter_is_added_to_the_inner_margin(theme):
    assert theme("extends: themes/base\ninner: 20mm\ngutter: 5mm\n").length("inner") == pytest.approx(25 * 72 / 25.4)
    with pytest.raises(Failed) as failed:
        theme("inner: 20mm\nblock-width: 185mm\ngutter: 6mm\n", paper="a4")
    assert "inner and block-width are together more than the page width" in failed.value.diagnostics[0].message


@pytest.mark.parametrize(("paper", "size"), [("a4", (841.89, 595.28)), ("letter", (792.0, 612.0))])
def test_landscape_turns_the_paper_and_binds_it_at_its_top(theme, paper, size):
    made = theme("orientation: landscape\nfacing: true\ntop: 30mm\ninner: 20mm\ngutter: 5mm\n", paper=paper)
    assert (made.length("page-width"), made.length("page-height")) == pytest.approx(size, abs=0.01)
    assert (made.length("top"), made.length("inner")) == pytest.approx((35 * 72 / 25.4, 20 * 72 / 25.4))
    assert not made.flag("facing")
