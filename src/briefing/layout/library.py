"""The library of layouts: find one, follow what it extends, list them, gather the files that `eject` copies.

Everything reads a snapshot, displayed path -> bytes, in which the project's own files have already taken the place of
shipped ones of the same name. A template is asked for by its place in the chain (`main.xml.j2`: the layout's own, else
that of the one it extends, else `_shared`), or by its place in the library (`handout/main.xml.j2`).
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefing.diagnostics import FIT, LAYOUT, Diagnostic, Failed, Span, at, error, nearest
from briefing.layout.settings import Choice, Definition, Option, Settings, choose, read_definition
from briefing.layout.theme import Theme
from briefing.layout.theme_files import ThemeFile, chain, make_theme

ROOT, SHARED, THEMES, TEMPLATE = "layouts/", "_shared", "themes", ".j2"
KINDS, ENDING = "kinds/", ".xml.j2"  # a slide kind is a template of this folder
MAX_TEMPLATE = 256 * 1024


class Layout(NamedTuple):
    """A layout ready to compose for one paper. `templates`: the name asked for -> (displayed path, text); `naming`: an
    option that lists ids -> of which records."""

    name: str
    title: str
    kind: str
    reader: str
    papers: tuple[str, ...]
    paper: str
    citations: str
    options: Mapping[str, Choice]
    naming: Mapping[str, str]
    templates: Mapping[str, tuple[str, str]]
    theme: Theme

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of slide that it knows."""
        return tuple(n[len(KINDS):-len(ENDING)] for n in self.templates if n.startswith(KINDS) and n.endswith(ENDING))


class Summary(NamedTuple):
    """What a list of layouts shows of one, and what `layout show` adds."""

    name: str
    title: str
    kind: str
    reader: str
    papers: tuple[str, ...]
    extends: str
    citations: str
    options: tuple[Option, ...]


def load_layout(name: str, files: Mapping[str, bytes], settings: Settings | None = None) -> Layout:
    """The layout with everything that it extends, for the settings' paper. Raises Failed(LAYOUT) with all errors."""
    settings = settings or Settings()
    complaints: list[Diagnostic] = []
    definitions = _chain(name, files, settings.span, complaints)
    summary = _summary(definitions)
    _missing(definitions, files, complaints)
    paper = settings.paper or next(iter(summary.papers), "")
    if summary.papers and paper not in summary.papers:
        message = f"the layout {name} knows no paper {paper[:40]}"
        complaints.append(error("unknown-paper", settings.span, message, nearest(paper, summary.papers)))
    options = choose({o.name: o for o in summary.options}, settings.options, complaints)
    theme = make_theme(_theme_chain(definitions, files, complaints), paper, settings.theme, complaints)
    templates = _templates(definitions, files, complaints)
    if complaints:
        raise _failed(complaints)
    return Layout(name, summary.title, summary.kind, summary.reader, summary.papers, paper, summary.citations, options,
                  {o.name: o.of for o in summary.options if o.of}, templates, theme)


def list_layouts(files: Mapping[str, bytes]) -> tuple[Summary, ...]:
    """Every layout of the snapshot by name. Raises Failed(LAYOUT) if one cannot be read."""
    complaints: list[Diagnostic] = []
    found = tuple(_summary(_chain(name, files, None, complaints)) for name in names(files))
    if complaints:
        raise _failed(complaints)
    return found


def show_layout(name: str, files: Mapping[str, bytes]) -> Summary:
    """One layout, with all that it inherits."""
    complaints: list[Diagnostic] = []
    found = _summary(_chain(name, files, None, complaints))
    if complaints:
        raise _failed(complaints)
    return found


