"""What a person probably meant when YAML could not be read: the usual slips, each with its place and a way out."""

import re

import yaml

from briefing.diagnostics import Span, at

QUOTES = "put quotes round a value"
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
    "expected ',' or ']'": ("this list in brackets is not closed", f"{QUOTES} that starts with ["),
    "expected ',' or '}'": ("this mapping in braces is not closed", f"{QUOTES} that starts with {{"),
    "expected node content": ("a value may not begin with this character", f"{QUOTES} that starts with , ] or }}"),
    "could not find expected ':'": ("a line without ‘key: ’", "write ‘key: value’, or indent the line under its key"),
    "expected '-' indicator": ("this line belongs to no list", "check the indentation"),
    "<document start>": ("this does not fit what stands before it", "check the indentation, and quotes or brackets"),
    "undefined tag handle": ("tags (!name) are not read", f"{QUOTES} that starts with !"),
    "hexdecimal": ("an escape that is no character", "double the backslash, or use single quotes"),
}
UNCLOSED = ("this quote is not closed", "double a ' within '…', or write ’")
KEY = ("this line does not fit the ones above", "check the indentation, and put quotes round the whole value")
# where the place to see is that of what began there, not of where it went wrong
BEGUN = ("expected ',' or ']'", "expected ',' or '}'", "scanning an alias", "scanning an anchor")


def slip(file: str, text: str, problem: yaml.MarkedYAMLError) -> tuple[Span, str, str]:
    """The place, the message and the hint for what the YAML reader stumbled over."""
    told = f"{problem.context or ''} {problem.problem or ''}"
    mark, context = problem.problem_mark or problem.context_mark, problem.context_mark
    if mark is None:
        return at(file), told.strip()[:200], ""
    if "quoted scalar" in told and ("end of stream" in told or "document indicator" in told):
        mark, (message, hint) = context or mark, UNCLOSED
    elif "cannot start any token" in told:
        message, hint = _start(text[mark.index : mark.index + 1])
    elif "expected key" in told:
        message, hint = KEY
    else:
        message, hint = next((said for part, said in SAID.items() if part in told), (told.strip()[:200], ""))
        if any(part in told for part in BEGUN):
            mark = context or mark
    return at(file, mark.line + 1, mark.column + 1), message, hint


def _start(character: str) -> tuple[str, str]:
    """No value may start with the character; in a tab's case, no line."""
    if character == "\t":
        return SAID["tab character"]
    shown = character if re.match(r"[!-~]", character) else "this character"
    return f"a value may not start with {shown}", f"{QUOTES} that starts with {shown}"
