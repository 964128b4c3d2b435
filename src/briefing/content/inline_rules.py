"""markdown-it's inline rules, changed so that every token knows where it began and ended, and with two of our own.

Own rules for words, line ends and single characters push their token at once, so that none is ever pending; `placed`
notes in `token.meta` where any other rule began (`at`) and ended (`to`). `[@…]` and `[[…]]` are rules before links;
HTML is complained of. `env` carries `span` and `complain`. Only markdown-it's public interface for rules is used.
"""

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, emphasis, entity, escape, link

from briefing.content.citations import sources

Rule = Callable[[StateInline, bool], bool]

MAX_NESTING = 40
WORDS = re.compile(r"[^\n\\*_\[\]<&]+")
HTML = re.compile(r"<(?:/?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>|!--|[?]|![A-Za-z\[])")
TERM = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]]+))?\]\]")


class _Markdown(MarkdownIt):
    """Every address is let through here; `prose` refuses those whose scheme is not allowed, with their place."""

    def validateLink(self, url: str) -> bool:
        return True


def placed(rule: Rule) -> Rule:
    """A rule of markdown-it's, its first and last token told where it began and ended."""

    def run(state: StateInline, silent: bool) -> bool:
        start, n = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if new := state.tokens[n:]:
            new[0].meta["at"] = start
            new[-1].meta["to"] = state.pos
            if rule is autolink:
                new[1].meta.update(at=start + 1, to=state.pos - 1)
        return True

    return run


def emphasised(state: StateInline, silent: bool) -> bool:
    """markdown-it's rule makes one token for each * of a run."""
    start, n = state.pos, len(state.tokens)
    if not emphasis.tokenize(state, silent):
        return False
    for i, token in enumerate(state.tokens[n:]):
        token.meta.update(at=start + i, to=start + i + 1)
    return True


def words(state: StateInline, silent: bool) -> bool:
    m = WORDS.match(state.src, state.pos, state.posMax)
    if not m:
        return False
    _text(state, silent, m[0])
    return True


def literal(state: StateInline, silent: bool) -> bool:
    """One character that no other rule wanted."""
    _text(state, silent, state.src[state.pos])
    return True


def _text(state: StateInline, silent: bool, text: str) -> None:
    if not silent:
        token = state.push("text", "", 0)
        token.content = text
        token.meta.update(at=state.pos, to=state.pos + len(text))
    state.pos += len(text)


def newline(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "\n":
        return False
    if not silent:
        spaces, last = 0, state.tokens[-1] if state.tokens else None
        if last and last.type == "text":
            spaces = len(last.content) - len(last.content.rstrip(" "))
            last.content = last.content.rstrip(" ")
            last.meta["to"] -= spaces
        state.push("hardbreak" if spaces > 1 else "softbreak", "br", 0).meta.update(at=state.pos, to=state.pos + 1)
    state.pos += 1
    while state.pos < state.posMax and state.src[state.pos] in " \t":
        state.pos += 1
    return True


def term(state: StateInline, silent: bool) -> bool:
    start, end = state.pos, state.posMax
    if not state.src.startswith("[[", start):
        return False
    m = TERM.match(state.src, start, end)
    if not m:
        if not silent:
            where = state.env["span"](start, start + 2)
            hint = "write [[id]] or [[id|other words]], or \\[ for the sign"
            state.env["complain"]("bad-reference", where, "[[ without an id and ]]", hint)
        _text(state, silent, "[[")
        return True
    if not silent:
        opened = state.push("term_open", "", 1)
        opened.meta.update(id=m[1].strip())
        if m[2]:
            state.pos, state.posMax = m.span(2)
            state.md.inline.tokenize(state)
        state.push("term_close", "", -1)
    state.pos, state.posMax = m.end(), end
    return True


def cite(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("[@", state.pos):
        return False
    end = state.src.find("]", state.pos, state.posMax)
    if not silent:
        stop = end if end > 0 else state.posMax
        if end < 0:
            where = state.env["span"](state.pos, state.pos + 2)
            state.env["complain"]("bad-citation", where, "[@ without ]", "close the citation with ]")
            found: object = ()
        else:
            found = sources(state.src, state.pos + 1, stop, state.env["span"], state.env["complain"])
        state.push("cite", "", 0).meta["sources"] = found
    state.pos = end + 1 or state.posMax
    return True


def refuse_html(state: StateInline, silent: bool) -> bool:
    m = HTML.match(state.src, state.pos, state.posMax)
    if not m:
        return False
    if not silent:
        hint = "write \\< for the sign, *em* and **strong** for emphasis"
        state.env["complain"]("html", state.env["span"](*m.span()), "HTML is not read", hint)
    _text(state, silent, m[0])
    return True


def parser() -> MarkdownIt:
    """CommonMark's paragraphs, lists, quotes, emphasis and links, with our own rules beside them."""
    rules = ["list", "blockquote", "newline", "escape", "emphasis", "link", "autolink", "entity"]
    md = _Markdown("zero", {"maxNesting": MAX_NESTING}).enable(rules)
    ruler = md.inline.ruler
    for name, rule in {"escape": escape, "link": link, "autolink": autolink, "entity": entity}.items():
        ruler.at(name, placed(rule))
    ruler.at("emphasis", emphasised)
    ruler.at("text", words)
    ruler.at("newline", newline)
    ruler.before("link", "term", placed(term))
    ruler.before("link", "cite", placed(cite))
    ruler.after("autolink", "refuse_html", refuse_html)
    ruler.push("literal", literal)
    md.inline.ruler2.disable("fragments_join")  # it would join text tokens and keep only the last one's places
    return md
