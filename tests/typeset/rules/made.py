"""Pages made by hand for the rules: a Doc, and each of its texts where a test puts it."""

from collections.abc import Iterable, Sequence

from briefing.layout.doc import Doc, Element, Str, walk
from briefing.layout.draft import Draft
from briefing.typeset.galley import Page, Pages, Path, Placed, Run
from briefing.typeset.rules import PROFILES, RULES
from briefing.typeset.rules.reading import Reading
from briefing.typeset.text.faces import Faces
from helpers.docs import doc, e, theme
from typeset.samples import NAMES, data

FACES = Faces({name: data(name) for name in (*NAMES, "Spectral-Italic")})
WIDTH, HEIGHT, LEFT, TOP, BOTTOM, LEADING = 500.0, 400.0, 20.0, 50.0, 350.0, 14.0
FIRST = TOP + 0.75 * LEADING
FULL = "Full lines hold about as many letters as this one does, near sixty"  # 66 characters, 280 points at 9.3
SHORT = "Short lines hold less"


def run(text: str, node: int = -1, size: float = 10.0, face: str = "Spectral-Regular", colour: str = "#000000",
        width: float = 0.0) -> Run:
    made = FACES.font(face, size, colour).run(node, text)
    return made._replace(width=width) if width else made


def line(text: str, y: float = FIRST, x: float = LEFT, flow: str = "text", node: int = -1, **look: object) -> Placed:
    return Placed(x, y, (run(text, node, **look),), 0, flow)  # type: ignore[arg-type]


def numbers(of: Doc, name: str) -> list[int]:
    """The numbers of the texts below each element of a name."""
    return [next(n.number for n in walk(el) if isinstance(n, Str))
            for el in walk(of.root) if isinstance(el, Element) and el.name == name]


def stack(node: int, *texts: str, y: float = FIRST, leading: float = LEADING, **more: object) -> list[Placed]:
    """Lines of one owner below each other."""
    return [line(text, y + k * leading, node=node, **more) for k, text in enumerate(texts)]  # type: ignore[arg-type]


def page(*text: Placed, number: int = 1, paths: Sequence[Path] = (), furniture: Iterable[Placed] = (),
         size: tuple[float, float] = (WIDTH, HEIGHT)) -> Page:
    return Page(number, *size, text, tuple(furniture), tuple(paths), (), (), ())


def reading(of: Doc | None, *pages: Page, profile: str = "print", facts: dict[str, str] | None = None,
            **keys: object) -> Reading:
    return Reading(Pages(pages, facts or {}, of.root if of else None), theme(**keys), PROFILES[profile])


def found(rule: str, of: Doc | None, *pages: Page, **more: object) -> list[str]:
    """What a rule says of pages."""
    return [finding.message for finding in RULES[rule].find(reading(of, *pages, **more))]  # type: ignore[arg-type]


def one(name: str = "p", **attributes: str) -> tuple[Doc, int]:
    """A Doc of one element with a text, and the text's number."""
    made = doc(e(name, "text", **attributes))
    return made, numbers(made, name)[0]


def within(*names: str, **attributes: str) -> tuple[Doc, int]:
    """A Doc of one text in nested elements, the outermost first."""
    draft: Draft | str = "text"
    for name in reversed(names):
        draft = e(name, draft, **attributes)
        attributes = {}
    assert isinstance(draft, Draft)
    made = doc(draft)
    return made, numbers(made, names[-1])[0]
