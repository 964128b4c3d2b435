"""What a `set_…` function is given beside its element: the look, the faces, and what is inherited on the way down."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from briefing.layout.doc import Element
from briefing.layout.theme import Style, Theme
from briefing.typeset.galley import Galley
from briefing.typeset.text.faces import Faces
from briefing.typeset.text.lines import Look

LINE = 14.0  # points: a line of the paper grid (one line of running text)
NO_WORDS: Mapping[str, str] = {"page": "1", "pages": "1"}

Measure = tuple[float, float]  # left edge and width, in points
Set = Callable[[Element, Measure, "Context"], Galley]


@dataclass(frozen=True, slots=True)
class Context:
    """Handed down from an element to its children.

    `setters` is the table of `set_…` functions by element, `role` styles the paragraphs below, `step` picks sizes;
    `words` answers <page/>, <pages/> and <running/> in furniture, which is set page by page; `digits` says how many
    a page reference has, where that is known."""

    theme: Theme
    faces: Faces
    setters: Mapping[str, Set]
    role: str = "body"
    step: int = 0
    words: Mapping[str, str] = field(default_factory=lambda: NO_WORDS)
    digits: Mapping[str, int] = field(default_factory=dict)

    def below(self, element: Element, role: str = "") -> "Context":
        """The context of an element's children."""
        role = element.get("text") or role
        return replace(self, role=role) if role else self

    def style(self, element: Element, role: str = "") -> Style:
        return self.theme.style(element.get("role") or role or self.role, self.step)

    def length(self, key: str, default: float = 0.0) -> float:
        """A length of the theme in points; a list of lengths gives the one for this step."""
        return self.theme.length(key, default, self.step)

    def measure(self, word: str) -> float:
        """A length as an attribute gives it, in points; `compose` has seen to it that it is one."""
        return self.theme.measure(word) or 0.0


def look(style: Style) -> Look:
    """A style as the line breaker takes it: its tracking, in em, becomes points."""
    return Look(style.faces, style.size, style.colour, style.rise, style.tracking * style.size, style.arabic)
