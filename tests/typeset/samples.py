"""Faces, looks and pieces for the tests of typeset."""

from collections.abc import Sequence
from functools import cache
from importlib import resources

from briefing.typeset.galley import Run
from briefing.typeset.text.faces import Faces
from briefing.typeset.text.lines import Look, Para, Piece, SetLine

NAMES = ("Spectral-Regular", "Spectral-SemiBold", "Lato-Regular", "Amiri-Regular")
BODY = Look(("Spectral-Regular", "Lato-Regular", "Amiri-Regular"), 10.5, "#1a1a1a")
BOLD = Look(("Spectral-SemiBold", "Lato-Regular", "Amiri-Regular"), 10.5, "#1a1a1a")
CITE = Look(("Lato-Regular", "Amiri-Regular"), 8.0, "#666666")


@cache
def data(name: str) -> bytes:
    package = f"fontpkg_{name.partition('-')[0].lower()}"
    return (resources.files(package) / "files" / f"{name}.ttf").read_bytes()


def faces() -> Faces:
    return Faces({name: data(name) for name in NAMES})


FACES = faces()


def para(align: str = "left", indent: float = 0.0, balance: bool = False, total: bool = True, **more: object) -> Para:
    return Para(align, indent, balance, FACES, total, **more)  # type: ignore[arg-type]


def body(text: str, node: int = 1, **more: object) -> Piece:
    return Piece(text, BODY, node, **more)  # type: ignore[arg-type]


def kept(text: str, node: int = 2) -> Piece:
    return Piece(text, CITE, node, keep=True)


def texts(lines: Sequence[SetLine]) -> list[str]:
    """What each line reads as."""
    return ["".join(run.text for run in line.runs) for line in lines]


def drawn(run: Run) -> float:
    """How far a run's operators move the pen, in points: read from its TJ contents."""
    total, at, code = 0.0, 0, run.code
    face, em = run.font.face, run.font.size / 1000
    while at < len(code):
        if code[at] == "(":
            string, at = _string(code, at + 1)
            for high, low in zip(string[::2], string[1::2], strict=True):
                total += face.natural[face.gid[ord(high) << 8 | ord(low)]] * face.k + run.font.tracking / em
        elif code[at] == "]":  # a mark's rise and back
            at = code.index("[", at) + 1
        else:
            end = min(k for k in (code.find("(", at), code.find("]", at), len(code)) if k >= 0)
            total -= float(code[at:end] or 0)
            at = end
    return total * em * run.scale


def _string(code: str, at: int) -> tuple[str, int]:
    out = ""
    while code[at] != ")":
        if code[at] == "\\":
            at += 1
            out += "\r" if code[at] == "r" else code[at]
        else:
            out += code[at]
        at += 1
    return out, at + 1
