"""`layout.yaml` as a typed value, and the options and theme keys that an edition or `--set` may give.

Values arrive as text, as YAML has it written, and get their types here: from the option's own declaration.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from briefing.content import yaml_nodes
from briefing.content.fields import FLAGS
from briefing.diagnostics import LAYOUT, Diagnostic, Failed, Span, at, error, nearest
from briefing.layout.theme_values import LENGTH, PAPERS, Raw, Setting

KINDS = ("handout", "deck", "sheets")
READERS = ("student", "facilitator", "role")
CITATIONS = ("bracket", "gathered", "notes")
TYPES = ("text", "number", "count", "flag", "list", "choice")
WORDS: Mapping[str, tuple[str, ...]] = {
    "title": (), "extends": (), "theme": (), "kind": KINDS, "reader": READERS, "citations": CITATIONS,
}
KEYS = (*WORDS, "papers", "options")
LIMITS = ("least", "most")
OPTION_KEYS = ("type", "default", "choices", "of", *LIMITS, "help")
RECORDS = (  # those of a pack that have ids
    "sources", "summaries", "sections", "actors", "places", "terms", "events", "claims", "comparison", "statistics",
    "sessions", "questions", "slides", "roles", "worksheets", "exit_tickets", "rubrics")
Choice = str | int | float | bool | tuple[str, ...]


class Option(NamedTuple):
    """An option of a layout: its type, default, choices, of which records a list is the ids, a sentence of help, and
    the least and the most that a count may be."""

    name: str
    type: str
    default: Choice
    choices: tuple[str, ...]
    help: str
    of: str = ""
    least: int = 0
    most: int | None = None


class Definition(NamedTuple):
    """One layout.yaml. A word that is not given is "", and comes from the layout that this one extends."""

    name: str
    path: str
    words: Mapping[str, str]
    spans: Mapping[str, Span]
    papers: tuple[str, ...]
    options: Mapping[str, Option]


class Settings(NamedTuple):
    """What an edition and `--set` say of a layout, later ones last. An empty paper is the layout's first."""

    paper: str = ""
    options: tuple[Setting, ...] = ()
    theme: tuple[Setting, ...] = ()
    span: Span | None = None


def settings(
    options: Mapping[str, object], theme: Mapping[str, object], sets: Sequence[str] = (), paper: str = "",
    span: Span | None = None,
) -> Settings:
    """An edition's `options` and `theme`, then each `--set` of a command line; `span` is the edition's place.

    A `--set` is shown as line n of a file of that name. Raises Failed(LAYOUT) for those that are no settings."""
    groups: dict[str, list[Setting]] = {
        "options": [_setting(key, value, span) for key, value in options.items()],
        "theme": [_setting(key, value, span) for key, value in theme.items()],
    }
    complaints: list[Diagnostic] = []
    for line, text in enumerate(sets, 1):
        key, equals, value = text.partition("=")
        group, dot, name = key.strip().partition(".")
        where = at("--set", line, 1, max(1, len(key)))
        if not equals or not dot or not name:
            hint = "write options.NAME=value or theme.KEY=value"
            complaints.append(error("bad-setting", where, f"{text[:60]!r} is no setting", hint))
        elif group not in groups:
            message = f"a setting begins with options. or theme., not {group[:40]}."
            complaints.append(error("unknown-key", where, message, nearest(group, groups)))
        else:
            there = at("--set", line, len(key) + 2, max(1, len(value)))
            groups[group].append(Setting(name, _as_yaml(value, there, complaints), where, there))
    if complaints:
        raise Failed(complaints, LAYOUT)
    return Settings(paper, tuple(groups["options"]), tuple(groups["theme"]), span)


def _setting(key: str, value: object, span: Span | None) -> Setting:
    """What an edition says under a key; `span` is the edition's place, for what does not know where it stands."""
    first = value[0] if isinstance(value, list | tuple) and value else value
    key_span = getattr(key, "span", getattr(first, "span", span))
    return Setting(str(key), as_raw(value), key_span, getattr(first, "span", key_span))


def _as_yaml(value: str, span: Span, complaints: list[Diagnostic]) -> Raw:
    """A value after `=`; one that begins with # is a colour there, and no comment."""
    if not value.strip() or value.startswith("#"):
        return value.strip()
    try:
        node = yaml_nodes.read("--set", value.encode("utf-8", "surrogateescape"))
    except Failed as e:
        complaints.extend(d.__class__(d.severity, d.code, span, d.message, d.hint) for d in e.diagnostics)
        return ""
    return raw_of(node, "this setting", complaints, span)


