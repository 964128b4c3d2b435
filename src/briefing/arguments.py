"""The command line as words: which command they mean and what they give it, or the help that they ask for.

Argparse reads them: it comes with Python, and starts ten times as fast as what is built upon it.
"""

import sys
from argparse import ArgumentParser, ArgumentTypeError, HelpFormatter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from briefing.diagnostics import OK, RESOURCE, USAGE, Failed, error, nearest
from briefing.report import say

NAME = "briefing"
HELP = ("-h", "--help")


class Argument(NamedTuple):
    """An argument by its name, or an option by its flags; `settings` are those of argparse's add_argument."""

    names: tuple[str, ...]
    settings: Mapping[str, Any]


class Command(NamedTuple):
    """`run` takes the arguments by their names and returns the exit status; its docstring is the help."""

    run: Callable[..., int]
    arguments: tuple[Argument, ...]


class Parser(ArgumentParser):
    """Argparse's, whose complaints are ours."""

    def error(self, message: str) -> Any:
        raise Failed([error("bad-usage", None, message, f"{self.prog} -h tells what it takes")], USAGE)


def argument(*names: str, **settings: Any) -> Argument:
    return Argument(names, settings)


def whole(text: str) -> int:
    """For `type=`: a number that is not negative."""
    if not (text.isascii() and text.isdecimal()) or len(text) > 9:
        raise ArgumentTypeError(f"{text[:40]!r} is not a whole number")
    return int(text)


def read(words: Sequence[str], commands: Mapping[str, Command], about: Mapping[str, str]) -> Callable[[], int]:
    """What words ask to be done. A command's name is one word or two, of which `about` tells the first; its "" tells
    of the program. A command whose name is a flag is the program's own option. Raises Failed (USAGE)."""
    for count in (2, 1):
        if (name := " ".join(words[:count])) in commands:
            return _call(name, commands[name], words[count:])
    group = words[0] if words and words[0] in about else ""
    rest = words[1:] if group else words
    if not rest or rest[0] in HELP:
        return partial(_show, _overview(group, commands, about), OK if rest else USAGE)
    what = "option" if rest[0].startswith("-") else "command"
    message = f"there is no {what} {' '.join(filter(None, (group, rest[0])))[:60]}"
    raise Failed([error(f"unknown-{what}", None, message, nearest(rest[0], _below(group, commands, about)))], USAGE)


def _call(name: str, command: Command, words: Sequence[str]) -> Callable[[], int]:
    parser = _parser(name, command.run.__doc__, command.arguments)
    if {*HELP} & {*words}:
        return partial(_show, parser.format_help(), OK)
    given, more = parser.parse_known_intermixed_args(words)  # intermixed: a pack may stand between options
    if more:
        what = "option" if more[0].startswith("-") else "argument"
        flags = [flag for names, _ in command.arguments for flag in names if flag.startswith("-")]
        hint = nearest(more[0].partition("=")[0], flags) if what == "option" else ""
        raise Failed([error(f"unknown-{what}", None, f"{name} takes no {what} {more[0][:60]}", hint)], USAGE)
    return partial(command.run, **{key: value for key, value in vars(given).items() if key != "help"})


def _parser(name: str, about: str | None, arguments: Iterable[Argument]) -> Parser:
    parser = Parser(f"{NAME} {name}".strip(), description=about, add_help=False, allow_abbrev=False,
                    formatter_class=partial(HelpFormatter, max_help_position=30))
    for names, settings in arguments:
        parser.add_argument(*names, **settings)
    parser.add_argument(*HELP, action="store_true", help="Show this and exit.")
    return parser


def _below(group: str, commands: Mapping[str, Command], about: Mapping[str, str]) -> dict[str, str]:
    """The words that may stand after a group's name, or after the program's, and what each does."""
    said = {name: _first_line(command) for name, command in commands.items()} | {k: v for k, v in about.items() if k}
    if group:
        return {name.removeprefix(f"{group} "): text for name, text in said.items() if name.startswith(f"{group} ")}
    return {name: text for name, text in said.items() if " " not in name}


def _first_line(command: Command) -> str:
    return (command.run.__doc__ or "").partition("\n")[0]


def _overview(group: str, commands: Mapping[str, Command], about: Mapping[str, str]) -> str:
    """The help of the program, or of a group of commands."""
    below = _below(group, commands, about)
    flags = [argument(name, action="store_true", help=text) for name, text in below.items() if name.startswith("-")]
    parser = _parser(group, about[group], flags)
    listed = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name, text in below.items():
        if not name.startswith("-"):
            listed.add_parser(name, help=text, add_help=False)
    return parser.format_help()


def _show(text: str, status: int) -> int:
    return status if say(text.rstrip(), sys.stdout) else RESOURCE
