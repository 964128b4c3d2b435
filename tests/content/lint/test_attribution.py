import pytest

from briefing.content.lint.markers import MARKERS, hedge, marked
from briefing.content.lint.sentences import sentences

CODES = ("by-missing", "no-marker", "marker-dropped", "anonymous-counted", "anonymous-merged", "one-source")


def narrative(default: str, young: str) -> str:
    return ("sections:\n  - id: s\n    title: T\n    body:\n      - text:\n"
            f"          default: '{default}'\n          young: '{young}'\n")


def claim(*positions: str) -> str:
    each = "".join(f"      - {{stance: supports, {p}}}\n" for p in positions)
    return ("claims:\n  - id: c\n    statement: S\n    question: Q?\n    status: attributed\n"
            f"    evidence: 'E [@reed-1911]'\n    settle: S\n    positions:\n{each}")


@pytest.mark.parametrize("default, young, expected", [
    ("The keeper allegedly slept [@reed-1911, A-1].", "He slept [@reed-1911, A-1].",
     ["7:19 marker-dropped He slept [@reed-1911, A-1]."]),
    ("It rained. He was accused of sleep [@reed-1911, A-1–2].", "It rained, Reed says. He slept [@reed-1911, A-1].",
     ["7:41 marker-dropped He slept [@reed-1911, A-1]."]),
    ("He slept [@reed-1911, A-1].", "He seems to have slept [@reed-1911, A-1].",
     ["6:21 marker-dropped He slept [@reed-1911, A-1]."]),
    ("The keeper allegedly slept [@reed-1911, A-1].", "Some accuse him of sleep [@reed-1911, A-1].", []),
    ("The keeper allegedly slept [@reed-1911, A-1].", "He slept, they say [@reed-1911, A-1].", []),
    ("The keeper allegedly slept [@reed-1911, A-1].", "Water came [@reed-1911, A-2].", []),
    ("Reed writes that he slept [@reed-1911, A-1].", "He slept [@reed-1911, A-1].", []),
    ("Who allegedly slept?", "Who slept?", []),
])
def test_no_audience_reads_as_a_fact_what_another_one_reads_as_doubtful(
        seek, default: str, young: str, expected: list[str]) -> None:
    assert seek(narrative(default, young), *CODES) == expected


def test_a_text_whose_record_has_the_citation_is_compared_as_a_whole(seek) -> None:
    text = "{default: He is said to have left. Rumour has it., young: He left.}"
    event = f"events:\n  - {{id: e, date: 1911, title: T, text: {text}, cites: '@reed-1911, A-1'}}\n"
    assert seek(event, "marker-dropped") == ["2:99 marker-dropped He left."]


@pytest.mark.parametrize("position, expected", [
    ("holder: A, text: He slept., voice: alleged, by: B, cites: '@reed-1911, A-1'", ["no-marker He slept."]),
    ("holder: A, text: He allegedly slept., voice: alleged, by: B, cites: '@reed-1911, A-1'", []),
    ("holder: A, text: {default: He is accused of sleep., young: He slept.}, voice: alleged, by: B, "
     "cites: '@reed-1911, A-1'", ["marker-dropped He slept.", "no-marker He slept."]),
    ("holder: A, text: He slept., voice: inferred, by: B, cites: '@reed-1911, A-1'", ["no-marker He slept."]),
    ("holder: A, text: He seems to sleep., voice: inferred, by: B, cites: '@reed-1911, A-1'", []),
    ("holder: A, text: He slept., voice: reported, by: B, cites: '@reed-1911, A-1'", ["no-marker He slept."]),
    ("holder: A, text: He slept by his account., voice: reported, by: B, cites: '@reed-1911, A-1'", []),
    ("holder: A, text: He slept as B has it., voice: reported, by: B, cites: '@reed-1911, A-1'", []),
    ("holder: A, text: {default: 'He slept, he said.', young: He slept.}, voice: reported, by: B, "
     "cites: '@reed-1911, A-1'", ["no-marker He slept."]),
    ("holder: A, text: He slept., voice: outside, cites: '@reed-1911, A-1'", ["no-marker He slept."]),
    ("holder: A, text: He slept (outside knowledge)., voice: outside, cites: '@reed-1911, A-1'", []),
    ("holder: A, text: 'He slept, he said.', voice: reported, cites: '@reed-1911, A-1'", ["by-missing A"]),
    ("holder: A, text: He slept., voice: stated, cites: '@reed-1911, A-1'", []),
])
def test_each_wording_says_whose_word_it_is(seek, position: str, expected: list[str]) -> None:
    found = seek(claim(position), "by-missing", "no-marker", "marker-dropped")
    assert sorted(each.partition(" ")[2] for each in found) == expected


@pytest.mark.parametrize("text, expected", [
    ("He slept [@reed-1911, A-1].", ["no-marker He slept [@reed-1911, A-1]."]),
    ("He slept, people say [@reed-1911, A-1].", []),
    ("Moss has it that he slept [@reed-1911, A-1].", []),
    ("Sleep is the fault that the clerk finds [@reed-1911, A-1].", []),
])
def test_what_a_source_reports_of_an_actor_says_so(seek, text: str, expected: list[str]) -> None:
    account = f"{{source: reed-1911, voice: reported, by: Moss, text: '{text}'}}"
    rest = "kind: k, role: r, relations: r"
    actor = (f"actors:\n  - {{id: a, name: A, {rest}, accounts: [{account}]}}\n"
             f"  - {{id: moss, name: Moss, short: the clerk, {rest}}}\n")
    assert [each.partition(" ")[2] for each in seek(actor, *CODES)] == expected


