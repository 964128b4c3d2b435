"""Theme: the look as flat values, and the Style of each role made of them.

A theme file is YAML of flat, kebab-case keys (`theme_values` says which). Later values win: the themes it extends, a
file's own keys, those it has for the paper (`letter-top`), the edition's, `--set`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from briefing.layout.theme_values import (
    COLOURS,
    FAMILIES,
    GRID,
    LENGTH,
    SLANTS,
    UNITS,
    WEIGHTS,
    Value,
    role_of,
)

Lengths = tuple[float, ...]
RANKS = {word: rank for rank, word in enumerate(WEIGHTS)}


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """How a role's text is set; points, tracking in em, `word_space` in shares of the face's own space. `family` is a
    token, `faces` are to be tried in turn. A theme makes one Style for a role, so each is equal to itself only."""

    role: str
    faces: tuple[str, ...]
    family: str
    weight: str
    italic: bool
    size: float
    leading: float
    colour: str
    tracking: float = 0.0
    align: str = "left"
    indent: float = 0.0
    balance: bool = False
    before: float = 0.0
    after: float = 0.0
    lines: int = 0
    keep: str = "none"
    arabic: float = 1.0
    rise: float = 0.0
    hyphens: bool = False
    word_space: float = 1.0
    hang: bool = False
    expand: float = 0.0
    fit: str = "total"


@dataclass(frozen=True, slots=True)
class Theme:
    """Every value of the look by its key, lengths in points. Styles are made once and kept."""

    values: Mapping[str, Value]
    _styles: dict[tuple[str, int], Style] = field(default_factory=dict, init=False, repr=False, compare=False)
    _inline: dict[tuple[Style, str, int], Style] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def grid(self) -> float:
        """A line of running text, in points: what an L is."""
        return self.length("grid", GRID)

    def length(self, key: str, default: float = 0.0, step: int = 0) -> float:
        """Points (or a plain number); of a list the item `step`, the last one if it is too short."""
        value = self.values.get(key)
        if isinstance(value, tuple):
            return value[min(step, len(value) - 1)] if value else default
        return value if isinstance(value, float) else default

    def lengths(self, key: str, default: Lengths = ()) -> Lengths:
        """All of a list, such as the columns of a table or a dash."""
        value = self.values.get(key)
        if isinstance(value, tuple):
            return value
        return (value,) if isinstance(value, float) else default

    def word(self, key: str, default: str = "") -> str:
        value = self.values.get(key)
        return value if isinstance(value, str) else default

    def flag(self, key: str, default: bool = False) -> bool:
        value = self.values.get(key)
        return value if isinstance(value, bool) else default

    def colour(self, key: str, default: str = "") -> str:
        """`#rrggbb`, "" for none; tokens are followed."""
        value = self.word(key, default)
        if value in COLOURS and value != key:
            value = self.word(value)
        return "" if value == "none" else value

    def steps(self, role: str) -> int:
        """How many sizes a role may be tried in."""
        value = self.values.get(f"{role}-size", self.values.get("body-size"))
        return max(1, len(value)) if isinstance(value, tuple) else 1

    def style(self, role: str, step: int = 0) -> Style:
        """A role's Style; what the theme does not say of it is as in `body`."""
        if found := self._styles.get((role, step)):
            return found
        family, weight, italic = self._face(role, "serif", "regular", False, ("body", role))
        length, word = self._inherited_length, self._inherited_word
        made = Style(
            role, self._files(family, weight, italic), family, weight, italic,
            length(role, "size", step, 10.0), length(role, "leading", step, 14.0),
            self._own_colour(role) or self._own_colour("body") or self.colour("ink", "#000000"),
            length(role, "tracking", step), word(role, "align", "left"), length(role, "indent", step),
            self._inherited_flag(role, "balance"),
            length(role, "before", step), length(role, "after", step), int(length(role, "lines", step)),
            word(role, "keep", "none"), length(role, "arabic", step, 1.0), length(role, "rise", step),
            self._inherited_flag(role, "hyphens"), length(role, "word-space", step, 1.0),
            self._inherited_flag(role, "hang"), length(role, "expand", step), word(role, "fit", "total"),
        )
        self._styles[role, step] = made
        return made

    def aligned(self, style: Style, align: str) -> Style:
        """The Style with another alignment."""
        if (made := self._inline.get((style, align, -1))) is None:
            made = self._inline[style, align, -1] = replace(style, align=align)
        return made

    def inline(self, style: Style, role: str, step: int = 0) -> Style:
        """The Style of a stretch within a line: what the theme gives for its role, else as around it.

        `strong` is in the family's strong weight and `em` in the other slant, unless the theme says more of them."""
        if found := self._inline.get((style, role, step)):
            return found
        weight, italic = style.weight, style.italic
        if role == "strong":
            weight = max(weight, self.word(f"{style.family}-strong", "bold"), key=RANKS.__getitem__)
        if role == "em":
            italic = not italic
        family, weight, italic = self._face(role, style.family, weight, italic, (role,))
        made = replace(
            style, role=role, faces=self._files(family, weight, italic), family=family, weight=weight, italic=italic,
            size=self.length(f"{role}-size", style.size, step), colour=self._own_colour(role) or style.colour,
            tracking=self.length(f"{role}-tracking", style.tracking, step),
            rise=self.length(f"{role}-rise", style.rise, step),
            arabic=self.length(f"{role}-arabic", style.arabic, step),
            word_space=self.length(f"{role}-word-space", style.word_space, step),
        )
        self._inline[style, role, step] = made
        return made

    def measure(self, word: str) -> float | None:
        """Points of a length as a template writes it: `44mm`, `12pt`, `2L`, a number, or the name of a length here."""
        if m := LENGTH.fullmatch(word):
            return float(m[1]) * (self.grid if m[2] == "L" else UNITS[m[2] or ""])
        return self.length(word) if isinstance(self.values.get(word), float | tuple) else None

    def named(self) -> frozenset[str]:
        """Every role of which the theme says anything: all that stands before a hyphen in some key."""
        return frozenset(key[:k] for key in self.values for k, char in enumerate(key) if char == "-")

    def roles(self) -> tuple[str, ...]:
        """Every role of which the theme says something about its text."""
        return tuple(dict.fromkeys(["body", *filter(None, map(role_of, self.values))]))

    def face_names(self) -> tuple[str, ...]:
        """Every face file that some role, or strong and emphasised text in it, can ask for."""
        styles = {self.style(role) for role in self.roles()}
        bases = {(s.family, s.weight, s.italic): s for s in styles}
        for role in (*self._faceless(), "strong", "em", "strong"):
            for style in list(bases.values()):
                made = self.inline(style, role)
                bases.setdefault((made.family, made.weight, made.italic), made)
        return tuple(sorted({name for style in bases.values() for name in style.faces}))

    def _faceless(self) -> Iterator[str]:
        """Roles that give a weight or a slant but no face: they take the family that they stand in."""
        for role in self.roles():
            given = {p for p in ("face", "weight", "slant") if isinstance(self.values.get(f"{role}-{p}"), str)}
            if given and "face" not in given and role not in ("strong", "em", "body"):
                yield role

    def _face(self, role: str, family: str, weight: str, italic: bool, roles: tuple[str, ...]) -> tuple[str, str, bool]:
        """Family, weight and slant after each of `roles` has had its say."""
        for name in roles:
            if face := self.word(f"{name}-face"):
                family, *rest = face.split()
                weight = next((w for w in rest if w in WEIGHTS), "regular")
                italic = "italic" in rest
            given = self.word(f"{name}-weight")
            weight = given if given in WEIGHTS else weight
            slant = self.word(f"{name}-slant")
            italic = slant == "italic" if slant in SLANTS else italic
        return family, weight, italic

    def _files(self, family: str, weight: str, italic: bool) -> tuple[str, ...]:
        """Face names, the Arabic one last; it has two weights and stands upright."""
        arabic = f"{self.word('arabic', 'Amiri')}-{'Bold' if RANKS[weight] >= RANKS['bold'] else 'Regular'}"
        if family == "arabic":
            return (arabic,)
        name = WEIGHTS[weight]
        if italic:
            name = "Italic" if name == "Regular" else f"{name}Italic"
        return f"{self.word(family, FAMILIES_BY_DEFAULT[family])}-{name}", arabic

    def _own_colour(self, role: str) -> str:
        return self.colour(f"{role}-colour") if f"{role}-colour" in self.values else ""

    def _inherited_length(self, role: str, name: str, step: int, default: float = 0.0) -> float:
        return self.length(f"{role}-{name}", self.length(f"body-{name}", default, step), step)

    def _inherited_flag(self, role: str, name: str) -> bool:
        return self.flag(f"{role}-{name}", self.flag(f"body-{name}"))

    def _inherited_word(self, role: str, name: str, default: str) -> str:
        return self.word(f"{role}-{name}", self.word(f"body-{name}", default))


FAMILIES_BY_DEFAULT = dict(zip(FAMILIES, ("Spectral", "Lato", "Amiri"), strict=True))
