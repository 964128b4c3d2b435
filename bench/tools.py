"""What is compared: how each tool is called, for which documents, and which of them run where none is named."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
OURS, BASE = "briefing", "typst"  # ratios are to BASE, which is tagged
HANDOUTS, DECKS = ("S", "L", "L-natural"), ("deck",)
MORE = {"deck": "deck-200"}  # measured in the same rounds, by FEW: what each further slide costs
FEW = (OURS, BASE)
NOWHERE = "http://127.0.0.1:9"  # rendercv asks for its newest version; so it is told at once that there is no net


class Command(NamedTuple):
    """One whole process: its words, the folder that it runs in, what its environment has beside ours."""

    words: Sequence[str]
    folder: Path
    environment: Mapping[str, str] = {}


class Tool(NamedTuple):
    """`call` takes the folder of a document and the file to write; `package` is its name in the index, "" for ours."""

    call: Callable[[Path, Path], Command]
    package: str
    sizes: Sequence[str]
    default: Sequence[str]


def tools(briefing: str) -> Mapping[str, Tool]:
    """Every tool by its name; `briefing` is the Python that has ours."""
    every = HANDOUTS + DECKS
    return {
        OURS: Tool(_briefing(briefing), "", every, every),
        BASE: Tool(_script("by_typst"), "typst", every, every),
        "typst-notags": Tool(_script("by_typst", "--notags"), "typst", every, every),
        "weasyprint": Tool(_script("by_weasyprint"), "weasyprint", every, ("S", "deck")),
        "fpdf2": Tool(_script("by_fpdf2"), "fpdf2", every, ("S", "deck")),
        "platypus": Tool(_script("by_platypus"), "reportlab", every, ("S", "deck")),
        "rendercv": Tool(_rendercv, "rendercv", ("S",), ("S",)),
    }


def chosen(size: str, named: Sequence[str], known: Mapping[str, Tool]) -> list[str]:
    """The tools for a document: ours, and the peers that are named or, if none is, those that are quick enough."""
    return [name for name, tool in known.items()
            if size in tool.sizes and (name == OURS or (name in named if named else size in tool.default))]


def _briefing(python: str) -> Callable[[Path, Path], Command]:
    """Run in this folder, whose layouts it finds as a user's own."""

    def call(folder: Path, out: Path) -> Command:
        layout = "plain-deck" if folder.name in (*DECKS, *MORE.values()) else "plain"
        words = (python, "-m", "briefing", "build", str(folder / "pack"), "-l", layout, "-o", str(out))
        return Command(words, HERE)

    return call


def _script(name: str, *flags: str) -> Callable[[Path, Path], Command]:
    def call(folder: Path, out: Path) -> Command:
        return Command((sys.executable, str(HERE / "peers" / f"{name}.py"), str(folder), str(out), *flags), folder)

    return call


def _rendercv(folder: Path, out: Path) -> Command:
    """Only the PDF of all that it makes."""
    flags = ("-nomd", "-nohtml", "-nopng", "-pdf", str(out))
    away = {name: NOWHERE for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY")}
    return Command((sys.executable, "-m", "rendercv", "render", "cv.yaml", *flags), folder,
                   {**away, "no_proxy": "", "NO_PROXY": "", "XDG_DATA_HOME": os.fspath(folder / "data")})
