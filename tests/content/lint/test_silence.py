from briefing.content import check, load, review

SAID = """\
notes:
  - {id: n, title: T, text: Three unnamed persons say so.}
  - {id: o, title: T, text: Four unnamed persons say so.}
lint:
  - {code: anonymous-counted, where: %s, reason: the report counts them itself}
"""
ASKED = "summaries:\n  - {id: s, question: Why, text: 'x [@reed-1911]'}\n"
CODES = ("anonymous-counted", "idle-silence", "unknown-code")


def test_a_finding_may_be_silenced_in_a_record(seek) -> None:
    assert seek(SAID % "n", *CODES) == ["3:29 anonymous-counted Four unnamed persons"]


def test_a_silence_of_nothing_is_found(seek) -> None:
    found = seek(SAID % "x", *CODES)
    assert found[2:] == ["5:12 idle-silence anonymous-counted"]
    assert seek((SAID % "n").replace("code: anonymous-counted", "code: anonymus-counted"), *CODES)[2:] == [
        "5:12 unknown-code anonymus-counted"]


def test_a_silence_of_what_needs_the_sources_is_not_idle_without_them(seek) -> None:
    silent = "lint:\n  - {code: copied, where: n, reason: a formula}\n"
    assert seek(silent, *CODES) == []
    assert seek(silent, *CODES, source="") == ["2:12 idle-silence copied"]


def test_a_build_hears_it_too_and_a_check_says_how_many(with_rest) -> None:
    silent = "lint:\n  - {code: no-question-mark, where: s, reason: it is an order}\n"
    assert [d.code for d in check(load(with_rest(ASKED, "rest")))] == ["no-question-mark"]
    pack = load(with_rest(ASKED + silent, "rest"))
    assert check(pack) == []
    assert [d.code for d in review(pack).silenced] == ["no-question-mark"]
