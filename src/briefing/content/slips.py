"""What a person probably meant when YAML could not be read, or reads otherwise than it looks: the usual slips."""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

import yaml

from briefing.diagnostics import Span, at

QUOTES = "put quotes round a value"
BLOCK = re.compile(r"[-+*>]\s|\d{1,9}[.)]\s")
# part of the reader's own message -> (ours, hint)
SAID = {
    "mapping values are not allowed": ("a second ‘: ’, or a key that is indented too far", f"{QUOTES} with ': '"),
    "block sequence entries are not allowed": ("a list may not begin here", "begin a list on a line of its own"),
    "mapping keys are not allowed": ("a ‘?’ may not stand here", f"{QUOTES} that starts with '? '"),
    "scanning an alias": ("aliases (*name) are not read", f"{QUOTES} that starts with *"),
    "scanning an anchor": ("anchors (&name) are not read", f"{QUOTES} that starts with &"),
    "tag directive": ("directives (%NAME) are not read", f"{QUOTES} that starts with %"),
    "scanning a directive": ("directives (%NAME) are not read", f"{QUOTES} that starts with %"),
    "parsing a tag": ("tags (!name) are not read", f"{QUOTES} that starts with !"),
    "scanning a tag": ("tags (!name) are not read", f"{QUOTES} that starts with !"),
    "tab character": ("a tab in the indentation", "use spaces, not tabs"),
    "unknown escape character": ("an escape that YAML does not know", "double the backslash, or use single quotes"),
    "Unicode character escape": ("an escape that is no character", "double the backslash, or use single quotes"),
    "expected comment or line break": ("text after | or >", "begin the text on the next line, indented"),
    "expected ',' or ']'": ("this list in brackets is not closed", f"{QUOTES} that starts with [, or close it with ]"),
    "expected ',' or '}'": ("this mapping in braces is not closed",
                            f"{QUOTES} that starts with {{, or close it with }}"),
    "expected node content": ("a value may not begin with this character", f"{QUOTES} that starts with , ] or }}"),
    "could not find expected ':'": ("a line without ‘key: ’", "write ‘key: value’, or indent the line under its key"),
    "expected '-' indicator": ("this line belongs to no list", "check the indentation"),
    "<document start>": ("this does not fit what stands before it", "check the indentation, and quotes or brackets"),
    "undefined tag handle": ("tags (!name) are not read", f"{QUOTES} that starts with !"),
    "hexdecimal": ("an escape that is no character", "double the backslash, or use single quotes"),
    "maximum nesting depth": ("brackets in brackets, many times over", "check the brackets"),
    "expected key": ("this line does not fit the ones above",
                     "check the indentation, and put quotes round the whole value"),
}
UNCLOSED = ("this quote is not closed", "double a ' within '…', or write ’")
ENDED = "the quote before this is closed, and text follows"
COMMENT = "from # on, this is a comment"
# where the place to see is that of what began there, not of where it went wrong
BEGUN = ("expected ',' or ']'", "expected ',' or '}'", "scanning an alias", "scanning an anchor",
         "could not find expected ':'")
KEY = re.compile(r"(?:'[^'\n]*'|\"[^\"\n]*\"|[^\s:,'\"{}\[\]]+):(?=\s)")  # a key and its colon, in a record in braces
LAST_WORD = re.compile(r"[^\s:,]+\s*$")
SWALLOWED = re.compile(r"#(?:\S|.*[\]}])")  # a comment that was hardly meant as one
# the end of a quoted text that is the beginning of another one
REOPENED = re.compile(r"(?:\n *(?:- +)?(?:[\w-]+: +)?|[{,] *[\w-]+: +)['\"]$")
NEAR = 200  # so many characters before a place are looked at, whatever a file holds
NO_SPACE = re.compile(r"([\w-]+:|-)[^\s:/]")  # title:One, -item; no address
WORD = re.compile(r" *[^ \n]")
ODD_SPACES = frozenset("\u00a0\u1680\u202f\u205f\u3000") | frozenset(map(chr, range(0x2000, 0x200c)))
SPACES = {"\u00a0": "a no-break space", "\u202f": "a narrow no-break space", "\u3000": "an ideographic space"}

