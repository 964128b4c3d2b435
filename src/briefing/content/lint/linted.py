"""What all rules look at: a pack walked over once, whose wording each audience reads, and paragraphs as lines."""

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import NamedTuple

from briefing.content.fields import Record
from briefing.content.inline import Block, Item, List, Para, Prose, Quote
from briefing.content.model import Pack, PackFacts, QuoteBlock
from briefing.content.plain import Line, line, plain
from briefing.content.select import chain, meant_for, worded
from briefing.content.sourcing import Source, Work
from briefing.content.values import Placed, Wordings
from briefing.content.walking import Leaf, leaves
from briefing.diagnostics import Span


class Written(NamedTuple):
    """A paragraph of one wording; `quoted` if it stands in a > quote."""

    leaf: Leaf
    audience: str
    prose: Prose
    line: Line
    quoted: bool

    @property
    def cites(self) -> Prose | None:
        """The citation of the record that the paragraph is a text of."""
        return getattr(self.leaf.owners[-1], "cites", None)

    @property
    def whole(self) -> bool:
        """Whether the paragraph is the text of a quote block."""
        return self.leaf.field == "text" and isinstance(self.leaf.owners[-1], QuoteBlock)


class Linted:
    """A pack for its rules. What several of them need is worked out once, when the first of them asks for it."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.leaves = leaves(pack)
        self.texts = [leaf for leaf in self.leaves if type(leaf.value) is Wordings]
        self.names: Mapping[str, str] = {str(t.id): t.headword for t in pack.terms} | {
            str(a.id): a.short or a.name for a in pack.actors}
        self.chains = tuple(chain(pack, a.id) for a in pack.pack.audiences)
        self._lines: dict[int, tuple[tuple[Line, bool], ...]] = {}

    def read_by(self, n: int) -> list[Leaf]:
        """The texts that the audience `n` reads: those of no record that is for others."""
        tried = self.chains[n]
        return [leaf for leaf in self.texts
                if all(meant_for(owner, tried) for owner in leaf.owners if _limits(type(owner)))]

    def worded(self, text: Wordings, n: int) -> Prose:
        """A text as the audience `n` reads it; its first wording, where it has none for it."""
        return worded(text, self.chains[n]) or text.each[0].prose

    def plain(self, prose: Prose) -> str:
        return plain(prose, self.names)

    def lines(self, prose: Prose) -> tuple[tuple[Line, bool], ...]:
        """The paragraphs of a prose of this pack, and whether each is within a quotation."""
        found = self._lines.get(id(prose))
        if found is None:
            found = tuple((line(para, self.names), quoted) for para, quoted in _paragraphs(prose.blocks, False))
            self._lines[id(prose)] = found
        return found

    @cached_property
    def written(self) -> tuple[Written, ...]:
        """Every paragraph of every wording, in the model's order."""
        return tuple(
            Written(leaf, wording.audience, wording.prose, made, quoted)
            for leaf in self.texts
            for wording in leaf.value.each
            for made, quoted in self.lines(wording.prose)
        )

    @cached_property
    def single(self) -> tuple[tuple[Leaf, str, Span], ...]:
        """Every line of plain text that is the pack's own: no id, and no title of somebody else's work."""
        return tuple((leaf, str(leaf.value), leaf.value.span) for leaf in self.leaves
                     if type(leaf.value) is Placed and not isinstance(leaf.owners[-1], Source | Work))


@cache
def _limits(record: type[Record]) -> bool:
    """Whether records of a type may be for some audiences only."""
    return "audiences" in record.model_fields and record is not PackFacts


def own_names(pack: Pack) -> Iterator[str]:
    """What a pack calls its actors, terms and places."""
    for actor in pack.actors:
        yield from (name for name in (actor.name, actor.short) if name)
    for term in pack.terms:
        yield from (term.headword, *([term.stands_for.text] if term.stands_for else []))
    yield from (place.name for place in pack.places)
    natives = (*(a.native for a in pack.actors), *(t.native for t in pack.terms))
    yield from (native.translit for native in natives if native and native.translit)


def record_place(record: Record) -> Span | None:
    """Where a record begins to be written: its first value that knows its place."""
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, Placed | Prose):
            return value.span
        if type(value) is Wordings:
            return value.each[0].prose.span
    return None


def _paragraphs(blocks: tuple[Block | Item, ...], quoted: bool) -> Iterator[tuple[Para, bool]]:
    for block in blocks:
        if isinstance(block, Para):
            yield block, quoted
        elif isinstance(block, List):
            yield from _paragraphs(block.items, quoted)
        else:
            yield from _paragraphs(block.blocks, quoted or isinstance(block, Quote))
