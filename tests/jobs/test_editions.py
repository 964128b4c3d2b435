"""Editions by id and by flags; whatever is not known is told with the nearest name."""

import pytest

from briefing.content import Pack, load
from briefing.diagnostics import CONTENT, LAYOUT, USAGE, Failed
from briefing.jobs import editions, snapshot
from briefing.jobs.editions import Request
from towns import ROOT, SMALL

LAYOUTS = snapshot.layouts(ROOT / "layouts", ROOT / "layouts")


def towns(old: str = "", new: str = "") -> Pack:
    assert old in SMALL
    return load({"content/towns/pack.yaml": SMALL.replace(old, new).encode()})


def found(request: Request, pack: Pack | None = None) -> list[tuple[str, str, str, str]]:
    return [(e.id, e.layout, e.audience, e.settings.paper) for e in editions.find(pack or towns(), request, LAYOUTS)]


def test_all_editions_of_the_pack_unless_some_are_named() -> None:
    assert found(Request()) == [("pupils-handout", "handout", "pupils", ""), ("talk", "slides", "adults", "")]
    assert found(Request(("talk", "talk"))) == [("talk", "slides", "adults", "")]


def test_flags_make_an_edition_that_is_called_by_them() -> None:
    assert found(Request(layout="handout")) == [("handout-adults-a4", "handout", "adults", "a4")]
    assert found(Request(layout="handout", audience="pupils", paper="letter")) == [
        ("handout-pupils-letter", "handout", "pupils", "letter")]
    assert found(Request(layout="slides"), towns(SMALL[SMALL.index("editions:"):]))[0][0] == "slides-adults-16x9"


@pytest.mark.parametrize(("request_", "told"), [
    (Request(("tlk", "nothing-like-it")), [
        ("unknown-edition", "did you mean talk?"), ("unknown-edition", "known: pupils-handout, talk")]),
    (Request(layout="handuot"), [("unknown-layout", "did you mean handout?")]),
    (Request(layout="handout", audience="pupil", paper="a44"), [
        ("unknown-audience", "did you mean pupils?"), ("unknown-paper", "did you mean a4?")]),
    (Request(("talk",), layout="slides"), [("bad-option", "")]),
    (Request(audience="pupils"), [("bad-option", "add -l handout")]),
    (Request(paper="a4"), [("bad-option", "add -l handout")]),
    (Request(sets=("theme",)), [("bad-setting", "write options.NAME=value or theme.KEY=value")] * 1),
], ids=lambda value: None)
def test_a_request_for_what_is_not_there_is_a_mistake_of_usage(request_: Request, told: list[tuple[str, str]]) -> None:
    with pytest.raises(Failed) as caught:
        found(request_)
    assert [(d.code, d.hint) for d in caught.value.diagnostics] == told
    assert caught.value.exit_status == USAGE


@pytest.mark.parametrize(("old", "new", "code", "place"), [
    ("layout: handout", "layout: handuot", "unknown-layout", (38, 34)),
    ("audience: pupils}", "audience: pupils, paper: a44}", "unknown-paper", (38, 68)),
])
def test_an_edition_of_the_pack_is_told_at_its_place(old: str, new: str, code: str, place: tuple[int, int]) -> None:
    with pytest.raises(Failed) as caught:
        found(Request(), towns(old, new))
    (told,) = caught.value.diagnostics
    assert caught.value.exit_status == CONTENT
    assert told.code == code
    assert told.span and (told.span.line, told.span.column) == place


@pytest.mark.parametrize(("given", "at"), [
    ("options: {parts: [narrative, narative]}", "narative"), ("options: {part: [front]}", "part:"),
    ("options: {parts: narative}", "narative"), ("theme: {accent: }", "accent:"), ("theme: {accent: red}", "red"),
])
def test_a_setting_of_the_pack_is_told_at_its_own_place(given: str, at: str) -> None:
    text = SMALL.replace("audience: pupils}", f"audience: pupils, {given}}}")
    edition, _ = editions.find(load({"content/towns/pack.yaml": text.encode()}), Request(), LAYOUTS)
    with pytest.raises(Failed) as caught:
        editions.load(edition, LAYOUTS)
    span = caught.value.diagnostics[0].span
    assert span and text.splitlines()[span.line - 1][span.column - 1:].startswith(at)


def test_a_pack_without_editions_needs_a_layout() -> None:
    with pytest.raises(Failed, match="has no editions") as caught:
        found(Request(), towns(SMALL[SMALL.index("editions:"):]))
    assert caught.value.exit_status == USAGE


@pytest.mark.parametrize(("old", "new", "sets", "status"), [
    ("layout: slides", "layout: slides", ("theme.acent=#ff0000",), USAGE),
    ("layout: slides", "layout: slides, theme: {acent: red}", (), LAYOUT),
    ("layout: slides", "layout: slides, theme: {acent: red}", ("theme.acent=#ff0000",), LAYOUT),
])
def test_a_wrong_setting_is_usage_when_it_was_typed(old: str, new: str, sets: tuple[str, ...], status: int) -> None:
    (edition,) = editions.find(towns(old, new), Request(("talk",), sets=sets), LAYOUTS)
    with pytest.raises(Failed) as caught:
        editions.load(edition, LAYOUTS)
    assert caught.value.exit_status == status


def test_a_setting_reaches_the_layout() -> None:
    (edition,) = editions.find(towns(), Request(("talk",), sets=("theme.accent=#123456",)), LAYOUTS)
    assert editions.load(edition, LAYOUTS).theme.colour("accent") == "#123456"


QUIZ = {**LAYOUTS, "layouts/quiz/main.xml.j2": b"<doc/>", "layouts/quiz/layout.yaml":
        b"extends: handout\noptions:\n  asked: {type: list, of: questions, help: Which.}\n"}


@pytest.mark.parametrize(("asked", "message", "hint", "column"), [
    ("[q-bridge, q-brigde]", "none of the questions is called q-brigde", "did you mean q-bridge?", 58),
    ("nothing", "none of the questions is called nothing", "known: q-bridge", 47),
])
def test_a_record_that_an_option_names_and_nobody_knows_is_told_at_its_place(
        asked: str, message: str, hint: str, column: int) -> None:
    pack = towns("{id: talk, layout: slides}", f"{{id: talk, layout: quiz, options: {{asked: {asked}}}}}")
    (edition,) = editions.find(pack, Request(("talk",)), QUIZ)
    with pytest.raises(Failed) as caught:
        editions.check_names(pack, edition, editions.load(edition, QUIZ))
    (told,) = caught.value.diagnostics
    assert told.span and (told.message, told.hint, told.span.column) == (message, hint, column)
    assert (told.code, caught.value.exit_status) == ("unknown-id", CONTENT)


def test_a_record_that_is_for_others_is_told_so() -> None:
    pack = towns("dok: 3\n", "dok: 3\n    audiences: [adults]\n")
    asked = Request(layout="quiz", audience="pupils", sets=("options.asked=q-bridge",))
    (edition,) = editions.find(pack, asked, QUIZ)
    with pytest.raises(Failed, match="q-bridge is not for pupils") as caught:
        editions.check_names(pack, edition, editions.load(edition, QUIZ))
    assert caught.value.exit_status == USAGE
