"""YAML bytes to a tree of Nodes, each with its place: guarded first, so that no file can harm the program.

Only the reader's events are used: libyaml's own composer recurses in C, and a small file of brackets would kill the
process. Anchors, aliases, merge keys and tags are refused, as are repeated keys; plain scalars stay as they were
written, and what they mean is the model's business.
"""

import re
from typing import NamedTuple, TypeAlias

import yaml

from briefing.content.places import Run, spell
from briefing.content.slips import folds, odd_space, slip
from briefing.diagnostics import FIT, Diagnostic, Failed, Span, at, error, warning

MAX_BYTES, MAX_DEPTH, MAX_EVENTS, MAX_ERRORS = 16 << 20, 64, 200_000, 50
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What YAML does not call printable, what only YAML 1.1 takes for line ends, and the byte order mark. (The few that are
# meant, not all others: a class of tens of thousands of characters takes milliseconds to compile.)
FORBIDDEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")

UTF_16 = re.compile(rb"\xff\xfe|\xfe\xff|\0[^\0]\0|[^\0]\0[^\0]\0")
EMPTY = "write a key, such as ‘actors:’, with what belongs to it; or delete the file"
COLOUR = re.compile(r" +#[0-9A-Fa-f]{3,8}\b")
NO_PARAGRAPH = "the blank line above makes no paragraph: here it is the end of a line only"
CUT = re.compile(r" #| +#[^\s#!]")  # people put two spaces before the # of a comment, and one after it


class Scalar(NamedTuple):
    """Text as written. `style` is '' for plain, else the character that opens it; `raw` is what the file holds between
    the scalar's ends, `parent` the column, from 0, of the collection that it stands in, or -1."""

    value: str
    span: Span
    style: str
    raw: str
    parent: int

    @property
    def runs(self) -> tuple[Run, ...]:
        """Where its characters stand."""
        return spell(self.raw, self.value, self.style, self.span.line, self.span.column, self.parent)


class Sequence(NamedTuple):
    items: tuple["Node", ...]
    span: Span


class Entry(NamedTuple):
    key: Scalar
    value: "Node"


class Mapping(NamedTuple):
    """Keys are unique; the first one's Span stands for the mapping, as that is where an eye finds it."""

    entries: tuple[Entry, ...]
    span: Span


Node: TypeAlias = Scalar | Sequence | Mapping


class _Open(NamedTuple):
    """A collection whose end is still to come; of a mapping, keys and values alternate in `children`."""

    keyed: bool
    span: Span
    children: list[Node]
    seen: dict[str, Span]


class _Reading(NamedTuple):
    file: str
    text: str
    complaints: list[Diagnostic]
    warnings: list[Diagnostic]

    def place(self, event: yaml.Event, width: int = 1) -> Span:
        """Where an event begins."""
        mark = event.start_mark
        assert mark is not None  # only events made by hand have none
        return at(self.file, mark.line + 1, mark.column + 1, width)

    def complain(self, code: str, span: Span, message: str, hint: str = "") -> None:
        self.complaints.append(error(code, span, message, hint))
        if len(self.complaints) >= MAX_ERRORS:
            raise Failed(self.complaints)

    def stop(self, code: str, span: Span, message: str, hint: str = "") -> Failed:
        return Failed([*self.complaints, error(code, span, message, hint)])


def read(file: str, data: bytes, warnings: list[Diagnostic] | None = None) -> Node:
    """The tree of one YAML document; `file` is the path to show. Raises Failed with all that is wrong.

    What is allowed but looks like a slip is added to `warnings`.
    """
    reading = _Reading(file, _decode(file, data), [], [] if warnings is None else warnings)
    try:
        node = _tree(reading)
    except yaml.MarkedYAMLError as e:
        span, message, hint = slip(file, reading.text, e)
        raise reading.stop("bad-yaml", span, message, hint) from None
    if node is None:
        raise reading.stop("empty-file", at(file), "the file holds nothing", EMPTY)
    if reading.complaints:
        raise Failed(reading.complaints)
    return node


def _decode(file: str, data: bytes) -> str:
    """Strict UTF-8, a byte order mark at the start allowed, line ends made LF."""
    if len(data) > MAX_BYTES:
        raise Failed([error("file-too-large", at(file), f"the file is larger than {MAX_BYTES >> 20} MiB")], FIT)
    if UTF_16.match(data):
        raise Failed([error("not-utf-8", at(file), "the file is in UTF-16", "save the file as UTF-8")])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        before = data[: e.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8-sig", "replace")) + 1
        span = at(file, before.count(b"\n") + 1, column)
        raise Failed([error("not-utf-8", span, f"byte {e.start} is not UTF-8", "save the file as UTF-8")]) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    odd = [
        error("bad-character", _spot(file, text, m.start()), f"the character U+{ord(m[0]):04X} may not stand here")
        for m, _ in zip(FORBIDDEN.finditer(text), range(MAX_ERRORS), strict=False)
    ]
    if odd:
        raise Failed(odd)
    return text


def _spot(file: str, text: str, index: int) -> Span:
    return at(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def _tree(reading: _Reading) -> Node | None:
    """Builds the tree from the events, without recursion; stops at the first event that is too deep or one too many."""
    root: Node | None = None
    stack: list[_Open] = []
    documents = 0
    for n, event in enumerate(yaml.parse(reading.text, LOADER)):
        if n > MAX_EVENTS:
            message = f"more than {MAX_EVENTS} values in one file"
            raise Failed([*reading.complaints, error("too-many-values", reading.place(event), message)], FIT)
        if isinstance(event, yaml.ScalarEvent):
            node: Node = _scalar(reading, event, stack)
        elif isinstance(event, yaml.CollectionStartEvent):
            _unmarked(reading, event)
            stack.append(_opened(reading, event, stack))
            continue
        elif isinstance(event, yaml.CollectionEndEvent):
            node = _closed(stack.pop())
        elif isinstance(event, yaml.AliasEvent):
            node = _alias(reading, event)
        else:
            documents += isinstance(event, yaml.DocumentStartEvent)
            if documents > 1:
                span = reading.place(event, 3)
                raise reading.stop("several-documents", span, "a second document in one file")
            continue
        if stack:
            _add(reading, stack[-1], node)
        else:
            root = node
    return root


def _unmarked(reading: _Reading, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> bool:
    """Whether a node has neither anchor nor tag; both are complained of."""
    if event.anchor:
        span = reading.place(event, len(event.anchor) + 1)
        hint = "put quotes round text that starts with &"
        reading.complain("anchor", span, "anchors (&name) are not read", hint)
    if event.tag:
        span = reading.place(event)
        reading.complain("tag", span, "tags (!name) are not read", "put quotes round text that starts with !")
    return not (event.anchor or event.tag)


def _alias(reading: _Reading, event: yaml.AliasEvent) -> Scalar:
    span = reading.place(event, len(event.anchor or "") + 1)
    reading.complain("alias", span, "aliases (*name) are not read", "put quotes round text that starts with *")
    return Scalar("", span, "", "", -1)


def _opened(reading: _Reading, event: yaml.CollectionStartEvent, stack: list[_Open]) -> _Open:
    span = reading.place(event)
    if len(stack) >= MAX_DEPTH:
        raise reading.stop("too-deep", span, f"nested more than {MAX_DEPTH} deep")
    if stack and stack[-1].keyed and len(stack[-1].children) % 2 == 0:
        hint = "put quotes round a value that starts with { or ["
        raise reading.stop("bad-key", span, "a key must be text", hint)
    return _Open(isinstance(event, yaml.MappingStartEvent), span, [], {})


def _closed(done: _Open) -> Node:
    if not done.keyed:
        return Sequence(tuple(done.children), done.span)
    keys, values = done.children[::2], done.children[1::2]
    entries = tuple(Entry(k, v) for k, v in zip(keys, values, strict=True) if isinstance(k, Scalar))
    return Mapping(entries, keys[0].span if keys else done.span)


def _add(reading: _Reading, parent: _Open, node: Node) -> None:
    """A child to its collection; a key must be new to its mapping."""
    if parent.keyed and len(parent.children) % 2 == 0 and isinstance(node, Scalar):
        if node.value == "<<" and not node.style:
            reading.complain("merge-key", node.span, "merge keys (<<) are not read")
        elif first := parent.seen.get(node.value):
            message = f"the key {node.value[:60]} stands twice, first at {first.line}:{first.column}"
            reading.complain("duplicate-key", node.span, message)
        elif odd := None if node.style else odd_space(node.value[:1]):
            reading.complain("bad-character", at(node.span.file, node.span.line, node.span.column), *odd)
        parent.seen.setdefault(node.value, node.span)
    parent.children.append(node)


def _scalar(reading: _Reading, event: yaml.ScalarEvent, stack: list[_Open]) -> Scalar:
    start, end, style, value = event.start_mark, event.end_mark, event.style or "", event.value
    assert start is not None and end is not None
    span = Span(reading.file, start.line + 1, start.column + 1, (end.line + 1, end.column + 1))
    if (event.anchor or event.tag) and not _unmarked(reading, event):  # its slice of the text begins with them
        return Scalar(value, span, "", value, -1)
    raw = reading.text[start.index : end.index]
    scalar = Scalar(value, span, style, raw, stack[-1].span.column - 1 if stack else -1)
    if not style and reading.text.startswith(" ", end.index) and (
            m := (CUT if value else COLOUR).match(reading.text, end.index)):
        where = at(reading.file, end.line + 1, end.column + 1 + m[0].index("#"), 1)
        hint = "put quotes round the value if it is part of it"
        reading.warnings.append(warning("comment", where, "from # on, this is a comment", hint))
    if "\n" in value and style != "|":
        hint = "leave two lines blank between paragraphs, or write |- for >-"
        reading.warnings.extend(warning("no-paragraph", at(reading.file, span.line + down, column), NO_PARAGRAPH, hint)
                                for down, column in folds(raw, style))
    if style == '"' and "\\" in raw and (odd := FORBIDDEN.search(value)):
        run = next(r for r in reversed(scalar.runs) if r.at <= odd.start())
        where = at(reading.file, run.line, run.column, run.width)
        reading.complain("bad-character", where, f"the character U+{ord(odd[0]):04X} may not stand here")
    return scalar