Told = tuple[Span, str, str]


class _Around(NamedTuple):
    """What stands before the place where reading stopped: the last token, and the collections in brackets or braces
    that are open there; `closed` is what the last token closes, if it does."""

    last: yaml.Token | None
    opened: list[yaml.Token]
    closed: yaml.Token | None
    comment: int  # where a comment within brackets begins that was hardly meant as one, or -1


def slip(file: str, text: str, problem: yaml.MarkedYAMLError) -> Told:
    """The place, the message and the hint for what the YAML reader stumbled over."""
    told = f"{problem.context or ''} {problem.problem or ''}"
    mark, context = problem.problem_mark or problem.context_mark, problem.context_mark
    if mark is None:
        return at(file), told.strip()[:200], ""
    if "quoted scalar" in told and ("end of stream" in told or "document indicator" in told):
        return _place(file, text, (context or mark).index), *UNCLOSED
    if (first := WORD.match(text, text.rfind("\n", 0, mark.index) + 1)) and (odd := odd_space(first[0][-1])):
        return _place(file, text, first.end() - 1), *odd
    if "cannot start any token" in told:
        return _place(file, text, mark.index), *_start(text[mark.index : mark.index + 1])
    around = _around(text, mark.index)
    index, message, hint = (_in_brackets(text, told, mark.index, around) or _after_value(text, told, mark.index, around)
                            or _without_space(text, told, problem, around) or (-1, "", ""))
    if not message:
        message, hint = next((said for part, said in SAID.items() if part in told), (told.strip()[:200], ""))
        index = context.index if context and any(part in told for part in BEGUN) else mark.index
    return _place(file, text, index), message, hint


def odd_space(character: str) -> tuple[str, str] | None:
    """What to say of a character that begins a line and looks like a space, but is none."""
    if character not in ODD_SPACES:
        return None
    name = SPACES.get(character, "an odd space")
    return f"{name} (U+{ord(character):04X}) in the indentation", "use plain spaces"


def _in_brackets(text: str, told: str, index: int, around: _Around) -> tuple[int, str, str] | None:
    """What went wrong in a list in brackets or a record in braces, if it is told by that."""
    if around.comment >= 0:
        return around.comment, COMMENT, "put quotes round a value with #, such as a colour"
    if around.opened and not text[index:].strip():
        begun = around.opened[-1].start_mark.index
        return begun, *SAID["expected ',' or ']'" if text[begun] == "[" else "expected ',' or '}'"]
    if not ("expected ',' or" in told and around.opened and around.last):
        return None
    quoted = _quoted(around.last) and around.last.end_mark.index <= index
    if quoted and _reopened(text, around.last):
        return around.last.start_mark.index, *UNCLOSED
    opened = text.rfind("\n", 0, around.opened[0].start_mark.index) + 1
    line = text.rfind("\n", 0, index) + 1
    if line > opened and _indent(text, line) <= _indent(text, opened):
        return None  # the next record: this one is not closed
    if quoted and not KEY.match(text, index) and text[index : index + 1] not in "'\"{[":
        end = around.last.end_mark.index - 1
        return end, "the quote is closed here, and text follows", _double(text[end])
    if text[index : index + 1] == ":" and (word := LAST_WORD.search(text, max(line, index - NEAR), index)):
        index = word.start()
    return index, "a comma is missing before this", "put a comma between two fields, and quotes round a value with ': '"


def _after_value(text: str, told: str, index: int, around: _Around) -> tuple[int, str, str] | None:
    """What stands on the line of a value that has ended: the value was meant to go on, or a quote to end earlier."""
    last = around.last
    if not last or ("expected key" not in told and "expected '-'" not in told):
        return None
    begun = (around.closed or last).start_mark.index
    if "\n" in text[last.end_mark.index : index]:
        return None
    if around.closed:
        sign = text[begun]
        what = "the list in brackets" if sign == "[" else "the record in braces"
        return begun, f"{what} is closed, and text follows", f"{QUOTES} that begins with {sign}"
    if not _quoted(last):
        return None
    if _reopened(text, last):
        return begun, *UNCLOSED
    return index, ENDED, f"put quotes round the whole value, and {_double(text[begun])}"


