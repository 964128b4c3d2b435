"""What a `set_…` function is given beside its element: the look, the faces, and what is inherited on the way down."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from briefing.diagnostics import Diagnostic
from briefing.layout.doc import Element
from briefing.layout.theme import Style, Theme
from briefing.typeset.galley import Galley
from briefing.typeset.pictures import Pictures
from briefing.typeset.text.faces import Faces, Made
from briefing.typeset.text.lines import Hyphens, Look

NO_WORDS: Mapping[str, str] = {"page": "1", "pages": "1"}

Measure = tuple[float, float]  # left edge and width, in points
Key = tuple[int, Measure, int]
Others = tuple[tuple[str, object], ...]
Set = Callable[[Element, Measure, "Context"], Galley]


@dataclass(frozen=True, slots=True)
class Context:
    """Handed down from an element to its children.

    `lang` is the language of the text; `setters` is the table of `set_…` functions by element, `role` styles the
    paragraphs below, `align` aligns them if it is given, `step` picks sizes; `bullets` and `numbers` are the lists
    around; `words` answers <page/>, <pages/> and <running/> in furniture, which is set page by page; `digits` says how
    many a page reference has, where that is known; `told` gathers what there is to say that stops nothing; `kept` are
    galleys by element, measure and step, for when only those elements are set again that are `stale`; `across` are the
    measure of what is `wide` and the width of its footnotes, where that is not the page's block, and `foot` the width
    of footnotes, where it is not the text's; `inner` are contexts made of it, by what is other in them, `looks` styles
    as the line breaker takes them."""

    theme: Theme
    faces: Faces
    setters: Mapping[str, Set]
    role: str = "body"
    align: str = ""
    step: int = 0
    bullets: int = 0
    numbers: int = 0
    words: Mapping[str, str] = field(default_factory=lambda: NO_WORDS)
    digits: Mapping[str, int] = field(default_factory=dict)
    pictures: Pictures = field(default_factory=Pictures)
    told: list[Diagnostic] = field(default_factory=list)
    kept: dict[Key, Galley] | None = None
    stale: frozenset[int] = frozenset()
    lang: str = ""
    across: tuple[Measure, float] | None = None
    foot: float = 0.0
    looks: Made[Style, Look] = field(default_factory=lambda: Made(look), repr=False, compare=False)
    inner: "dict[Others, Context]" = field(default_factory=dict, init=False, repr=False, compare=False)

    def below(self, element: Element, role: str = "") -> "Context":
        """The context of an element's children."""
        given = element.attributes
        return self.other(role=given.get("text") or role or self.role, lang=given.get("lang") or self.lang)

    def other(self, **given: object) -> "Context":
        """This context with other values: one and the same for the same ones, which can be hashed."""
        key = tuple(given.items())
        if (made := self.inner.get(key)) is None:
            same = all(getattr(self, name) == value for name, value in key)
            made = self.inner[key] = self if same else replace(self, **given)  # type: ignore[arg-type]
        return made

    def style(self, element: Element, role: str = "") -> Style:
        style = self.theme.style(element.attributes.get("role") or role or self.role, self.step)
        return self.theme.aligned(style, self.align) if self.align else style

    def length(self, key: str, default: float = 0.0) -> float:
        """A length of the theme in points; a list of lengths gives the one for this step."""
        return self.theme.length(key, default, self.step)

    def hyphens(self) -> Hyphens:
        """Which words may be hyphenated where a style says that words may."""
        word, before, after = (int(self.length(f"hyphen-{key}", default))
                               for key, default in zip(("word", "before", "after"), Hyphens(), strict=False))
        return Hyphens(word, before, after, self.theme.flag("hyphen-names"))

    @property
    def line(self) -> float:
        """A line of the grid, in points: what `before`, `after` and `lines` count in."""
        return self.theme.grid

    def space(self, element: Element, key: str, default: float = 0.0) -> float:
        """White that an element asks for by `before`, `after` or `lines`, which count in lines; in points."""
        return float(element.get(key)) * self.line if element.get(key) else default

    def page_height(self) -> float:
        """What a page, or a slide above its foot, has room for."""
        return self.length("text-height") or self.length("body-limit") - self.length("top")

    def measure(self, word: str) -> float:
        """A length as an attribute gives it, in points; `compose` has seen to it that it is one."""
        return self.theme.measure(word) or 0.0


def look(style: Style) -> Look:
    """A style as the line breaker takes it: its tracking, in em, becomes points."""
    return Look(style.faces, style.size, style.colour, style.rise, style.tracking * style.size, style.arabic,
                style.word_space)
