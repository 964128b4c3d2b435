"""Layout + resolved pack -> Doc: the template is rendered, its XML read, and the tree finished."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any, Protocol

import jinja2

from briefing.content.inline import Prose
from briefing.content.values import Placed
from briefing.diagnostics import FIT, LAYOUT, Diagnostic, Failed, Span, at, error, nearest
from briefing.layout.access import check_access
from briefing.layout.citations import Citing, named
from briefing.layout.doc import Doc
from briefing.layout.draft import Draft, freeze
from briefing.layout.handles import admit
from briefing.layout.library import KINDS, Layout
from briefing.layout.looks import check_looks
from briefing.layout.passes import finish
from briefing.layout.read import Reader
from briefing.layout.sandbox import NameMissing, Sandbox, environment

ENTRY = "main.xml.j2"
MAX_OUTPUT = 16 << 20
# What goes wrong in a template, beside Jinja's own errors: wrong operands, division by zero, a template in itself.
WRONG = (TypeError, ValueError, ArithmeticError, LookupError, RecursionError)


class Resolved(Protocol):
    """What compose needs of a resolved pack: plain data in which texts are Prose."""

    @property
    def audience(self) -> str: ...
    @property
    def reader(self) -> str: ...
    @property
    def data(self) -> Mapping[str, Any]: ...


class _TooLarge(Exception):
    """More than a template may write."""


def compose(layout: Layout, resolved: Resolved, facts: Mapping[str, Any]) -> Doc:
    """The Doc of one edition. `facts` are the edition's (`id`, `title`) and join what the template is told of it.

    Raises Failed(LAYOUT) with all errors of the template's XML, or the first of its Jinja; Failed(FIT) past a limit."""
    texts: list[Prose | Placed] = []
    edition = _edition(layout, resolved, facts)
    data = admit({**resolved.data, "edition": edition, "options": layout.options}, texts)
    assert isinstance(data, dict)
    sandbox = environment(tuple(sorted(layout.templates.items())))
    xml = _render(sandbox, layout, data)
    reader = Reader(texts, list(sandbox.paths), Citing(layout.citations, named(resolved.data.get("sources") or ())))
    root = reader.read(xml)
    if root is not None and not reader.complaints:
        drafts = finish(root, reader.complaints)
        check_looks(drafts, layout.theme, reader.complaints)
        check_access(root, drafts, reader.complaints)
    if reader.complaints or root is None:
        raise Failed(reader.complaints, LAYOUT)
    return Doc(freeze(root), {**_facts(root, resolved, edition), "kind": layout.kind})


def _edition(layout: Layout, resolved: Resolved, facts: Mapping[str, Any]) -> dict[str, Any]:
    audiences = resolved.data.get("pack", {}).get("audiences") or ()
    title = next((a["title"] for a in audiences if a["id"] == resolved.audience), resolved.audience)
    return {"id": "", "title": "", "layout": layout.name, "audience": resolved.audience, "audience_title": title,
            "reader": resolved.reader, "paper": layout.paper, "citations": layout.citations, **facts}


def _facts(root: Draft, resolved: Resolved, edition: Mapping[str, Any]) -> Mapping[str, str]:
    """The Doc's facts, each a text; one that the pack does not give is ""."""
    pack: Mapping[str, Any] = resolved.data.get("pack", {})
    heads = [entry["headword"] for entry in resolved.data.get("glossary") or ()]
    found = {
        "title": root.get("title") or edition["title"] or pack.get("title"), "subject": pack.get("subtitle"),
        "author": ", ".join(pack.get("authors") or ()), "keywords": ", ".join(heads), "lang": pack.get("lang"),
        "licence": pack.get("licence"), "version": pack.get("version"), "as_of": pack.get("as_of"),
        "edition": edition["id"], "level": edition["audience_title"],
    }
    return {key: "" if value is None else str(value) for key, value in found.items()}


def _render(sandbox: Sandbox, layout: Layout, data: dict[str, Any]) -> str:
    """The template's output; whatever goes wrong in it becomes a Diagnostic at its line."""
    try:
        return "".join(_capped(sandbox.get_template(ENTRY).generate(data)))
    except _TooLarge:
        message = f"the template writes more than {MAX_OUTPUT >> 20} million characters"
        raise Failed([error("too-large", at(layout.templates[ENTRY][0]), message)], FIT) from None
    except (jinja2.TemplateError, SyntaxError, *WRONG) as e:
        raise Failed(_unknown_kinds(e, layout, data) or [_explained(e, sandbox, layout, data)], LAYOUT) from None


def _capped(pieces: Iterator[str]) -> Iterator[str]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > MAX_OUTPUT:
            raise _TooLarge
        yield piece


def _explained(e: Exception, sandbox: Sandbox, layout: Layout, data: Mapping[str, Any]) -> Diagnostic:
    """An error of Jinja's, or of a template's expression, at its place."""
    if isinstance(e, jinja2.TemplateSyntaxError):
        unknown = re.match("No filter named '(.*)'", e.message or "")
        hint = nearest(unknown[1], sandbox.filters) if unknown else ""
        return error("bad-template", at(e.filename or e.name or "", e.lineno), (e.message or "")[:300], hint)
    span = _place(e.__traceback__, layout) or at(layout.templates[ENTRY][0])
    if isinstance(e, jinja2.TemplatesNotFound):
        known = [name for name in layout.templates if not name.startswith("_")]
        return error("unknown-template", span, f"there is no template {e.message}", nearest(str(e.name), known))
    if isinstance(e, NameMissing):
        names = data if e.known is None else e.known
        return error("undefined", span, str(e), nearest(e.name, [str(n) for n in names]))
    if isinstance(e, jinja2.TemplateNotFound):
        return error("unknown-template", span, f"there is no template {e.name}", nearest(str(e.name), layout.templates))
    if isinstance(e, RecursionError):
        return error("endless-template", span, "a template or macro includes itself without end")
    if isinstance(e, SyntaxError):
        return error("bad-template", span, f"the template is too complicated: {e.msg}", "nest fewer loops")
    return error("template-error", span, str(e)[:300] or type(e).__name__)


def _place(trace: TracebackType | None, layout: Layout) -> Span | None:
    """The innermost line of a template in a traceback; Jinja gives its code the template's path and lines."""
    paths, found = {path for path, _ in layout.templates.values()}, None
    while trace:
        if trace.tb_frame.f_code.co_filename in paths:
            found = at(trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return found


def _unknown_kinds(e: Exception, layout: Layout, data: Mapping[str, Any]) -> Sequence[Diagnostic]:
    """A missing `kinds/….xml.j2` said in terms of slides: each slide whose kind the layout does not have."""
    if not isinstance(e, jinja2.TemplateNotFound) or not str(e.name).startswith(KINDS):
        return ()
    kinds = layout.kinds
    span = _place(e.__traceback__, layout)
    return [error("unknown-kind", span, f"{layout.name} has no kind {slide['kind'][:40]}, as slide {slide['id']} wants",
                  nearest(slide["kind"], kinds))
            for slide in data.get("slides", ()) if slide["kind"] not in kinds]