def _without_space(text: str, told: str, problem: yaml.MarkedYAMLError, around: _Around) -> tuple[int, str, str] | None:
    """A key whose colon has no space after it, or an item's dash: YAML takes the two lines for one text."""
    if "could not find expected ':'" in told and problem.context_mark:
        begun = problem.context_mark.index
    elif "mapping values are not allowed" in told and isinstance(around.last, yaml.ScalarToken):
        begun = around.last.start_mark.index
        if "\n" not in text[begun : around.last.end_mark.index]:
            return None
    else:
        return None
    if not (match := NO_SPACE.match(text, begun)):
        return None
    return begun, f"a space is missing after {match[1][-1]}", f"write ‘{match[1]} ’, then the value"


def _around(text: str, index: int) -> _Around:
    last, closed, comment = None, None, -1
    opened: list[yaml.Token] = []
    with suppress(yaml.YAMLError):
        for token in yaml.scan(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if opened and last and (begun := _swallowed(text, last.end_mark.index, token.start_mark.index)) >= 0:
                comment = begun
            if token.start_mark.index >= index:
                break
            closed = None
            if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
                opened.append(token)
            elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken) and opened:
                closed = opened.pop()
                comment = comment if opened else -1
            if token.end_mark.index > token.start_mark.index:  # no token that stands for an indentation
                last = token
    return _Around(last, opened, closed, comment)


def _swallowed(text: str, begin: int, end: int) -> int:
    """Where, on the line of the token that ends at `begin`, a comment begins that was hardly meant as one; or -1."""
    line = text.find("\n", begin, end)
    begun = text.find("#", begin, end if line < 0 else line)
    return begun if begun >= 0 and SWALLOWED.match(text, begun) else -1


def _reopened(text: str, token: yaml.Token) -> bool:
    begin, end = token.start_mark.index, token.end_mark.index
    return bool(REOPENED.search(text[max(begin + 1, end - NEAR) : end]))


def _quoted(token: yaml.Token) -> bool:
    return isinstance(token, yaml.ScalarToken) and token.style in ("'", '"')


def _double(sign: str) -> str:
    """How a quote stands within a text in such quotes."""
    return "double an apostrophe within '…', or write ’" if sign == "'" else 'write \\" for a " within "…"'


def _indent(text: str, line: int) -> int:
    return len(text[line:]) - len(text[line:].lstrip(" ")) if line < len(text) else 0


def _place(file: str, text: str, index: int) -> Span:
    return at(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def _start(character: str) -> tuple[str, str]:
    """No value may start with the character; in a tab's case, no line."""
    if character == "\t":
        return SAID["tab character"]
    shown = character if re.match(r"[!-~]", character) else "this character"
    return f"a value may not start with {shown}", f"{QUOTES} that starts with {shown}"


def folds(raw: str, style: str) -> Iterator[tuple[int, int]]:
    """Where text goes on after one blank line of a scalar that YAML folds, so that no paragraph begins: how many lines
    below the scalar's first, and the column. In >- lines that are indented further are not folded; marks of lists and
    quotes begin a block by themselves."""
    lines = raw.split("\n")
    first = 1 if style == ">" else 0  # the line of the > holds no text
    wide = [len(line) - len(line.lstrip(" ")) for line in lines]
    base = next((n for n, line in zip(wide[first:], lines[first:], strict=True) if line.strip()), 0)
    for k in range(first + 2, len(lines)):
        before, blank, text = (line.strip() for line in lines[k - 2 : k + 1])
        level = style != ">" or wide[k - 2] == wide[k] == base
        if before and not blank and text.strip("\"'") and level and not BLOCK.match(text):
            yield k, wide[k] + 1
