import pytest

from briefing.content import check, load


def words(n: int) -> str:
    return " ".join(f"w{i}" for i in range(n))


def slides(*rows: str) -> str:
    """A file of slides, each with an id and what is given."""
    each = (f"  - {{id: s-{i}, kind: evidence, minutes: 1, speaker_notes: n, {row}}}\n" for i, row in enumerate(rows))
    return "slides:\n" + "".join(each)


def notes(*texts: str) -> str:
    return "notes:\n" + "".join(f"  - {{id: n-{i}, title: T, text: '{t}'}}\n" for i, t in enumerate(texts))


def claim(*positions: str) -> str:
    each = "".join(f"      - {{{p}, stance: supports, voice: stated, cites: '@reed-1911'}}\n" for p in positions)
    facts = "    statement: S\n    question: Q?\n    evidence: E\n    settle: S\n"
    return f"claims:\n  - id: c\n{facts}    positions:\n{each}"


def pictured(more: str) -> str:
    return SECTION + f"      - picture: {{file: the-mill.png, {more}}}\n"


def tabled(more: str) -> str:
    return SECTION + f"      - table: {{caption: C, {more}}}\n"


SECTION = "sections:\n  - id: s\n    title: T\n    body:\n"
ACTOR = "actors:\n  - {id: a, name: A, kind: k, role: r, relations: r, accounts: [{source: reed-1911, text: %s}]}\n"
SUMMARY = "summaries:\n  - {id: s, question: Q?, text: %s}\n"
QUESTION = (
    "questions:\n  - {id: q, phase: core, bloom: apply, dok: 1, minutes: 1, text: %s\n"
    "    , answer_key: {look_for: []}}\n"
)
NO_POSITION = "claims:\n  - {id: c, statement: S, question: Q?, evidence: E, settle: S, positions: []}\n"
QUOTED = "sections:\n  - id: s\n    title: T\n    body:\n      - quote: {text: %s, by: B, cites: '@reed-1911'}\n"
CITE = "[@reed-1911, A-1]"

# a file, what is told of it, a part of what is said
CASES = [
    (slides(f"headline: {words(15)}"), [], ""),
    (slides(f"headline: {words(16)}"), ["2:71 headline-too-long"], "16 words"),
    (slides("headline: {default: a, young: " + words(16) + "}"), ["2:91 headline-too-long"], "16 words"),
    (slides(f"headline: 'a – b … {words(13)} {CITE}'"), [], ""),
    (slides(f"headline: {words(9)}, evidence: [{{label: a b, text: {words(29)}}}]"), [], ""),
    (
        slides(f"headline: {words(9)}, evidence: [{{label: a b, text: {words(30)}}}]"),
        ["2:10 slide-too-long"],
        "41 words",
    ),
    (
        slides(f"headline: b, evidence: [{{label: a, text: {words(30)}, held_by: {words(9)}}}]"),
        ["2:10 slide-too-long"],
        "",
    ),
    (slides("headline: One *two*", "headline: ONE two"), ["3:71 headline-twice"], "t.yaml:2:71"),
    (slides("headline: {default: a, young: b}", "headline: {default: c, young: b}"), ["3:91 headline-twice"], ""),
    (pictured("alt: A mill"), [], ""),
    (pictured("alt: Up"), ["5:44 bad-alt"], "this one 2"),
    (pictured(f"alt: {'x' * 251}"), ["5:44 bad-alt"], "251"),
    (pictured("alt: pictures/the-mill.png"), ["5:44 bad-alt"], "name of its file"),
    (pictured("alt: The mill"), ["5:44 bad-alt"], "name of its file"),
    (pictured("alt: An old mill, caption: {default: x, young: 'An *old* mill.'}"), ["5:44 bad-alt"], "caption"),
    (tabled("head: [A, B], rows: [[a, b], [c, d]], align: [left, decimal]"), [], ""),
    (tabled("head: [A, B], rows: [[a, b], [c]]"), ["5:59 bad-table"], "1 cells, its table 2 heads"),
    (tabled("head: [' ', ''], rows: [[a, b]]"), ["5:26 bad-table"], "a table has heads"),
    (tabled("head: [A, B], rows: []"), ["5:26 bad-table"], "rows below them"),
    (tabled("head: [A, B], rows: [[a, b]], align: [left]"), ["5:26 bad-table"], "align has 1"),
    (notes(f"x “{words(12)}” {CITE}."), [], ""),
    (notes(f"x “{words(13)}” {CITE}."), ["2:35 quotation-too-long"], "13 words"),
    (notes(f"x “w *{words(12)}*”{CITE}."), ["2:35 quotation-too-long"], ""),
    (notes(f"x “{words(13)}” is said."), [], ""),
    (notes(f"“a” b “{words(13)},” {CITE}."), ["2:39 quotation-too-long"], ""),
    (notes(f"> {words(13)} {CITE}"), ["2:34 quotation-too-long"], ""),
    (notes(f"> {words(13)}"), [], ""),
    (QUOTED % words(13), ["5:23 quotation-too-long"], ""),
    (claim("holder: A, text: a", "holder: B, text: b"), [], ""),
    (claim("holder: A, text: a", "holder: a, text: b"), ["2:9 few-positions"], "one holder"),
    (NO_POSITION, ["2:10 few-positions"], "no position"),
    (claim(f"holder: A, text: {words(6)}", f"holder: B, text: {words(4)}"), [], ""),
    (claim(f"holder: A, text: {words(7)}", f"holder: B, text: {words(4)}"), ["8:27 uneven-positions"], "7 words"),
    (SUMMARY % "x", ["2:33 uncited"], "summaries.s.text"),
    (SUMMARY % f"'x {CITE}'", [], ""),
    (SUMMARY % f"{{default: 'x {CITE}', young: y}}", ["2:73 uncited"], "text in its wording for young"),
    (ACTOR % "x", ["2:91 uncited"], "actors.a.accounts.0.text"),
    ("summaries:\n  - {id: s, question: Why, text: 'x [@reed-1911]'}\n", ["2:23 no-question-mark"], ""),
    ("sections:\n  - {id: s, title: T, key_question: Why, body: []}\n", ["2:37 no-question-mark"], ""),
    (QUESTION % "'Say “why?”'", [], ""),
    (QUESTION % "Say", ["2:66 no-question-mark"], ""),
    ("notes:\n  - {id: n, title: T, text: {young: a}}\n", ["2:37 no-wording"], "adults"),
    ("notes:\n  - {id: n, title: T #1\n    , text: x}\n", ["2:22 comment"], ""),
]


@pytest.mark.parametrize("text, expected, told", CASES)
def test_what_a_pack_must_keep_to(text: str, expected: list[str], told: str, with_rest, brief) -> None:
    found = [d for d in check(load(with_rest(text, "rest"))) if d.code != "slide-parts"]
    assert brief(found) == expected
    assert not found or told in found[0].message


def test_the_sample_keeps_to_it(pack) -> None:
    assert [d.code for d in check(pack) if d.code != "slide-parts"] == []


def test_warnings_and_errors_are_told_apart(with_rest) -> None:
    found = check(load(with_rest(SUMMARY.replace("Q?", "Q") % "x", "rest")))
    assert [(d.severity, d.code) for d in found] == [("warning", "no-question-mark"), ("error", "uncited")]
