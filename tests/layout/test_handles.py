import pytest
from markupsafe import Markup

from briefing.content.values import Placed
from briefing.diagnostics import at
from briefing.layout.doc import plain
from briefing.layout.handles import Handle, admit

ATTACKS = ["<b>x</b>", "a & b &lt; &#60;b>", "{{ 7 * 7 }}{% raw %}", "]]> <![CDATA[", '<t ref="0"/>', "\"/><x a='",
           "<!-- <?x?>", "{#", "&amp;"]


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_in_a_string_becomes_markup(doc, attack):
    made = doc('<doc><p>{{ s }}</p><section title="{{ s }}"/></doc>', s=attack).root
    assert plain(made.children[0]) == attack and made.children[1].get("title") == attack


def line(text: str) -> Placed:
    made = Placed(text)
    made.span = at("pack.yaml", 3, 5, len(text))
    return made


@pytest.mark.parametrize("attack", [*ATTACKS, "\ufdd07\ufdd1x\ufdd2", "\ufdd2"])
def test_nothing_in_a_line_becomes_markup(doc, attack):
    made = doc('<doc><p>{{ s }}</p><section title="{{ s }}"/></doc>', s=line(attack)).root
    bare = attack.replace("\ufdd07\ufdd1", "").replace("\ufdd2", "")
    assert plain(made.children[0]) == bare and made.children[1].get("title") == bare


@pytest.mark.parametrize("use, said, placed", [
    ("t", "one", True), ("t|e", "one", True), ("t|string", "one", True), ("[t, 'x']|join(' ')", "one", True),
    ("'x' ~ t", "one", True), ("t if t in ('one',)", "one", True), ("t|default('x')", "one", True),
    ("t|upper", "ONE", False), ("t[:2]", "on", False), ("t|length", "3", False), ("t == 'one' and 'y'", "y", False),
    ("{'one': 'z'}[t]", "z", False),
])
def test_a_line_is_a_string_that_keeps_its_place_where_it_is_written_as_it_is(doc, use, said, placed):
    strs = doc(f"<doc>\n<p>a {{{{ {use} }}}} b</p></doc>", t=line("one")).root.children[0].children
    (found,) = [s for s in strs if s.text == said] if placed else [s for s in strs if said in s.text]
    assert found.span.begin == (("pack.yaml", 3, 5) if placed else ("layouts/page/main.xml.j2", 2, 1))


def test_a_point_after_a_line_is_a_part_of_its_last_word(doc):
    strs = doc("<doc><p>{{ t }}., b</p></doc>", t=line("one")).root.children[0].children
    assert [s.text for s in strs] == ["one.,", " b"]


@pytest.mark.parametrize("text", ["\ufdd0999\ufdd1x\ufdd2", "\ufdd00\ufdd1x", "\ufdd2x"])
def test_signs_of_lines_in_a_template_are_no_places(doc, text):
    (found,) = doc(f"<doc>\n<p>{text}</p></doc>").root.children[0].children
    assert found.text == ("0x" if "\ufdd00" in text else "x") and found.span.line == 2


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_in_prose_becomes_markup(doc, text, attack):
    escaped = "".join("\\" + c if c in "<&*_[" else c for c in attack)  # HTML in prose is refused at load
    made = doc("<doc><p>{{ t }}</p>{{ t }}<p>{{ t.plain }}</p></doc>", t=text("t", escaped)).root
    assert [plain(p) for p in made.children] == [attack] * 3
    assert made.children[0].children[0].span.file == "pack.yaml"


@pytest.mark.parametrize("use", [
    "t ~ 'x'", "t|upper", "t + 'x'", "'x' + t", "t == 'x'", "t < u", "t|length", "t[0]", "t|string", "'o' in t",
    "t|trim", "t|join", "{t: 1}",
])
def test_prose_is_no_string(doc, said, text, use):
    assert said(lambda: doc(f"<doc>\n<p>{{{{ {use} }}}}</p></doc>", t=text("t", "one"), u=text("u", "two"))) == [
        "page/main.xml.j2:2 template-error"]


def test_prose_is_true_when_it_says_something(doc, text):
    made = doc("<doc><p>{{ 'yes' if t }}{{ 'no' if not e }}{{ 'none' if n is none }}</p></doc>",
               t=text("t", "one"), e=text("e", " "), n=None)
    assert plain(made.root) == "yesnonone"


@pytest.mark.parametrize("source, words", [
    ("one *two* **three**", "one two three"), ("a\nb", "a b"), ("one [@k, 1].", "one."),
    ("one\n\n- two\n- three", "one two three"), ("> said", "said"), ("see [[mom|the cell]] now", "see the cell now"),
])
def test_plain_is_words_without_markup_and_citations(text, source, words):
    assert Handle(0, text("t", source)).plain == words


def test_a_list_of_handles_joins_to_handles(doc, text):
    made = doc("<doc><p>{{ [t, u]|join(', ') }}</p></doc>", t=text("t", "*one*"), u=text("u", "two"))
    assert plain(made.root) == "one, two" and made.root.children[0].children[0].name == "em"


@pytest.mark.parametrize("value", [Markup("<b>"), object(), len, b"x", {1, 2}, [[Markup("x")]]])
def test_only_plain_data_goes_into_a_template(value):
    with pytest.raises(TypeError):
        admit({"x": value}, [])


def test_a_handle_cannot_be_changed(text):
    with pytest.raises(AttributeError):
        Handle(0, text("t", "one")).number = 1
