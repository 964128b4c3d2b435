"""The command line as a user types it, in this process."""

import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from briefing import cli


class Ended(NamedTuple):
    """How a command ended, and what it wrote to stdout and stderr."""

    status: int
    out: str
    err: str


Run = Callable[..., Ended]


def runner(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `briefing` with the arguments that it is given."""

    def briefing(*arguments: str) -> Ended:
        monkeypatch.setattr(sys, "argv", ["briefing", *arguments])
        status = cli.main()
        return Ended(status, *capsys.readouterr())

    return briefing
