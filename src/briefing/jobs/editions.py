"""Which editions of a pack are meant: those that it lists, by their ids, or one made by flags alone."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from briefing.content import Pack
from briefing.content.model import Edition as Written
from briefing.content.model import Fit
from briefing.content.select import chain, meant_for
from briefing.content.values import Placed
from briefing.diagnostics import CONTENT, USAGE, Diagnostic, Failed, Span, error, nearest
from briefing.jobs.writing import slug
from briefing.layout.library import Layout, load_layout, names, show_layout
from briefing.layout.settings import Settings, settings
from briefing.layout.theme_values import Setting


class Request(NamedTuple):
    """What was asked for: editions by their ids, or one by its layout; `sets` are `key=value`, for each of them."""

    editions: tuple[str, ...] = ()
    layout: str = ""
    audience: str = ""
    paper: str = ""
    sets: tuple[str, ...] = ()


class Edition(NamedTuple):
    """What to print. `spans` are the places in the pack where layout, audience and paper were written, if they were."""

    id: str
    layout: str
    audience: str
    settings: Settings
    spans: Mapping[str, Span]
    fit: Fit | None = None


def find(pack: Pack, request: Request, layouts: Mapping[str, bytes]) -> list[Edition]:
    """The editions that a request means. Raises Failed: USAGE for unknown names in the request, CONTENT in the pack."""
    if contrary := _contrary(request):
        raise Failed([contrary], USAGE)
    with _usage():
        found = [_by_flags(pack, request, layouts)] if request.layout else _by_id(pack, request)
    wrong = [d for edition in found for d in _unknown(pack, edition, layouts)]
    if wrong:
        raise Failed(wrong, USAGE if request.layout else CONTENT)
    files = [slug(edition.id) for edition in found]
    if twice := sorted({name for name in files if files.count(name) > 1}):
        raise Failed([error("same-name", None, f"more than one edition is called {', '.join(twice)}")], USAGE)
    return found


def _contrary(request: Request) -> Diagnostic | None:
    """What of a request cannot be meant together."""
    if request.layout and request.editions:
        return error("bad-option", None, "-e names an edition of the pack, -l makes one: give one of the two")
    if not request.layout and (flag := "-a" if request.audience else "--paper" if request.paper else ""):
        return error("bad-option", None, f"{flag} needs a layout, with which it makes an edition", "add -l handout")
    return None


def _by_id(pack: Pack, request: Request) -> list[Edition]:
    known = {edition.id: edition for edition in pack.editions}
    hint = "list some under `editions:`, or name a layout: -l handout"
    wrong = [error("unknown-edition", None, f"{pack.name} has no edition {name!r}", nearest(name, known) or hint)
             for name in request.editions if name not in known]
    if wrong or not known:
        raise Failed(wrong or [error("no-edition", None, f"{pack.name} has no editions", hint)], USAGE)
    return [_as_written(pack, known[id], request) for id in dict.fromkeys(request.editions) or known]


def _as_written(pack: Pack, said: Written, request: Request) -> Edition:
    spans = {name: value.span for name in ("id", "layout", "audience", "paper")
             if isinstance(value := getattr(said, name), Placed)}
    given = settings(said.options, said.theme, request.sets, said.paper or "", spans.get("id"))
    return Edition(said.id, said.layout, said.audience or pack.pack.audiences[0].id, given, spans, said.fit)


def _by_flags(pack: Pack, request: Request, layouts: Mapping[str, bytes]) -> Edition:
    """An edition of a layout, an audience and a paper, called by the three."""
    audience = request.audience or pack.pack.audiences[0].id
    paper = request.paper or next(iter(_papers(request.layout, layouts)), "")
    given = settings({}, {}, request.sets, paper)
    return Edition(f"{request.layout}-{audience}-{paper}", request.layout, audience, given, {})


def _papers(layout: str, layouts: Mapping[str, bytes]) -> tuple[str, ...]:
    return show_layout(layout, layouts).papers if layout in names(layouts) else ()


def _unknown(pack: Pack, edition: Edition, layouts: Mapping[str, bytes]) -> list[Diagnostic]:
    """What the edition names and nobody knows: its layout, its audience, its paper."""
    papers = _papers(edition.layout, layouts)
    audiences = [audience.id for audience in pack.pack.audiences]
    named = (
        ("layout", edition.layout, names(layouts), "there is no layout"),
        ("audience", edition.audience, audiences, f"{pack.name} has no audience"),
        ("paper", edition.settings.paper, papers, f"the layout {edition.layout} knows no paper"),
    )
    return [error(f"unknown-{what}", edition.spans.get(what), f"{message} {name!r}", nearest(name, known))
            for what, name, known, message in named
            if name and name not in known and (what != "paper" or papers)]


def load(edition: Edition, layouts: Mapping[str, bytes]) -> Layout:
    """The edition's layout with its settings."""
    with _usage():
        return load_layout(edition.layout, layouts, edition.settings)


