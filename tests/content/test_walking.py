from briefing.content.inline import Cite, Term
from briefing.content.model import Pack
from briefing.content.statements import Event
from briefing.content.teaching import AnswerKey, ExitTicket, Question, Slide
from briefing.content.values import Wordings
from briefing.content.walking import citations, fields, kind, leaves, nodes, record_in, refers


def test_records_have_kinds() -> None:
    assert (kind(Event), kind(ExitTicket)) == ("event", "exit_ticket")


def test_the_record_within_a_type_is_found() -> None:
    fields = Pack.model_fields
    assert record_in(fields["events"].annotation) is Event
    assert record_in(Question.model_fields["answer_key"].annotation) is AnswerKey
    assert record_in(Slide.model_fields["headline"].annotation) is None


def test_a_field_says_to_whom_it_is_released() -> None:
    readers = {field.name: field.reader for field in fields(Question)}
    assert readers["answer_key"] == "facilitator" and readers["text"] == ""


def test_a_field_has_the_key_that_the_yaml_has() -> None:
    assert {field.name: field.key for field in fields(Slide)}["from_"] == "from"


def test_a_text_without_their_signs_holds_no_citation_and_no_term(pack: Pack) -> None:
    proses = [wording.prose for leaf in leaves(pack) if isinstance(leaf.value, Wordings) for wording in leaf.value.each]
    referring = [p for p in proses if any(isinstance(node, Cite | Term) for node in nodes(p))]
    assert referring and all(map(refers, referring)) and not all(map(refers, proses))


def test_leaves_are_every_value_with_its_owners_and_reader(pack: Pack) -> None:
    found = list(leaves(pack))
    deep = next(leaf for leaf in found if leaf.field == "look_for")
    assert [type(o).__name__ for o in deep.owners] == ["Pack", "Question", "AnswerKey"] and deep.reader == "facilitator"
    assert next(leaf for leaf in found if leaf.value == "gate-left-open").reader == ""
    assert not any(leaf.value is None or type(leaf.value) is tuple for leaf in found)


def test_nodes_of_prose_come_in_order(pack: Pack) -> None:
    text = pack.sections[0].body[0].text
    assert text is not None
    prose = text.each[0].prose
    assert [s.key for c in citations(prose) for s in c.sources] == ["moss-1912"]
    assert [type(n).__name__ for n in nodes(prose)] == [
        "Para",
        "Words",
        "Term",
        "Words",
        "Term",
        "Words",
        "Cite",
        "Words",
    ]