@pytest.mark.parametrize("text, expected", [
    ("text: He pays., voice: reported, by: Moss", ["no-marker He pays."]),
    ("text: 'He pays, says Moss.', voice: reported, by: Moss", []),
    ("text: He pays., voice: alleged, by: Moss", ["no-marker He pays."]),
    ("voice: reported, by: Moss", []),
    ("voice: reported", ["by-missing a"]),
])
def test_a_relation_says_whose_word_it_is(seek, text: str, expected: list[str]) -> None:
    rest = "kind: k, role: r, relations: r"
    actors = f"actors:\n  - {{id: a, name: A, {rest}}}\n  - {{id: b, name: B, {rest}}}\n"
    relation = f"relations:\n  - {{from: a, to: b, kind: backs, {text}, cites: '@reed-1911, A-1'}}\n"
    assert [each.partition(" ")[2] for each in seek(actors + relation, *CODES)] == expected


@pytest.mark.parametrize("number, expected", [
    ("label: sheep, counted_by: Moss", []),
    ("label: sheep, counted_by: ''", ["by-missing st"]),
    ("label: sheep, voice: alleged, counted_by: Moss", ["no-marker sheep"]),
    ("label: sheep allegedly lost, voice: alleged, counted_by: Moss", []),
])
def test_a_number_says_who_counted(seek, number: str, expected: list[str]) -> None:
    made = f"statistics:\n  - {{id: st, value: '7', {number}, cites: '@reed-1911, A-1'}}\n"
    assert [each.partition(" ")[2] for each in seek(made, *CODES)] == expected


@pytest.mark.parametrize("text, expected", [
    ("Three unnamed persons say so.", ["anonymous-counted Three unnamed persons"]),
    ("It was so, several Western diplomats say.", ["anonymous-counted several Western diplomats"]),
    ("Some diplomats say so.", []),
    ("Two sources differ.", []),
])
def test_sources_without_names_are_not_counted(seek, text: str, expected: list[str]) -> None:
    said = f"notes:\n  - {{id: n, title: T, text: '{text}'}}\n"
    assert [each.partition(" ")[2] for each in seek(said, "anonymous-counted")] == expected


def test_sources_without_names_are_not_made_one(seek) -> None:
    rest = "text: He says so., voice: stated, cites: '@reed-1911, {}'"
    one, other = (f"holder: {{}}, {rest.format(at)}" for at in ("A-1", "A-3"))
    assert seek(claim(one.format("Parish official"), other.format("Parish official")), "anonymous-merged") == [
        "10:36 anonymous-merged Parish official"]
    assert seek(claim(one.format("Parish official"), one.format("Parish official")), "anonymous-merged") == []
    assert seek(claim(one.format("Official (A)"), other.format("Official (B)")), "anonymous-merged") == []
    named = "'Ada Reed, official'"
    assert seek(claim(one.format(named), other.format(named)), "anonymous-merged") == []


def test_a_claim_of_one_source_is_noted(seek) -> None:
    assert seek(claim("holder: A, text: x, voice: stated, cites: '@reed-1911, A-1'"), "one-source") == [
        "2:9 one-source c"]


def test_every_hedge_is_a_marker_and_common_words_are_none() -> None:
    assert not marked("reported", "alleged", "inferred").search("He left the house, gave away stores and won the day.")
    assert not marked(*MARKERS).search("The United States held talks.")
    for said in ("allegedly", "it seems", "reportedly"):
        assert hedge().search(said) and marked("reported", "alleged", "inferred").search(said)


def test_sentences_end_where_they_do() -> None:
    text = "Dr. Reed came at 4.30 p.m. and left. “Why?” he asked. It rained [\ufffc]. 2 men saw it … Then none."
    assert [text[a:b].strip() for a, b in sentences(text)] == [
        "Dr. Reed came at 4.30 p.m. and left.", "“Why?” he asked.", "It rained [\ufffc].", "2 men saw it …",
        "Then none."]


@pytest.mark.parametrize("text, told", [
    ("statistics:\n  - {id: st, value: '7', label: sheep, counted_by: '', cites: '@reed-1911, A-1'}\n",
     ("this is reported, and nothing says by whom", "give it counted_by: …")),
    (claim("holder: A, text: 'He slept, he said.', voice: reported, cites: '@reed-1911, A-1'"),
     ("this is reported, and nothing says by whom", "give it by: …")),
    (claim("holder: A, text: He slept., voice: outside, cites: '@reed-1911, A-1'"),
     ("this is outside knowledge, but no word of its wording says so", "such as ‘outside knowledge’")),
    (claim("holder: A, text: He slept., voice: alleged, by: B, cites: '@reed-1911, A-1'"),
     ("this is alleged, but no word of its wording says so", "such as allegedly, accused of, unconfirmed")),
])
def test_what_is_missing_is_called_as_the_pack_calls_it(heard, text: str, told: tuple[str, str]) -> None:
    assert [(d.message, d.hint) for d in heard(text) if d.code in ("by-missing", "no-marker")] == [told]
