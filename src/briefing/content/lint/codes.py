"""The findings of a check of a pack: how much each matters, and why it is one. `told` makes a Diagnostic of one.

An error says that a pack must not be taught from as it stands; a warning, that an editor would change it; a note, what
an editor would want to know. Notes never count.
"""

from collections.abc import Mapping
from typing import NamedTuple

from briefing.diagnostics import Diagnostic, Severity, Span


class Code(NamedTuple):
    """`family` is that of the rule; `why` is one sentence or two."""

    family: str
    severity: Severity
    why: str


CODES: Mapping[str, Code] = {
    "no-wording": Code("form", "error",
        "Each audience reads every text: one without a wording for it would be a gap on its pages."),
    "headline-too-long": Code("form", "error", "A headline is read while somebody speaks; beyond 15 words it is not."),
    "headline-twice": Code("form", "error", "Who listens to slides, or looks for one, knows them by their headlines."),
    "slide-too-long": Code("form", "error", "Nobody reads more than 40 words and listens at the same time."),
    "bad-table": Code("form", "error",
        "A cell is understood by the head above it; without one, its column has no meaning, on paper or read aloud."),
    "bad-alt": Code("form", "error",
        "Who cannot see a picture has its words only; a file's name or the caption again says nothing."),
    "slide-parts": Code("form", "warning",
        "A kind of slide prints so many rows and records: what is beyond them is not seen, what is missing leaves a "
        "gap."),
    "not-a-number": Code("form", "error", "A bar is as long as its number; words have no length."),
    "related-to-itself": Code("form", "error", "A relation is between two; here both ends are the same."),
    "bad-place": Code("form", "error",
        "A map draws a point or an area; it has to be told which, and an area has three corners or more."),
    "bad-period": Code("form", "error",
        "A period is drawn as a bar from its beginning to its end; of one date or another there is no bar."),
    "printed-citation": Code("form", "warning",
        "A citation without its [@ is printed as it stands, and leads nowhere: a slip of the pen, mostly."),
    "printed-link": Code("form", "warning", "A link to a term or an actor has two brackets; with one it is printed."),
    "article-twice": Code("form", "warning",
        "A link is worded as its record is called: where that begins with an article, the text before it needs none."),
    "uncited": Code("evidence", "error", "What a source is said to say can be looked up only if the passage is named."),
    "uncited-statement": Code("evidence", "warning",
        "What is said of actors and claims comes from somewhere, and so does a number: a reader may want to look it "
        "up."),
    "quotation-too-long": Code("evidence", "error",
        "Short quotations keep to what the law allows and make the pack say things in its own words."),
    "uncited-quotation": Code("evidence", "warning",
        "Words in “…” are somebody's own words: a reader must be able to look them up. Words held at a distance "
        "stand in ‘…’."),
    "whole-source": Code("evidence", "note",
        "A citation of a whole work cannot be looked up; in a numbered source, what has no number (captions, "
        "teasers, labels) is not the author's text."),
    "source-missing": Code("evidence", "warning",
        "Without the text of a source, its quotations and paraphrases are not compared with it."),
    "source-changed": Code("evidence", "error",
        "The paragraph is not the one that was numbered: another edition of the text, or another line. Citations of "
        "it may point at something else."),
    "source-not-utf-8": Code("evidence", "error",
        "A text in another encoding has other letters than its author's: nothing can be compared with it."),
    "misquoted": Code("evidence", "error", "A quotation is exact, or it is none; students will quote it on."),
    "quoted-elsewhere": Code("evidence", "error",
        "The words are the source's, but not of the paragraph that is cited: a reader who looks them up does not "
        "find them."),
    "quoted-furniture": Code("evidence", "error",
        "Captions, teasers and headings are an editor's words, not the author's; they are no evidence for what the "
        "author says."),
    "copied": Code("evidence", "error",
        "Eight words in a row that are the source's own are a quotation without its marks: put them in your own "
        "words, or in “…”."),
    "by-missing": Code("attribution", "warning",
        "What is reported, alleged or inferred is somebody's word: without a name it sounds as if it were known."),
    "no-marker": Code("attribution", "warning",
        "A wording is read aloud and copied without the label beside it: what is reported, alleged or inferred says so "
        "in its own words."),
    "marker-dropped": Code("attribution", "warning",
        "One audience reads that somebody says it, another reads it as a fact. Simpler words do not make a thing "
        "more certain."),
    "anonymous-counted": Code("attribution", "warning",
        "Unnamed sources cannot be told apart, so a number of them is a guess: two unnamed diplomats may be one."),
    "anonymous-merged": Code("attribution", "warning",
        "Unnamed persons under one name look like one witness, although the notes do not say that they are. Tell "
        "them apart, such as by the note."),
    "one-source": Code("attribution", "note",
        "All that is said of this claim comes from one source, which no other one confirms or denies."),
    "few-positions": Code("balance", "error", "A claim on which one side alone is heard is not shown as contested."),
    "one-sided": Code("balance", "warning",
        "All positions of a contested claim take the same side: then it is either settled, or the other side is "
        "missing."),
    "uneven-positions": Code("balance", "warning", "The side with more words is taken for the stronger one."),
    "positions": Code("balance", "note",
        "How many words each position of a contested claim has: who speaks most is taken to matter most."),
    "source-share": Code("balance", "note",
        "A pack that leans on one source tells the story as that source sees it; readers should know."),
    "loaded-word": Code("balance", "warning",
        "The pack's lexicon calls this word loaded: it judges while it seems to name. It may stand where the "
        "lexicon allows it."),
    "loaded-words": Code("balance", "note",
        "How often loaded words stand in paragraphs that name an actor: one side may have them all."),
    "reading-level": Code("clarity", "note",
        "The Flesch-Kincaid grade of the author's own prose: a rough measure, which knows lengths only. It is "
        "advice."),
    "long-sentence": Code("clarity", "warning",
        "A sentence that is longer than its audience can keep in mind has to be read twice."),
    "long-paragraph": Code("clarity", "warning", "A long paragraph has more than one thought, and no place to rest."),
    "acronym": Code("clarity", "warning",
        "Letters mean nothing to those who do not know them: write the name out where they stand first, or link "
        "them to a term."),
    "unused-term": Code("clarity", "note", "A term that no text names is a definition that nobody will look up."),
    "spelling": Code("clarity", "warning", "Two spellings of a name look like two people."),
    "no-question-mark": Code("teaching", "warning", "What is called a question asks something, and ends as one."),
    "two-questions": Code("teaching", "warning", "Of two questions at once, students answer the easier one."),
    "joined-questions": Code("teaching", "note",
        "A second question word behind and, or or, mostly asks for a second thing, which students forget, or answer "
        "alone. To ask for the reason of an answer is one thing."),
    "no-key": Code("teaching", "warning", "A facilitator without a key cannot tell a good answer from a fluent one."),
    "minutes": Code("teaching", "warning",
        "A plan whose minutes do not add up breaks off before its end, or has nothing left to do; so does a step whose "
        "questions or slides do not fit."),
    "phases": Code("teaching", "note", "A discussion needs a way in, a core, an end, and a check of what was learnt."),
    "levels": Code("teaching", "note",
        "Questions that only ask for facts (DOK 1 and 2) teach no judgement; questions of DOK 3 and 4 alone leave "
        "many behind."),
    "idle-silence": Code("silence", "warning",
        "A finding that is gone needs no silence, which would hide the next one."),
    "unknown-code": Code("silence", "error",
        "There is no finding of this name. The section lint silences findings of a check of packs, and no others."),
}
FAMILIES = tuple(dict.fromkeys(code.family for code in CODES.values()))


def told(code: str, span: Span | None, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(CODES[code].severity, code, span, message, hint)
