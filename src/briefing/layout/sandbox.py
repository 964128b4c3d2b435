"""The Jinja environment of layouts: autoescaped, strict, without globals, and with every way to raw markup shut.

Templates come with a shared folder, so they are outside input. What a sandbox cannot stop (loops over real data,
doubling a string) is for the limits of the process that runs it; here only the output's size is capped.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import BlockReference, LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

from briefing.layout.handles import Handle

FILTERS = (
    "abs", "batch", "capitalize", "count", "default", "d", "e", "escape", "first", "float", "groupby", "int", "items",
    "join", "last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "replace", "reverse",
    "round", "select", "selectattr", "slice", "sort", "string", "sum", "title", "trim", "truncate", "unique", "upper",
)
KNOWN = (str, int, float, bool, type(None), list, tuple, dict, Markup, LoopContext, Macro, TemplateReference,
         BlockReference)
WIDTHS = ("ljust", "rjust", "center", "zfill", "expandtabs", "translate")  # each takes a width from a template
Templates = tuple[tuple[str, tuple[str, str]], ...]


class NameMissing(jinja2.UndefinedError):
    """Something undefined was used; `known` are the names that there are beside it, None for a template's own names."""

    def __init__(self, name: object, known: Iterable[str] | None, message: str | None) -> None:
        self.name, self.known = str(name), known
        super().__init__(message)


class Undefined(jinja2.StrictUndefined):
    """Undefined that remembers which names there were."""

    __slots__ = ()

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None,
        exc: type[jinja2.TemplateRuntimeError] = jinja2.UndefinedError,
    ) -> None:
        if exc is jinja2.UndefinedError and name is not None:
            known = None if obj is missing else list(obj) if isinstance(obj, dict) else []
            exc = partial(NameMissing, name, known)  # type: ignore[assignment]
            if hint is None:
                hint = f"{name!r} is not defined" if obj is missing else f"there is no {name!r} here"
        super().__init__(hint, obj, name, exc)


class Stamp(Extension):
    """Writes at="file:line" into each start tag of a template, `file` as its number among the environment's paths.

    The lexer has parted markup from Jinja's own code, so strings, comments, raw blocks and white space control need no
    thought. A tag's name must stand in the template itself, which shuts out elements made of strings."""

    TAG = re.compile(r"<!--.*?(?:-->|\Z)|(</?)([A-Za-z][\w-]*)?(?=(.?))", re.S)

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        paths: dict[str, int] = self.environment.paths  # type: ignore[attr-defined]
        number = paths.setdefault(stream.filename or stream.name or "template", len(paths))
        tokens = list(stream)
        for token, after in zip(tokens, [*tokens[1:], None], strict=True):
            if token.type != "data":
                yield token
            else:
                computed = after is not None and after.type == "variable_begin"
                stamped = partial(self._stamped, token, number, computed, stream)
                yield Token(token.lineno, "data", self.TAG.sub(stamped, token.value))

    @staticmethod
    def _stamped(token: Token, number: int, computed: bool, stream: TokenStream, m: re.Match[str]) -> str:
        if m[1] != "<":
            return m[0]
        line = token.lineno + token.value.count("\n", 0, m.start())
        if m[2] is None or (computed and m[3] == ""):
            message = "an element's name must be written out (and CDATA, <!… and <?… are not for templates)"
            raise jinja2.TemplateSyntaxError(message, line, stream.name, stream.filename)
        if m[2] == "t":
            raise jinja2.TemplateSyntaxError("<t> is not for templates", line, stream.name, stream.filename)
        return f'<{m[2]} at="{number}:{line}"'


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment; `paths` numbers the files whose lines are stamped."""

    intercepted_binops = frozenset(["**", "*", "%"])

    def __init__(self, templates: Mapping[str, tuple[str, str]]) -> None:
        self.paths: dict[str, int] = {}

        def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
            if name not in templates:
                return None
            path, text = templates[name]
            return text, path, lambda: True

        super().__init__(loader=jinja2.FunctionLoader(load), undefined=Undefined, autoescape=True, finalize=_finalize,
                         extensions=[Stamp], trim_blocks=True, lstrip_blocks=True)
        self.filters = {name: self.filters[name] for name in FILTERS} | {"by_id": _by_id, "minutes": _minutes}
        self.globals.clear()

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node in tree.find_all(nodes.EvalContextModifier):  # {% autoescape false %} is built in, no extension
            raise jinja2.TemplateSyntaxError("autoescape stays on", node.lineno, name, filename)
        return tree

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "**":
            raise SecurityError("** is not for templates")
        if not isinstance(left, int | float) or not isinstance(right, int | float):
            raise SecurityError(f"{operator} is only for numbers in templates")
        return super().call_binop(context, operator, left, right)

    def wrap_str_format(self, value: Any) -> Any:
        """Asked before is_safe_attribute, for every attribute of a string that is a method."""
        name, owner = getattr(value, "__name__", ""), getattr(value, "__self__", None)
        if name in ("format", "format_map") and isinstance(owner, str):
            raise SecurityError(".format is not for templates")
        return None

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, dict):  # data only: `d.items` is a key, or nothing
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, dict) and isinstance(argument, str):
            return self.getattr(obj, argument)
        return super().getitem(obj, argument)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, Handle):
            return attr == "plain"
        if isinstance(obj, TemplateModule):  # an imported partial: its macros only
            return isinstance(value, Macro)
        if attr in WIDTHS or not isinstance(obj, KNOWN):
            return False
        return super().is_safe_attribute(obj, attr, value)


def _finalize(value: object) -> object:
    """What may be written: text, numbers, prose, and the nothing of an inline if without else."""
    if value is None:
        raise jinja2.TemplateRuntimeError("a value is None; test it with {% if %}")
    if isinstance(value, bool) or not isinstance(value, str | int | float | Handle | jinja2.Undefined):
        raise jinja2.TemplateRuntimeError(f"a {_SHOWN.get(type(value), 'thing')} is no text")
    return value


_SHOWN = {bool: "true or false", tuple: "list", list: "list", dict: "record"}


def _by_id(records: Any, id: str) -> Any:
    """The record of a list that has this id."""
    found = next((r for r in records if r["id"] == id), None)
    if found is None:
        raise NameMissing(id, [r["id"] for r in records], f"no record of the list has the id {id!r}")
    return found


def _minutes(records: Any) -> int:
    """The sum of the records' minutes."""
    return sum(r.get("minutes") or 0 for r in records)


@lru_cache(maxsize=8)
def environment(templates: Templates) -> Sandbox:
    """One environment for a layout's templates, kept with what it has compiled: a big layout takes 0.2 s to compile."""
    return Sandbox(dict(templates))
