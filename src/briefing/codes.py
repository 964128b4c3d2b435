"""Every code that a diagnostic may have, with how much it matters and why: what `briefing explain` prints.

Those of a check of packs stand in `content/lint/codes.py`, those of finished pages in `typeset/rules`; here are the
others. A test holds the whole complete.
"""

from collections.abc import Mapping
from typing import NamedTuple

from briefing.content.lint.codes import CODES
from briefing.diagnostics import Severity

Codes = Mapping[str, tuple[Severity, str]]


class Explained(NamedTuple):
    """A code: where it comes from, how much it matters, and why it is told."""

    code: str
    group: str
    severity: Severity
    why: str


OTHERS: Mapping[str, Codes] = {
    "reading YAML": {
        "alias": ("error",
            "An alias (*name) makes one value stand in two places, and a few of them can blow a file up beyond all "
            "memory."),
        "anchor": ("error", "An anchor (&name) is there for aliases only, which are not read."),
        "bad-character": ("error",
            "Control characters are invisible and may be obeyed by a terminal; they come from pasting, mostly."),
        "bad-key": ("error",
            "A key is one word on one line, so that it can be compared with the fields that there are."),
        "bad-yaml": ("error",
            "The file is no YAML: mostly a missing quote, a colon within a text, or an indentation that does not "
            "fit."),
        "comment": ("warning",
            "A # after a space begins a comment, so that the rest of the line is not read. Quote the text if that "
            "was not meant."),
        "duplicate-key": ("error", "Of a key that stands twice, YAML would keep one without a word."),
        "empty-file": ("error", "A file without content says nothing, and is probably not what it should be."),
        "file-too-large": ("error", "A file has a limit so that no single one can fill the memory."),
        "merge-key": ("error",
            "A merge key (<<) takes values from elsewhere, which a reader of the file does not see."),
        "no-paragraph": ("warning",
            "YAML folds lines: one blank line within a value is the end of a line, and two are a new paragraph, but "
            "after | they stay as they are."),
        "not-utf-8": ("error", "A file that is not UTF-8 would be read with other letters than its writer saw."),
        "several-documents": ("error", "A file holds one document; what comes after a line --- would be lost."),
        "tag": ("error", "A tag (!name) asks for objects of a program; a pack holds texts only."),
        "too-deep": ("error",
            "So many levels are no content any more; a limit keeps a hostile file from using up the stack."),
        "too-many-values": ("error", "A file has a limit of values so that no single one can fill the memory."),
    },
    "reading a pack": {
        "bad-citation": ("error",
            "A citation is read by a strict grammar, so that none is lost: [@key, EF-3, n6; @key, 5–7]."),
        "bad-date": ("error", "Dates are written in EDTF, so that they can be put in order and say how sure they are."),
        "bad-id": ("error", "Ids become names of links and files: lower case, digits and hyphens."),
        "bad-language": ("error",
            "A language is named by a tag such as ar or en-GB, which fonts, hyphenation and readers of screens go "
            "by."),
        "bad-link": ("error",
            "A link leads to an https:, http: or mailto: address; others may do harm, or lead nowhere on paper."),
        "bad-picture": ("error",
            "A picture is a PNG or a JPEG that can be read to its end; anything else would fail when it is printed."),
        "bad-point": ("error", "A place of a map is two numbers: to the right, and upwards."),
        "bad-reference": ("error", "[[id]] and [[id|words]] name a term or an actor; this is neither of the two."),
        "bad-summary": ("error",
            "A summary of one source names it, a joint one answers a question, an overview does neither."),
        "bad-value": ("error",
            "The field, setting or attribute knows certain values only; others would be ignored or would break "
            "later."),
        "duplicate-id": ("error", "References find a record by its id: two of one name cannot be told apart."),
        "empty-list": ("error", "The list has nothing in it where at least one is needed."),
        "empty-pack": ("error", "There is nothing to read: a pack has one YAML file at least."),
        "empty-text": ("error", "A text that is there says something; leave the field out otherwise."),
        "html": ("error", "HTML is written for one kind of output; a text has emphasis, links, lists and quotes."),
        "markup": ("error",
            "Headings, code, pictures and HTML have no place within a text; the layouts give structure."),
        "markup-in-plain-text": ("error", "The field is printed as it is: markup in it would stay to be seen."),
        "missing-field": ("error", "A field that layouts count on is not there."),
        "not-a-flag": ("error", "The field is true or false, and nothing between."),
        "not-one-line": ("error", "The field is printed in one line."),
        "not-one-paragraph": ("error", "There is room for one paragraph where this is printed."),
        "not-released": ("error",
            "What is released to facilitators or to a role may not be named where students read."),
        "one-key": ("error", "A block is one thing: exactly one of its keys is given."),
        "pack-too-large": ("error", "A pack has a limit so that it cannot fill the memory."),
        "paragraph-too-long": ("error", "A paragraph this long was not meant; a limit keeps reading fast."),
        "prose": ("error", "Something in a text cannot be read; what it is, is told by findings of their own."),
        "range-reversed": ("error", "A range of paragraphs goes from the first to the last."),
        "undated-box": ("error", "Knowledge from outside the sources grows old: it says as of when it holds."),
        "unknown-audience": ("error", "Wordings and editions are for the audiences that the pack lists."),
        "unknown-id": ("error", "A reference leads to a record; this one leads nowhere."),
        "unknown-key": ("error", "A field of this name would be ignored: mostly a slip of the pen."),
        "unknown-locator": ("error", "The source has no such paragraph or note, so nobody could look it up."),
        "unknown-source": ("error", "A citation names a source of the pack by its id."),
        "word-too-long": ("error", "A word this long was not meant; a limit keeps setting fast."),
        "wrong-kind": ("error", "The record is there, but it is not of the kind that this field names."),
        "wrong-type": ("error", "A list, a mapping or a text stands where another one of them is expected."),
    },
    "commands and files": {
        "bad-name": ("error", "A pack's name becomes a folder, so it holds what folders may be called everywhere."),
        "no-paragraphs": ("error", "A text without paragraphs has nothing that a citation could lead to."),
        "pack-exists": ("error", "A folder of this name is there, and nothing of yours is ever written over."),
        "bad-option": ("error",
            "The options of the command do not go together, or one of them has a value that it cannot have."),
        "cannot-write": ("error", "The PDF could not be put in its place; an older one there is as it was."),
        "internal-error": ("error",
            "A bug of briefing, not of your files. BRIEFING_DEBUG=1 shows where; please tell us."),
        "missing-face": ("error",
            "The theme asks for a font face that is not installed; nothing is put in its place, since lines would "
            "break elsewhere."),
        "missing-file": ("error", "The file is not there, or not under this name."),
        "no-edition": ("error", "Nothing says what to build: the pack has no editions, and no layout was named."),
        "no-folder": ("error", "The folder is not there."),
        "no-pack": ("error", "No pack was named, and none stands in content/ here."),
        "no-slides": ("error", "A layout of slides prints slides, and the pack has none for it."),
        "one-file": ("error", "One file or stream takes one edition."),
        "path-refused": ("error",
            "A path that leads out of its folder, or over a symbolic link, is not read: packs come from other "
            "people."),
        "same-name": ("error", "Two results would have the same name, and one would overwrite the other."),
        "too-large": ("error", "Files have a limit so that no one of them can fill the memory."),
        "unknown-edition": ("error", "An edition is named by its id in the pack."),
        "unknown-layout": ("error",
            "A layout is a folder in layouts/, here or among those that came with the program."),
        "unknown-pack": ("error", "A pack is named by its folder, or by its name in content/."),
        "unknown-reader": ("error", "A layout is for students, facilitators or roles."),
        "unreadable-file": ("error", "The file is there, but the system does not let it be read."),
        "worker-died": ("error",
            "The process that built this edition was ended from outside, mostly for want of memory; the others are "
            "not affected."),
    },
    "layouts and themes": {
        "bad-colour": ("error", "A colour is #rrggbb, or a key of the theme that is one."),
        "bad-columns": ("error", "The widths of columns have to fit their number and the measure."),
        "bad-length": ("error", "A length is a number of points, or a key of the theme that is one."),
        "bad-list": ("error", "The attribute is a list of values of one kind."),
        "bad-nesting": ("error",
            "The element has no place in the one around it; docs/layouts.md says where each may stand."),
        "bad-parts": ("error", "The parts that are named are not those that there are."),
        "bad-setting": ("error", "A setting is KEY=VALUE, with options. or theme. before the key."),
        "bad-template": ("error", "The template is not well-formed Jinja."),
        "duplicate-anchor": ("error", "A link finds its end by its name: two of one name cannot be told apart."),
        "duplicate-name": ("error", "Two nodes of a figure have one name, and ties could not tell them apart."),
        "empty-heading": ("error", "A heading without text is a step to nowhere for those who go by headings."),
        "empty-link": ("error", "A link without text cannot be seen or read aloud."),
        "endless-template": ("error",
            "The template made more output than any document has; mostly a loop that does not end."),
        "layout-cycle": ("error", "Layouts that extend each other in a circle have no beginning."),
        "missing-attribute": ("error", "The element needs this attribute to be set."),
        "missing-key": ("error", "The file lacks a key that every one of its kind has."),
        "missing-template": ("error", "The layout names a template that is not among its files."),
        "no-margin": ("error", "Something is put into a margin column that this theme does not have."),
        "not-well-formed": ("error", "A layout's output is XML: each element is closed, and signs are escaped."),
        "numbers-left-out": ("warning", "Line numbers stand beside running text; here there is no room for them."),
        "skipped-heading": ("error", "Headings go down one level at a time: those who listen go by their levels."),
        "table-without-head": ("error", "Those who listen to a table hear each cell with its head."),
        "table-without-rows": ("error", "A table has rows below its heads."),
        "template-error": ("error", "The template asked for something that cannot be done with what it was given."),
        "theme-cycle": ("error", "Themes that extend each other in a circle have no beginning."),
        "undefined": ("error",
            "The template reaches for something that is not there: a slip of the pen, or what its reader may not "
            "have, such as an answer key in a student's layout."),
        "uneven-table": ("error",
            "All rows of a table have the same number of cells, those that span counted as often as they do."),
        "unknown-anchor": ("error", "A link or page reference leads to no place of the document."),
        "unknown-attribute": ("error", "The element does not have this attribute; it would be ignored."),
        "unknown-element": ("error",
            "The vocabulary of layouts is closed, so that every element can be set, tagged and read."),
        "unknown-kind": ("error", "The layout does not print slides of this kind."),
        "unknown-node": ("error", "A tie of a figure leads to a node that it does not have."),
        "unknown-paper": ("error", "The layout is not made for this paper."),
        "unknown-role": ("error", "The theme has no role of this name, so nothing says how it looks."),
        "unknown-slot": ("error", "Furniture has certain places on a page; this is none of them."),
        "unknown-template": ("error", "The template includes or extends a file that is not there."),
        "unknown-theme": ("error", "There is no theme of this name."),
    },
    "setting pages": {
        "copyfitted": ("note", "The edition was set tighter to keep to its number of pages; it says by how much."),
        "does-not-fit": ("error",
            "It does not fit where it has to stand, even in the smallest size that may be: it needs fewer words."),
        "missing-glyph": ("error", "No font of the theme has this character; it would be an empty box."),
        "over-budget": ("error",
            "The edition takes more paper than it may, even when it is set as tight as can be read."),
        "picture-coarse": ("warning", "The picture has too few pixels for its size, and will look coarse in print."),
        "picture-shrunk": ("warning",
            "The picture is wider or higher than its place, and is printed smaller than asked."),
        "unknown-font": ("error", "A family of the theme has no face like this."),
        "unknown-picture": ("error", "The layout shows a picture that the pack does not name."),
        "unusable-font": ("error", "The font file cannot be read, or forbids being embedded."),
    },
}


def explained() -> dict[str, Explained]:
    """All codes, group by group."""
    from briefing.typeset.rules import ALL  # with it comes the typesetter

    found = [Explained(code, group, *said) for group, codes in OTHERS.items() for code, said in codes.items()]
    found += [Explained(code, f"a check of packs: {row.family}", row.severity, row.why) for code, row in CODES.items()]
    found += [Explained(rule.id, "a check of pages", rule.severity, rule.says) for rule in ALL]
    return {each.code: each for each in found}
