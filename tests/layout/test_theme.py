import pickle

import pytest

from briefing.layout.theme import Theme

THEME = Theme({
    "ink": "#000000", "accent": "#0b3c5d", "quiet": "#595959", "paper": "#ffffff", "serif": "Spectral", "sans": "Lato",
    "arabic": "Amiri", "serif-strong": "semibold", "sans-strong": "bold", "body-face": "serif", "body-size": 10.5,
    "body-leading": 14.0, "body-indent": 14.0, "body-arabic": 1.15, "h2-face": "serif semibold",
    "h2-size": (40.0, 36.0), "h2-leading": (46.0, 42.0),
    "h2-colour": "accent", "h2-indent": 0.0, "h2-keep": "next", "h2-balance": True,
    "note-face": "sans", "note-size": 8.5, "quote-slant": "italic", "heavy-weight": "bold",
    "native-face": "arabic medium", "term-weight": "semibold",
    "cite-face": "sans", "cite-size": 8.0, "cite-colour": "quiet", "cite-rise": 1.0,
    "box-ground": "none", "box-dash": (4.0, 3.0), "box-rule": 0.75, "facing": True, "rule-weight": 2.0,
})


@pytest.mark.parametrize("role, step, expected", [
    ("body", 0, {"faces": ("Spectral-Regular", "Amiri-Regular"), "size": 10.5, "leading": 14.0, "colour": "#000000"}),
    ("body", 3, {"size": 10.5, "family": "serif", "weight": "regular", "italic": False, "keep": "none", "rise": 0.0}),
    ("h2", 0, {"faces": ("Spectral-SemiBold", "Amiri-Regular"), "size": 40.0, "leading": 46.0, "colour": "#0b3c5d"}),
    ("h2", 1, {"size": 36.0, "leading": 42.0, "indent": 0.0, "keep": "next", "balance": True, "arabic": 1.15}),
    ("h2", 7, {"size": 36.0}),
    ("note", 0, {"faces": ("Lato-Regular", "Amiri-Regular"), "family": "sans", "size": 8.5, "leading": 14.0}),
    ("quote", 0, {"faces": ("Spectral-Italic", "Amiri-Regular"), "italic": True, "indent": 14.0}),
    ("heavy", 0, {"faces": ("Spectral-Bold", "Amiri-Bold")}),
    ("native", 0, {"faces": ("Amiri-Regular",), "weight": "medium"}),
    ("rule", 0, {"weight": "regular"}),
    ("nobody", 0, {"faces": ("Spectral-Regular", "Amiri-Regular"), "role": "nobody"}),
])
def test_a_role_is_body_but_for_what_it_says(role, step, expected):
    style = THEME.style(role, step)
    assert {key: getattr(style, key) for key in expected} == expected
    assert THEME.style(role, step) is style


@pytest.mark.parametrize("around, role, expected", [
    ("body", "strong", {"faces": ("Spectral-SemiBold", "Amiri-Regular"), "size": 10.5}),
    ("heavy", "strong", {"faces": ("Spectral-Bold", "Amiri-Bold")}),
    ("note", "strong", {"faces": ("Lato-Bold", "Amiri-Bold")}),
    ("body", "em", {"faces": ("Spectral-Italic", "Amiri-Regular")}),
    ("quote", "em", {"faces": ("Spectral-Regular", "Amiri-Regular")}),
    ("h2", "em", {"faces": ("Spectral-SemiBoldItalic", "Amiri-Regular"), "colour": "#0b3c5d", "size": 40.0}),
    ("note", "term", {"faces": ("Lato-SemiBold", "Amiri-Regular"), "size": 8.5}),
    ("body", "cite", {"faces": ("Lato-Regular", "Amiri-Regular"), "size": 8.0, "leading": 14.0, "colour": "#595959",
                      "rise": 1.0}),
    ("h2", "unknown", {"faces": ("Spectral-SemiBold", "Amiri-Regular"), "size": 40.0}),
])
def test_a_stretch_in_a_line_is_as_around_it_but_for_what_its_role_says(around, role, expected):
    style = THEME.inline(THEME.style(around), role)
    assert {key: getattr(style, key) for key in expected} == expected


def test_a_theme_may_do_without_italics():
    plain = Theme({**THEME.values, "em-slant": "upright", "em-weight": "bold"})
    assert plain.inline(plain.style("body"), "em").faces[0] == "Spectral-Bold"


def test_values_are_asked_for_by_key():
    assert THEME.length("box-rule") == 0.75 and THEME.length("nothing", 3.0) == 3.0 and THEME.length("facing") == 0.0
    assert [THEME.length("h2-size", step=k) for k in (0, 1, 2)] == [40.0, 36.0, 36.0]
    assert THEME.lengths("box-dash") == (4.0, 3.0) and THEME.lengths("box-rule") == (0.75,)
    assert THEME.colour("accent") == THEME.colour("h2-colour") == THEME.colour("nothing", "accent") == "#0b3c5d"
    assert THEME.colour("box-ground") == THEME.colour("nothing") == ""
    assert THEME.word("h2-keep") == "next" and THEME.flag("facing") and not THEME.flag("nothing")
    assert (THEME.steps("h2"), THEME.steps("note"), THEME.steps("nobody")) == (2, 1, 1)


def test_every_face_that_a_role_can_ask_for_is_known_before():
    names = THEME.face_names()
    styles = [THEME.style(role) for role in THEME.roles()]
    inline = [THEME.inline(style, role) for style in styles for role in ("strong", "em", "term", "heavy", "cite")]
    nested = [THEME.inline(style, role) for style in inline for role in ("strong", "em")]
    assert {name for style in styles + inline + nested for name in style.faces} <= set(names)
    assert "Spectral-BoldItalic" in names and "Spectral-Light" not in names


def test_a_theme_travels_between_processes():
    THEME.style("h2")
    assert pickle.loads(pickle.dumps(THEME)) == THEME
