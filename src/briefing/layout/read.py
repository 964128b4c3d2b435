"""XML that a template wrote -> a Draft tree: expat, the vocabulary's rules, and prose put where its handle stands.

Every complaint is at the template's own line, which the sandbox has stamped into each start tag; all are collected.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn
from xml.parsers import expat

from briefing.content.addresses import leads
from briefing.content.inline import Para, Prose, Words
from briefing.content.values import Placed
from briefing.diagnostics import Diagnostic, Span, at, error, nearest
from briefing.layout.citations import NOTELESS, Citing
from briefing.layout.doc import COMMON, ELEMENTS, Kind
from briefing.layout.draft import Draft
from briefing.layout.handles import lines_in, unmarked
from briefing.layout.spaces import squeeze
from briefing.layout.splice import blocks_of, inline_of
from briefing.layout.values import slip

MAX_DEPTH, MAX_ERRORS = 64, 100
INLINE = ("role", "lang")  # taken by every inline element
ALLOWED = {name: frozenset((*kind.attributes, *(INLINE if kind.inline else COMMON))) for name, kind in ELEMENTS.items()}
STAMP = re.compile(r' at="(\d+:\d+)"')
SCHEMES = ("https", "http", "mailto", "tel")
APART = ("footnote", "pageref", "page", "pages", "running")  # the last three are known when all pages are


class _Stop(Exception):
    """There is no sense in reading on."""


class Reader:
    """expat's events to Drafts. `texts` are what handles and lines stand for, `paths` the files of the stamps."""

    def __init__(self, texts: Sequence[Prose | Placed], paths: Sequence[str], citing: Citing) -> None:
        self.texts, self.paths, self.citing = texts, paths, citing
        self.complaints: list[Diagnostic] = []
        self.stack: list[Draft] = []
        self.root: Draft | None = None
        self.last = at(paths[0] if paths else "template")
        self.places: dict[str, Span] = {}  # by stamp: a template writes most of its lines many times

    def read(self, xml: str) -> Draft | None:
        """The root, None if there is none; `complaints` has what is wrong."""
        parser = expat.ParserCreate()
        parser.buffer_text = parser.ordered_attributes = True
        parser.buffer_size = 4 * len(xml) + 1  # bytes: no text is cut within a line's signs
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = parser.ProcessingInstructionHandler = self._no
        parser.StartCdataSectionHandler = self._no
        with suppress(_Stop):
            try:
                parser.Parse(xml, True)
            except expat.ExpatError as e:
                self._malformed(xml, e)
        return self.root

    def complain(self, code: str, span: Span, message: str, hint: str = "") -> None:
        self.complaints.append(error(code, span, message, hint))
        if len(self.complaints) >= MAX_ERRORS:
            raise _Stop

    def _malformed(self, xml: str, e: expat.ExpatError) -> None:
        """A start tag gone wrong has had no event, so its stamp is looked for in what was read."""
        lines = xml.split("\n")
        before = "\n".join([*lines[: e.lineno - 1], lines[e.lineno - 1][: e.offset]])
        stamps = STAMP.findall(before[-100_000:])
        message = f"not well-formed: {expat.ErrorString(e.code)}"
        if e.code == expat.errors.codes[expat.errors.XML_ERROR_TAG_MISMATCH] and self.stack:
            message = f"<{self.stack[-1].name}> is not closed here"
        hint = "a text within an attribute needs .plain" if lines[e.lineno - 1][e.offset:].startswith("<t ref=") else ""
        span = self._place(stamps[-1]) if stamps else self.last
        self.complaints.append(error("not-well-formed", span, message, hint))

    def _no(self, *_: object) -> NoReturn:
        self.complaints.append(error("not-well-formed", self.last, "a layout has elements and text only"))
        raise _Stop

    def _place(self, stamp: str) -> Span:
        if stamp not in self.places:
            number, _, line = stamp.partition(":")
            self.places[stamp] = at(self.paths[int(number)], int(line))
        return self.places[stamp]

    def _start(self, name: str, flat: list[str]) -> None:
        given = dict(zip(flat[::2], map(unmarked, flat[1::2]), strict=True))
        if name == "t":
            text = self.texts[int(given["ref"])]
            assert isinstance(text, Prose)
            self._put(text)
            return
        span = self.last = self._place(given.pop("at")) if "at" in given else self.last
        draft = Draft(name, span, given, key=given.get("place") or given.get("of") or "")
        if draft.kind:
            if given or draft.kind.needs or name == "a":
                self._check_attributes(draft, draft.kind)
            self._check_place(draft, draft.kind)
        else:
            self.complain("unknown-element", span, f"there is no element <{name[:40]}>", nearest(name, ELEMENTS))
        if len(self.stack) >= MAX_DEPTH:
            self.complain("too-deep", span, f"elements nested more than {MAX_DEPTH} deep")
            raise _Stop
        self.stack.append(draft)

    def _check_attributes(self, draft: Draft, kind: Kind) -> None:
        allowed = ALLOWED[draft.name]
        for key, value in draft.attributes.items():
            if key not in allowed:
                message = f"<{draft.name}> has no attribute {key[:40]}"
                self.complain("unknown-attribute", draft.span, message, nearest(key, allowed))
            elif wrong := slip(draft.name, key, value):
                self.complain("bad-value", draft.span, *wrong)
        for key in kind.needs:
            if key not in draft.attributes:
                self.complain("missing-attribute", draft.span, f"<{draft.name}> needs {key}=")
        if draft.name == "a":
            href, to = draft.get("href"), draft.get("to")
            if bool(href) == bool(to):
                self.complain("bad-link", draft.span, "<a> has either href= or to=, and not an empty one")
            elif href and not leads(href, SCHEMES):
                hint = f"an address begins with {', '.join(f'{s}:' for s in SCHEMES)}; use to= for an anchor"
                self.complain("bad-link", draft.span, f"{href[:60]!r} is no address", hint)

    def _check_place(self, draft: Draft, kind: Kind) -> None:
        """Whether the element may stand where it does."""
        parent = self.stack[-1] if self.stack else None
        if (parent is None) != (draft.name == "doc"):
            hint = "a layout is one <doc> with everything in it"
            self.complain("bad-nesting", draft.span, f"<{draft.name}> may not stand {_where(parent)}", hint)
            return
        holds = parent.kind if parent else None
        if parent is None or holds is None:  # an unknown parent has been complained of
            return
        if parent.get("read") == "columns" and draft.name != "row":
            hint = "it is read column by column, so it holds rows of cells only"
            self.complain("bad-nesting", draft.span, f"<{draft.name}> may not stand {_where(parent)}", hint)
        elif draft.name in APART and (message := self._apart(draft.name)):
            self.complain("bad-nesting", draft.span, message)
        elif not _fits(parent.name, holds, kind):
            hint = f"<{draft.name}> stands in {' or '.join(f'<{n}>' for n in kind.within)}" if kind.within else (
                "put it in a <p>" if kind.inline and holds.holds == "blocks" else "")
            self.complain("bad-nesting", draft.span, f"<{draft.name}> may not stand {_where(parent)}", hint)

    def _apart(self, name: str) -> str:
        """What is wrong with an element that must be, or must not be, somewhere within another one."""
        if name == "footnote":
            around = next((draft for draft in self.stack if draft.name in NOTELESS), None)
            return f"<footnote> may not stand within <{around.name}>" if around else ""
        furniture = self._within("furniture")
        if name == "pageref":
            return "<pageref> may not stand within <furniture>" if furniture else ""
        return "" if furniture else f"<{name}> stands within <furniture> only"

    def _within(self, name: str) -> bool:
        return any(draft.name == name for draft in self.stack)

    def _put(self, prose: Prose) -> None:
        """Prose where its handle stands."""
        here = self.stack[-1] if self.stack else None
        kind = here.kind if here else None
        if here is None or kind is None:
            return
        citing = self.citing.within(draft.name for draft in self.stack)
        if kind.holds == "inline":
            if len(prose.blocks) > 1 or not all(isinstance(block, Para) for block in prose.blocks):
                message = f"{prose.ref} has several blocks and may not stand in <{here.name}>"
                place = f"{prose.span.file}:{prose.span.line}"
                self.complain("bad-nesting", here.span, message, f"place it in a block such as <div>; it is at {place}")
                return
            here.key = here.key or prose.ref
            linked = self._within("a")
            for block in prose.blocks:
                if isinstance(block, Para):
                    here.children.extend(inline_of(block.children, citing, linked))
        elif kind.holds == "blocks":
            here.children.extend(blocks_of(prose.blocks, prose.ref, citing))
        else:
            what = "nothing" if kind.holds == "nothing" else "elements of its own only"
            self.complain("bad-nesting", here.span, f"<{here.name}> holds {what}, and no text such as {prose.ref}")

    def _text(self, data: str) -> None:
        here = self.stack[-1]
        kind = here.kind
        if kind and kind.holds == "inline":
            here.children += [Words(text, self._written(number) or here.span)
                              for text, number in lines_in(data) if text]
        elif kind and not data.isspace():
            shown = " ".join(unmarked(data).split())[:40]
            hint = "put it in a <p>" if kind.holds == "blocks" else ""
            self.complain("bad-nesting", here.span, f"the text {shown!r} may not stand directly in <{here.name}>", hint)

    def _written(self, number: int | None) -> Span | None:
        """Where a line was written in the YAML."""
        text = self.texts[number] if number is not None and number < len(self.texts) else None
        return text.span if isinstance(text, Placed) else None

    def _end(self, name: str) -> None:
        if name == "t":
            return
        draft = self.stack.pop()
        if draft.kind and draft.kind.holds == "inline" and not draft.inline:
            squeeze(draft)
        if self.stack:
            self.stack[-1].children.append(draft)
        else:
            self.root = draft


def _fits(name: str, holds: Kind, kind: Kind) -> bool:
    """Whether an element of a kind may stand in one of this name, which holds such."""
    if kind.within or holds.holds == "items":
        return name in kind.within
    return holds.holds == ("inline" if kind.inline else "blocks")


def _where(parent: Draft | None) -> str:
    return f"in <{parent.name}>" if parent else "at the top"

