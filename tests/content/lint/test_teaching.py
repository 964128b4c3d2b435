import pytest

STEP = "{title: T, phase: core, teacher: a, learners: b, minutes: %d}"


def questions(*each: str) -> str:
    whole = "bloom: apply, minutes: 5, answer_key: {look_for: [x]}"
    return "questions:\n" + "".join(f"  - {{id: q-{n}, {whole}, {q}}}\n" for n, q in enumerate(each))


def session(minutes: int, *steps: int) -> str:
    return (f"sessions:\n  - {{id: se, title: T, minutes: {minutes}, steps: "
            f"[{', '.join(STEP % step for step in steps)}]}}\n")


@pytest.mark.parametrize("minutes, expected", [(20, []), (25, ["2:10 minutes se"])])
def test_the_minutes_of_a_session_add_up(seek, minutes: int, expected: list[str]) -> None:
    assert seek(session(minutes, 12, 8), "minutes") == expected


@pytest.mark.parametrize("minutes, slide, expected", [
    (10, "minutes: 10, from: [q-0]", []),
    (9, "minutes: 9", ["7:117 minutes q-0"]),
    (10, "minutes: 11, from: [tom]", ["7:139 minutes s-1"]),
    (10, "minutes: 11, from: [q-1]", []),
])
def test_what_is_asked_and_shown_in_a_step_fits_into_it(seek, minutes: int, slide: str, expected: list[str]) -> None:
    asked = questions("phase: core, dok: 1, text: Who?", "phase: core, dok: 2, text: Why?")
    shown = f"slides:\n  - {{id: s-1, kind: plain, headline: H, speaker_notes: n, {slide}}}\n"
    tom = "actors:\n  - {id: tom, name: Tom, kind: person, role: r, relations: r}\n"
    plan = session(minutes, minutes).replace("}]", ", questions: [q-0, q-1], slides: [s-1]}]")
    assert seek(f"{asked}{tom}{plan}{shown}".replace("kind: plain", "kind: question"), "minutes") == expected


@pytest.mark.parametrize("text, expected", [
    ("Who opened the gate?", []),
    ("Who says “Why me? Why now?”?", []),
    ("Who opened it? And why?", ["2:97 two-questions Who opened it? And why?"]),
])
def test_a_question_asks_one_thing(seek, text: str, expected: list[str]) -> None:
    assert seek(questions(f"phase: core, dok: 1, text: {text}"), "two-questions") == expected


@pytest.mark.parametrize("text, joined", [
    ("What did the miller lose, and why did he stay?", True),
    ("Who left, or with whom?", True),
    ("In what year and in which month did it fall?", True),
    ("Who knew that it fell, and when did he know?", True),
    ("When and where did it fall, and who saw it?", True),
    ("Which of the two, and why?", False),
    ("Which of the two fell, and why not?", False),
    ("When and where did it fall?", False),
    ("From whom and to whom did the letter go?", False),
    ("Who said that nobody knew when or where it fell?", False),
    ("Who can say when, where and how it fell?", False),
    ("Which towns and villages were cut off, and not only at night?", False),
    ("What explains how fast it fell, and not why it fell?", False),
    ("What is meant by “who and what”?", False),
    ("When you have read it: what is missing and disputed?", False),
])
def test_a_second_question_word_is_noted(seek, text: str, joined: bool) -> None:
    found = seek(questions(f"phase: core, dok: 1, text: '{text}'"), "joined-questions", "two-questions")
    assert [each.partition(" ")[2] for each in found] == ([f"joined-questions '{text}'"] if joined else [])


def test_a_claim_s_question_and_a_section_s_ask_one_thing_too(seek) -> None:
    section = "sections: [{id: s, title: S, key_question: What fell and who saw it?, body: [{text: T.}]}]\n"
    assert len(seek(section, "joined-questions")) == 1


def test_a_question_has_a_key(seek) -> None:
    made = questions("phase: core, dok: 1, text: Why?").replace("[x]", "[]")
    assert seek(made, "no-key") == ["2:10 no-key q-0"]


def test_phases_and_levels_that_are_missing_are_noted(seek) -> None:
    four = [f"phase: {phase}, dok: {dok}, text: Why?" for phase, dok in
            (("opening", 1), ("core", 2), ("closing", 3), ("check", 4))]
    assert seek(questions(*four), "phases", "levels") == []
    assert seek(questions(*[four[1]] * 4), "phases", "levels") == ["2:10 phases q-0", "2:10 levels q-0"]
    assert seek(questions(four[1]), "phases", "levels") == []
