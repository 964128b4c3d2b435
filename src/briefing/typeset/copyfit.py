"""Copyfitting: a document set tighter, by steps, until it keeps to a number of pages."""

from collections.abc import Callable
from dataclasses import replace

from briefing.diagnostics import FIT, Failed, Span, error, note
from briefing.layout.theme import Theme
from briefing.layout.tightening import Tightening, tightened
from briefing.typeset.galley import Pages
from briefing.typeset.rules import check
from briefing.typeset.rules.profiles import Profile

# White goes first, then leading, then size: the order in which readers notice it least.
WHITE = tuple(Tightening(share) for share in (0.9, 0.8, 0.7, 0.6))
LEADING = tuple(Tightening(0.6, share) for share in (0.98, 0.96, 0.94, 0.92))
SIZE = tuple(Tightening(0.6, 0.92, share) for share in (0.98, 0.96, 0.94, 0.92))
BORNE = {"T5", "T14"}  # where white is cut, text leaves the grid; a short last page is what may come of it


def copyfit(make: Callable[[Theme], Pages], theme: Theme, profile: Profile, most: int, span: Span | None) -> Pages:
    """Pages of a document, `most` of them at most, set by `make` in its theme or in the loosest tighter one.

    Raises Failed (FIT) with all that was tried, or if a numeric rule is broken that was kept before. `span` is where
    the number of pages was asked for."""
    plain = make(theme)
    tried = [f"as it is, {_pages(len(plain.pages))}"]
    if len(plain.pages) <= most:
        return plain

    def tight(by: Tightening) -> Theme:
        return tightened(theme, by, profile.least, profile.smallest or profile.least)

    for steps in (WHITE, LEADING, SIZE):
        pages = make(tight(steps[-1]))
        tried.append(f"with {steps[-1]}, {len(pages.pages)}")
        if len(pages.pages) <= most:
            looser = ((by, made) for by in steps[:-1] if len((made := make(tight(by))).pages) <= most)
            by, pages = next(looser, (steps[-1], pages))
            if broken := _broken(pages, tight(by), profile) - _broken(plain, theme, profile):
                raise _refused(most, [*tried, f"with {by} it breaks the rules {', '.join(sorted(broken))}"], span)
            told = note("copyfitted", span, f"{_pages(len(pages.pages))} instead of {len(plain.pages)}, with {by}")
            return replace(pages, warnings=(*pages.warnings, told))
    raise _refused(most, tried, span)


def _broken(pages: Pages, theme: Theme, profile: Profile) -> set[str]:
    """The rules that finished pages do not keep to, those left out that fitting bears."""
    return {found.code for found in check(pages, theme, profile)} - BORNE


def _refused(most: int, tried: list[str], span: Span | None) -> Failed:
    message = f"it does not go into {_pages(most)}: {'; '.join(tried)}"
    return Failed([error("over-budget", span, message, "cut text, leave parts out, or allow more pages")], FIT)


def _pages(count: int) -> str:
    return f"{count} page{'s' * (count > 1)}"
