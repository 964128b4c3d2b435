"""Theme files -> Theme: the chain that a file extends, a paper's keys, then what an edition and `--set` change."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from briefing.content.yaml_nodes import Scalar
from briefing.diagnostics import Diagnostic, Span, at, error, nearest
from briefing.layout.settings import raw_of, read_yaml
from briefing.layout.theme import Theme
from briefing.layout.theme_values import (
    COLOURS,
    FAMILIES,
    GRID,
    PAPERS,
    PROPERTIES,
    TEXT_PROPERTIES,
    Setting,
    Value,
    kind_of,
    role_of,
    value_of,
)

# What may not add up to more than the page: where something begins and its extent.
EXTENTS = (("inner", "block-width", "page-width"), ("inner", "text-width", "page-width"),
           ("top", "text-height", "page-height"))


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """One file: its settings in order, and the theme that it extends."""

    path: str
    extends: str
    extends_span: Span | None
    settings: tuple[Setting, ...]


def read_theme(path: str, data: bytes, complaints: list[Diagnostic]) -> ThemeFile:
    """A theme file, with its keys checked and its values as written."""
    extends, span, found = "", None, list[Setting]()
    for key, node in read_yaml(path, data, complaints):
        raw = raw_of(node, key.value, complaints)
        if key.value == "extends" and isinstance(raw, str):
            extends, span = raw, node.span
            continue
        if not kind_of(_without_paper(key.value)):
            message = f"a theme has no key {key.value[:60]}: it ends in no property, and is no token"
            complaints.append(error("unknown-key", key.span, message, _suggestion(key.value)))
        elif raw == "" and isinstance(node, Scalar) and not node.style:
            hint = "put quotes round a colour: '#0b3c5d'"
            complaints.append(error("bad-value", key.span, f"{key.value} has no value", hint))
        elif raw != "":
            found.append(Setting(key.value, raw, key.span, node.span))
    return ThemeFile(path, extends, span, tuple(found))


def chain(
    paths: Sequence[str], files: Mapping[str, bytes], find: Callable[[str], Sequence[str]], complaints: list[Diagnostic]
) -> list[ThemeFile]:
    """The first file and all that it extends, the furthest first; a file that extends none stands on the next one.

    `paths` are the themes of a layout and of those that it extends; `find` gives such paths by the name of a theme
    that `extends` uses, none if there is no such theme."""
    out: list[ThemeFile] = []
    while paths:
        file = read_theme(paths[0], files[paths[0]], complaints)
        out.insert(0, file)
        paths = find(file.extends) if file.extends else paths[1:]
        if file.extends and not paths:
            known = (p.removeprefix("layouts/").removesuffix("/theme.yaml").removesuffix(".yaml") for p in files
                     if p.startswith("layouts/themes/") or p.endswith("/theme.yaml"))
            message = f"there is no theme {file.extends[:60]}"
            complaints.append(error("unknown-theme", file.extends_span, message, nearest(file.extends, known)))
        elif paths and paths[0] in [f.path for f in out]:
            message = f"{file.path} and {paths[0]} extend each other"
            complaints.append(error("theme-cycle", file.extends_span or at(file.path), message))
            break
    return out


def make_theme(
    themes: Sequence[ThemeFile], paper: str, given: Iterable[Setting], complaints: list[Diagnostic]
) -> Theme:
    """The theme for one paper; later files and settings win, and a file's keys for the paper over its plain ones."""
    merged: dict[str, Setting] = {}
    for theme in themes:
        merged.update((s.key, s) for s in theme.settings if kind_of(s.key) and not _paper_of(s.key))
        own = (s._replace(key=_without_paper(s.key)) for s in theme.settings if paper and _paper_of(s.key) == paper)
        merged.update((s.key, s) for s in own)
    roles = {role for key in merged if (role := role_of(key))}
    for setting in given:
        if setting.key in merged or (role_of(setting.key) in roles and setting.key.endswith(TEXT_PROPERTIES)):
            merged[setting.key] = setting
        else:
            message = f"the theme has no key {setting.key[:60]}"
            complaints.append(error("unknown-key", setting.key_span, message, nearest(setting.key, merged)))
    width, height = PAPERS.get(paper, (0.0, 0.0))
    turned = "orientation" in merged and merged["orientation"].raw == "landscape"
    if turned:
        width, height = max(width, height), min(width, height)
    grid = value_of(merged["grid"], GRID, []) if "grid" in merged else GRID
    values: dict[str, Value] = {"page-width": width, "page-height": height}
    for key, setting in merged.items():
        values[key] = value_of(setting, grid if isinstance(grid, float) else GRID, complaints)
    _tokens(values)
    _bind(values, turned)
    _check(values, merged, complaints)
    return Theme(values)


