"""A theme set tighter: less white, less leading, smaller type, each to a share of what it was."""

from typing import NamedTuple

from briefing.layout.theme import Theme
from briefing.layout.theme_values import Value

# Between what stands one below the other.
WHITE = ("before", "after", "pad-top", "pad-bottom", "row-gap", "loose-gap", "grid")
ROUND = 2  # places of a point


class Tightening(NamedTuple):
    """What is left of white space, of leading and of sizes, as shares. 1 is all of it."""

    white: float = 1.0
    leading: float = 1.0
    size: float = 1.0

    def __str__(self) -> str:
        shares = {"white space": self.white, "leading": self.leading, "size": self.size}
        return ", ".join(f"{what} {share:.0%}" for what, share in shares.items() if share < 1) or "as it is"


def tightened(theme: Theme, by: Tightening, running: float, smallest: float) -> Theme:
    """The theme with that much less of each. Running text keeps to `running` points and all else to `smallest`, unless
    the theme itself has them smaller; the page and its columns stay as they are."""
    made: dict[str, Value] = {}
    for key, value in theme.values.items():
        share, least = by_property(key, by), 0.0
        if key.endswith("-size"):
            least = running if key == "body-size" else smallest
        made[key] = _scaled(value, share, least) if share < 1 else value
    made["grid"] = round(theme.grid * by.leading, ROUND)
    return Theme(made)


def by_property(key: str, by: Tightening) -> float:
    """The share that a key of the theme keeps."""
    if key.endswith("-leading"):
        return by.leading
    if key.endswith("-size"):
        return by.size
    return by.white if key.endswith(tuple(f"-{name}" for name in WHITE)) else 1.0


def _scaled(value: Value, share: float, least: float) -> Value:
    if isinstance(value, tuple):
        return tuple(_number(item, share, least) for item in value)
    return _number(value, share, least) if isinstance(value, float) else value


def _number(points: float, share: float, least: float) -> float:
    return round(max(points * share, min(points, least)), ROUND)