@contextmanager
def _usage() -> Iterator[None]:
    """What is wrong with `--set` and nothing else is a mistake of usage, not of a layout."""
    try:
        yield
    except Failed as failed:
        mine = all(d.span and d.span.file == "--set" for d in failed.diagnostics)
        raise Failed(failed.diagnostics, USAGE if mine else failed.exit_status) from None


def most_pages(edition: Edition, layout: Layout) -> int:
    """How many pages the edition may have, 0 for any number: a sheet has two where pages face each other."""
    if edition.fit is None:
        return 0
    asked = edition.fit.sheets or edition.fit.pages or 0
    return asked * (2 if edition.fit.sheets and layout.theme.flag("facing") else 1)


def check_names(pack: Pack, edition: Edition, layout: Layout) -> None:
    """Raises Failed for an option that names a record which the pack has not, or not for the edition's audience."""
    given = {setting.key: setting for setting in edition.settings.options}
    wrong: list[Diagnostic] = []
    for option, of in layout.naming.items():
        records = {record.id: meant_for(record, chain(pack, edition.audience)) for record in getattr(pack, of)}
        listed = layout.options[option]
        for name in listed if isinstance(listed, tuple) else ():
            if not records.get(name):
                message = (f"{name} is not for {edition.audience}" if name in records else
                           f"none of the {of.replace('_', ' ')} is called {name[:60]}")
                hint = nearest(name, [known for known, meant in records.items() if meant])
                wrong.append(error("unknown-id", _place(name, given.get(option)), message, hint))
    if wrong:
        with _usage():
            raise Failed(wrong, CONTENT)


def _place(name: str, setting: Setting | None) -> Span | None:
    """Where a setting has a name; the setting's own place if that is not known."""
    if setting is None:
        return None
    items = (setting.raw,) if isinstance(setting.raw, str) else setting.raw
    return next((item.span for item in items if item == name and isinstance(item, Placed)), setting.span)


def check_slides(pack: Pack, edition: Edition, layout: Layout) -> None:
    """Raises Failed(CONTENT) for slides of a kind that a deck has not, or if there is none to print."""
    if layout.kind != "deck":
        return
    kinds = layout.kinds
    wrong = [error("unknown-kind", getattr(slide.kind, "span", None),
                   f"the layout {layout.name} has no kind of slide called {slide.kind}", nearest(slide.kind, kinds))
             for slide in pack.slides if slide.kind not in kinds]
    only = layout.options.get("kinds")
    given = next((s for s in reversed(edition.settings.options) if s.key == "kinds"), None)
    chosen = only if isinstance(only, tuple | list) and only else kinds
    wrong += [error("unknown-kind", _place(kind, given),
                    f"the layout {layout.name} has no kind of slide called {kind}", nearest(kind, kinds))
              for kind in chosen if kind not in kinds]
    if pack.slides and not wrong and not any(slide.kind in chosen for slide in pack.slides):
        hint = nearest(chosen[0], [slide.kind for slide in pack.slides])
        wrong = [error("no-slides", None, f"{pack.name} has no slide to print", hint)]
    if wrong:
        with _usage():
            raise Failed(wrong, CONTENT)