def _bind(values: dict[str, Value], turned: bool) -> None:
    """Adds the gutter to the margin that is bound: the inner one, or the top of pages that are turned, which have no
    outer side."""
    bound = ("top", "first-top") if turned else ("inner",)
    for key in bound:
        if isinstance(margin := values.get(key), float) and isinstance(gutter := values.get("gutter"), float):
            values[key] = margin + gutter
    if turned:
        values["facing"] = False


def _tokens(values: dict[str, Value]) -> None:
    """Lets a token that is worded as another one (`accent: ink`) have its colour."""
    for token in COLOURS * len(COLOURS):
        other = values.get(token)
        if isinstance(other, str) and other in COLOURS:
            values[token] = values.get(other, other)


def _check(values: Mapping[str, Value], merged: Mapping[str, Setting], complaints: list[Diagnostic]) -> None:
    """What no key can be asked about alone: tokens that nobody gives, and what is larger than the page."""
    without: dict[Value, str] = {}  # tokens without a colour, each with the first key that asks for it
    for key, value in values.items():
        if value in COLOURS and kind_of(key) == "colour" and not str(values.get(str(value), "")).startswith("#"):
            without.setdefault(value, key)
    for value, key in without.items():
        if values.get(str(value)) != "":  # else it was given one that is none, and that has been said
            message = f"{key}: no theme of the chain gives {value} a colour"
            complaints.append(error("bad-value", merged[key].span, message, f"add `{value}: '#rrggbb'`"))
    theme = Theme(values)
    for step in range(theme.steps("body")):
        letters, leading = theme.length("body-size", 0.0, step), theme.length("body-leading", 0.0, step)
        if letters > leading > 0.0:
            message = f"lines would overlap: body-size is {letters:g} points, body-leading {leading:g}"
            complaints.append(error("bad-value", merged["body-size"].span, message, "a leading is 1.2 to 1.5 sizes"))
            break
    for first, second, side in EXTENTS:
        sizes = [size for key in (first, second, side) if isinstance(size := values.get(key), float)]
        if len(sizes) == 3 and sizes[0] + sizes[1] > sizes[2] + 0.01 > 0.01:
            message = f"{first} and {second} are together more than the {side.replace('-', ' ')}, {sizes[2]:.1f} points"
            complaints.append(error("bad-value", merged[second].span, message))


def _suggestion(key: str) -> str:
    """The token that is nearest, or the key with its last word mended."""
    role, dash, last = key.rpartition("-")
    if close := get_close_matches(key, (*COLOURS, *FAMILIES), n=1):
        return f"did you mean {close[0]}?"
    if close := get_close_matches(last, PROPERTIES, n=1):
        return f"did you mean {role}{dash}{close[0]}?"
    return f"a key ends in a property, such as {', '.join(TEXT_PROPERTIES[:6])}"


def _paper_of(key: str) -> str:
    """The paper that a key is for, "" if for all."""
    return next((p for p in PAPERS if key.startswith(f"{p}-") and kind_of(key[len(p) + 1:])), "")


def _without_paper(key: str) -> str:
    return key.removeprefix(f"{paper}-") if (paper := _paper_of(key)) else key