def as_raw(value: object) -> Raw:
    """A plain Python value as it would stand in YAML."""
    if isinstance(value, (list, tuple)):
        return tuple(item if isinstance(item, str) else str(as_raw(item)) for item in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else "" if value is None else str(value)


def read_yaml(path: str, data: bytes, complaints: list[Diagnostic]) -> tuple[yaml_nodes.Entry, ...]:
    """The entries of a YAML file that is a mapping; all that is wrong goes to `complaints`."""
    try:
        node = yaml_nodes.read(path, data)
    except Failed as e:
        complaints.extend(e.diagnostics)
        return ()
    if not isinstance(node, yaml_nodes.Mapping):
        complaints.append(error("bad-value", node.span, "this file must be keys and values"))
        return ()
    return node.entries


def raw_of(node: yaml_nodes.Node, what: str, complaints: list[Diagnostic], span: Span | None = None) -> Raw:
    """A scalar's text, or the texts of a list of scalars."""
    if isinstance(node, yaml_nodes.Scalar):
        return node.value
    if isinstance(node, yaml_nodes.Sequence):
        texts = [item.value for item in node.items if isinstance(item, yaml_nodes.Scalar)]
        if len(texts) == len(node.items):
            return tuple(texts)
    complaints.append(error("bad-value", span or node.span, f"{what} is one value or a list of values"))
    return ""


def read_definition(name: str, path: str, data: bytes, complaints: list[Diagnostic]) -> Definition:
    """layout.yaml, key by key."""
    words: dict[str, str] = {}
    spans: dict[str, Span] = {}
    papers: tuple[str, ...] = ()
    options: Mapping[str, Option] = {}
    for key, node in read_yaml(path, data, complaints):
        spans[key.value] = node.span
        if key.value not in KEYS:
            message = f"a layout has no key {key.value[:60]}"
            complaints.append(error("unknown-key", key.span, message, nearest(key.value, KEYS)))
        elif key.value == "options":
            options = _options(node, complaints)
        elif key.value == "papers":
            raw = raw_of(node, "papers", complaints)
            papers = (raw,) if isinstance(raw, str) else raw
            complaints.extend(
                error("unknown-paper", node.span, f"there is no paper {paper[:40]}", nearest(paper, PAPERS))
                for paper in papers if paper not in PAPERS)
        else:
            words[key.value] = _word(key.value, node, complaints)
    return Definition(name, path, words, spans, papers, options)


def _word(key: str, node: yaml_nodes.Node, complaints: list[Diagnostic]) -> str:
    known = WORDS[key]
    if not isinstance(node, yaml_nodes.Scalar) or not node.value:
        complaints.append(error("bad-value", node.span, f"{key} is one word or sentence"))
        return ""
    if known and node.value not in known:
        message = f"{key} is one of {', '.join(known)}, not {node.value[:40]!r}"
        complaints.append(error("bad-value", node.span, message, nearest(node.value, known)))
        return ""
    return node.value


def _options(node: yaml_nodes.Node, complaints: list[Diagnostic]) -> Mapping[str, Option]:
    if not isinstance(node, yaml_nodes.Mapping):
        complaints.append(error("bad-value", node.span, "options are names, each with a type, a default and help"))
        return {}
    return {key.value: _option(key, value, complaints) for key, value in node.entries}


def _option(name: yaml_nodes.Scalar, node: yaml_nodes.Node, complaints: list[Diagnostic]) -> Option:
    given: dict[str, Raw] = {}
    spans: dict[str, Span] = {}
    for key, value in node.entries if isinstance(node, yaml_nodes.Mapping) else ():
        given[key.value], spans[key.value] = raw_of(value, key.value, complaints), value.span
        if key.value not in OPTION_KEYS:
            message = f"an option has no key {key.value[:60]}"
            complaints.append(error("unknown-key", key.span, message, nearest(key.value, OPTION_KEYS)))
    complaints.extend(
        error("missing-key", name.span, f"option {name.value[:60]} has no {key}", f"add `{key}:` below it")
        for key in ("type", "help") if not given.get(key))
    type_, choices = str(given.get("type") or "text"), given.get("choices", ())
    if type_ not in TYPES:
        message = f"there is no type {type_[:40]} of option"
        complaints.append(error("bad-value", spans["type"], message, nearest(type_, TYPES)))
        type_ = "text"
    option = Option(name.value, type_, _EMPTY[type_], (choices,) if isinstance(choices, str) else choices,
                    str(given.get("help", "")), str(given.get("of", "")))
    if option.of and (option.of not in RECORDS or type_ != "list"):
        hint = nearest(option.of, RECORDS) if type_ == "list" else "write `type: list`"
        complaints.append(error("bad-value", spans["of"], "of says of which records a list is the ids", hint))
        option = option._replace(of="")
    for limit in LIMITS:
        if limit in given and (type_ != "count" or not re.fullmatch("[0-9]{1,9}", str(given[limit]))):
            message = f"{limit} is a whole number, for options of the type count"
            complaints.append(error("bad-value", spans[limit], message))
        elif limit in given:
            number = int(str(given[limit]))
            option = option._replace(least=number) if limit == "least" else option._replace(most=number)
    if type_ == "choice" and not option.choices:
        complaints.append(error("missing-key", name.span, f"option {name.value[:60]} has no choices"))
        return option
    default = Setting(name.value, given["default"], name.span, spans["default"]) if "default" in given else None
    if default:
        return option._replace(default=option_value(option, default, complaints))
    return option._replace(default=option.choices[0]) if type_ == "choice" else option


def option_value(option: Option, setting: Setting, complaints: list[Diagnostic]) -> Choice:
    """A setting as its option's type; the option's default where it is wrong."""
    raw = setting.raw
    if option.type == "list":
        items = raw if not isinstance(raw, str) else (raw,) if raw else ()
        for k, item in enumerate(items):
            span = getattr(item, "span", setting.span)
            if option.choices and item not in option.choices:
                message = f"{item[:60]!r} is no choice of option {option.name}"
                complaints.append(error("bad-value", span, message, nearest(item, option.choices)))
            elif item in items[:k]:
                complaints.append(error("bad-value", span, f"{item[:60]!r} stands twice in option {option.name}"))
        return tuple(map(str, items))  # a template has no use for where they stand
    found = _READ[option.type](raw, option) if isinstance(raw, str) else None
    if found is not None:
        return found
    shown = raw if isinstance(raw, str) else f"[{', '.join(raw)}]"
    what = _what(option)
    hint = nearest(shown, option.choices) if option.type == "choice" else ""
    complaints.append(error("bad-value", setting.span, f"option {option.name} is {what}, not {shown[:60]!r}", hint))
    return option.default


def _what(option: Option) -> str:
    """What an option's value is, in words."""
    if option.type == "choice":
        return "one of " + ", ".join(option.choices)
    if option.type == "count":
        return f"a whole number, {option.least} {'or more' if option.most is None else f'to {option.most}'}"
    return _WHAT[option.type]


def choose(
    options: Mapping[str, Option], given: Iterable[Setting], complaints: list[Diagnostic]
) -> Mapping[str, Choice]:
    """Every option's value: the last that was given, else its default."""
    values = {name: option.default for name, option in options.items()}
    for setting in given:
        if option := options.get(setting.key):
            values[setting.key] = option_value(option, setting, complaints)
        else:
            hint = nearest(setting.key, options) or "this layout takes no options"
            message = f"the layout has no option {setting.key[:60]}"
            complaints.append(error("unknown-key", setting.key_span, message, hint))
    return values


def _as_number(text: str, _: Option) -> Choice | None:
    m = LENGTH.fullmatch(text)
    if not m or m[2]:
        return None
    number = float(text)
    return int(number) if number.is_integer() else number


def _as_count(text: str, option: Option) -> Choice | None:
    if not re.fullmatch("[0-9]{1,9}", text):
        return None
    number = int(text)
    return number if option.least <= number and (option.most is None or number <= option.most) else None


_EMPTY: Mapping[str, Choice] = {"text": "", "number": 0, "count": 0, "flag": False, "list": (), "choice": ""}
_WHAT = {"text": "a text", "number": "a number", "flag": "true or false"}
_READ: Mapping[str, Callable[[str, Option], Choice | None]] = {
    "text": lambda text, _: text,
    "number": _as_number,
    "count": _as_count,
    "flag": lambda text, _: FLAGS.get(text),
    "choice": lambda text, option: text if text in option.choices else None,
}