def layout_files(name: str, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files that a layout is made of, for `eject`: its own, those it extends, the shared ones and its themes."""
    complaints: list[Diagnostic] = []
    definitions = _chain(name, files, None, complaints)
    themes = {theme.path for theme in _theme_chain(definitions, files, complaints)}
    if complaints:
        raise _failed(complaints)
    folders = tuple(f"{ROOT}{folder}/" for folder in (*(d.name for d in definitions), SHARED))
    return {path: files[path] for path in sorted(files) if path.startswith(folders) or path in themes}


def names(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """The layouts of a snapshot: folders that hold a layout.yaml."""
    ending = "/layout.yaml"
    found = (p[len(ROOT):-len(ending)] for p in files if p.startswith(ROOT) and p.endswith(ending))
    return tuple(sorted(name for name in found if "/" not in name and name not in (SHARED, THEMES)))


def _chain(
    name: str, files: Mapping[str, bytes], span: Span | None, complaints: list[Diagnostic]
) -> tuple[Definition, ...]:
    """The layout's definition, then those that it extends; an unknown name or a circle ends it with an error."""
    out: list[Definition] = []
    while name:
        path = f"{ROOT}{name}/layout.yaml"
        if path not in files:
            message = f"there is no layout {name[:60]}"
            complaints.append(error("unknown-layout", span, message, nearest(name, names(files))))
            break
        if name in [d.name for d in out]:
            message = f"{' extends '.join([*(d.name for d in out), name])}: a circle"
            complaints.append(error("layout-cycle", span, message))
            break
        out.append(read_definition(name, path, files[path], complaints))
        name, span = out[-1].words.get("extends", ""), out[-1].spans.get("extends")
    if not out:
        raise _failed(complaints)
    return tuple(out)


def _summary(definitions: Sequence[Definition]) -> Summary:
    """What the chain says together, the nearest first; options are joined by name."""
    def word(key: str, default: str = "") -> str:
        return next((d.words[key] for d in definitions if d.words.get(key)), default)

    options: dict[str, Option] = {}
    for definition in reversed(definitions):
        options.update(definition.options)
    papers = next((d.papers for d in definitions if d.papers), ())
    return Summary(definitions[0].name, word("title"), word("kind"), word("reader"), papers,
                   definitions[0].words.get("extends", ""), word("citations", "bracket"), tuple(options.values()))


def _missing(definitions: Sequence[Definition], files: Mapping[str, bytes], complaints: list[Diagnostic]) -> None:
    """Keys that neither the layout nor any that it extends gives, and its entry template."""
    first = at(definitions[0].path)
    complaints.extend(
        error("missing-key", first, f"the layout {definitions[0].name} has no {key}", f"add `{key}:`")
        for key in ("title", "kind", "reader")
        if not any(key in d.spans for d in definitions))
    if not any(d.papers or "papers" in d.spans for d in definitions):
        message = f"the layout {definitions[0].name} has no papers"
        complaints.append(error("missing-key", first, message, "add `papers: [a4]`"))
    if not any(f"{ROOT}{d.name}/main.xml.j2" in files for d in definitions):
        complaints.append(error("missing-template", first, f"the layout {definitions[0].name} has no main.xml.j2"))


def _theme_chain(
    definitions: Sequence[Definition], files: Mapping[str, bytes], complaints: list[Diagnostic]
) -> list[ThemeFile]:
    """The theme files of a layout, the furthest first; none if no layout of the chain has one."""
    def find(name: str) -> Sequence[str]:
        if name.startswith(f"{THEMES}/"):
            return [path] if (path := f"{ROOT}{name}.yaml") in files else []
        return _theme_paths(_chain(name, files, None, []), files, []) if name in names(files) else []

    return chain(_theme_paths(definitions, files, complaints), files, find, complaints)


def _theme_paths(
    definitions: Sequence[Definition], files: Mapping[str, bytes], complaints: list[Diagnostic]
) -> list[str]:
    """The theme file of each layout of the chain that has one: theme.yaml, or what its key `theme` names."""
    out = []
    for definition in definitions:
        given = definition.words.get("theme", "")
        path = f"{ROOT}{definition.name}/{given or 'theme.yaml'}"
        if path in files:
            out.append(path)
        elif given:
            message = f"there is no file {given[:60]} in {ROOT}{definition.name}"
            complaints.append(error("unknown-theme", definition.spans.get("theme"), message))
    return out


def _templates(
    definitions: Sequence[Definition], files: Mapping[str, bytes], complaints: list[Diagnostic]
) -> Mapping[str, tuple[str, str]]:
    """Every template under its name in the library and, before that, by the name that the chain gives it."""
    texts: dict[str, tuple[str, str]] = {}
    for path in sorted(files):
        if path.startswith(ROOT) and path.endswith(TEMPLATE):
            texts[path[len(ROOT):]] = path, _decoded(path, files[path], complaints)
    out = dict(texts)
    for folder in (SHARED, *(d.name for d in reversed(definitions))):
        start = f"{folder}/"
        out.update((name[len(start):], text) for name, text in texts.items() if name.startswith(start))
    return out


def _decoded(path: str, data: bytes, complaints: list[Diagnostic]) -> str:
    if len(data) > MAX_TEMPLATE:
        complaints.append(error("file-too-large", at(path), f"a template may have {MAX_TEMPLATE >> 10} KiB"))
        return ""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as e:
        line = data.count(b"\n", 0, e.start) + 1
        complaints.append(error("not-utf-8", at(path, line), f"byte {e.start} is not UTF-8", "save the file as UTF-8"))
        return ""


def _failed(complaints: Sequence[Diagnostic]) -> Failed:
    """The first complaint of each kind at each place; a file that is too large is a limit hit."""
    unique = tuple(dict.fromkeys(complaints))
    return Failed(unique, FIT if any(d.code == "file-too-large" for d in unique) else LAYOUT)
