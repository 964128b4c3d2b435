"""README.md and docs/ say what is so: their examples build, their commands run, their tables are the program's own."""

import re
import shlex
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
import typer
from pypdfium2 import PdfDocument

from briefing import cli
from briefing.content import load, model, resolve, select
from briefing.content.fields import Record, read_paragraph
from briefing.content.inline import Prose
from briefing.content.lint.balance import MAX_RATIO
from briefing.content.lint.codes import CODES
from briefing.content.lint.codes import FAMILIES as KINDS_OF_CODES
from briefing.content.lint.form import MAX_HEADLINE, MAX_SLIDE
from briefing.content.lint.profiles import PROFILES
from briefing.content.lint.quotations import MAX_QUOTATION
from briefing.content.values import Wordings
from briefing.diagnostics import OK
from briefing.jobs.snapshot import layouts
from briefing.layout.doc import COMMON, ELEMENTS
from briefing.layout.library import show_layout
from briefing.layout.sandbox import FILTERS
from briefing.layout.settings import KEYS, KINDS, OPTION_KEYS, READERS, TYPES
from briefing.layout.theme_values import COLOURS, FAMILIES, PAPERS, TEXT_PROPERTIES
from helpers.command import Ended, Run, runner
from towns import ROOT

PAGES = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
         for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))}
CHAPTERS = {"silence": "Silenced findings"}  # the others have the names of their families
README, PACK, LAYOUTS = PAGES["README.md"], PAGES["docs/pack.md"], PAGES["docs/layouts.md"]
PICTURES = sorted((ROOT / "docs" / "pictures").glob("*.png"))
FENCED = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.M | re.S)
WRITTEN = re.compile(r"(?:\.venv/bin/|env/bin/)?briefing( .*)?")
ALONE = {"--version", "--install-completion"}  # options without a command; no test installs anything
MILL = "content/mill/pack.yaml"


def shown(page: str) -> Mapping[str, str]:
    """The files that a page shows, by their path."""
    return {path: text for _, path, text in FENCED.findall(page) if path}


def commands(page: str) -> list[str]:
    """Every line of a page that calls the program, in blocks and within lines."""
    blocks = [line.strip() for line in re.findall(r"^(?:    )(.*)$", page, re.M)]
    blocks += [line for kind, _, text in FENCED.findall(page) if kind == "sh" for line in text.splitlines()]
    found = blocks + re.findall(r"`([^`\n]+)`", re.sub(FENCED, "", page))
    return [line.partition("  #")[0].partition(" > ")[0] for line in found if WRITTEN.fullmatch(line)]


def rows(text: str) -> list[list[str]]:
    """The rows of a page's tables, without their heads."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    kept = [line for line, after in zip(lines, [*lines[1:], ""], strict=True)
            if not re.fullmatch(r"\|[-|]+", line) and not re.fullmatch(r"\|[-|]+", after)]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in kept]


def codes(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


def chapter(page: str, title: str) -> str:
    """What stands below a heading, up to the next one of any level."""
    found = re.search(rf"^#+ {re.escape(title)}\n(.*?)(?=^#|\Z)", page, re.M | re.S)
    assert found, f"there is no chapter {title!r}"
    return found[1]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line as a page has it, in a folder with the shipped packs."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "content", "content")

    briefing = runner(monkeypatch, capsys)

    def typed(line: str) -> Ended:
        words = shlex.split(line)
        assert words[0].endswith("briefing")
        return briefing(*words[1:])

    return typed


def put(files: Mapping[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


# Commands --------------------------------------------------------------------------------------------------------


def parsed(command: Any, words: list[str]) -> None:
    """Reads a command line as the program does, down to the last subcommand, and runs nothing."""
    with command.make_context("briefing", list(words), resilient_parsing=False) as context:
        rest = [*getattr(context, "_protected_args", ()), *context.args]
        if rest and hasattr(command, "commands"):
            assert rest[0] in command.commands, f"there is no command {rest[0]}"
            parsed(command.commands[rest[0]], rest[1:])


@pytest.mark.parametrize("page", PAGES)
def test_every_command_on_a_page_is_one(page: str) -> None:
    command = typer.main.get_command(cli.app)
    for line in commands(PAGES[page]):
        words = shlex.split(line)[1:]
        if not {"--help", *ALONE} & set(words) and words:
            parsed(command, words)


@pytest.mark.parametrize("line", [line for kind, _, text in FENCED.findall(README) if kind == "sh"
                                  for line in text.splitlines()])
def test_every_command_of_the_readme_runs_as_written(line: str, run: Run) -> None:
    put(shown(README))
    ended = run(line)
    assert ended.status == OK, ended.err
    assert not ended.err


@pytest.mark.parametrize("line", re.findall("^    (briefing .*)$", chapter(LAYOUTS, "Settings"), re.M))
def test_every_setting_on_the_page_of_layouts_builds(line: str, run: Run) -> None:
    assert run(line).status == OK


def test_the_readme_lists_the_commands_and_options_that_there_are() -> None:
    command: Any = typer.main.get_command(cli.app)
    said = chapter(README, "The command line")
    named = {" ".join(word for word in code.split()[1:] if word.islower())
             for code in codes(said) if code.startswith("briefing ")}
    there = dict(leaves(command, ""))
    assert named - ALONE == set(there)
    for cells in rows(said):
        flags = codes(cells[0])
        if not flags[0].startswith("-"):
            continue
        having = {name for name, made in there.items() if any(set(flags) <= set(p.opts) for p in made.params)}
        assert cells[1] == "all" or set(codes(cells[1])) == having, flags
    told = {flag for cells in rows(said) for flag in codes(cells[0])}
    for made in there.values():
        assert {p.opts[0] for p in made.params if p.param_type_name == "option"} <= told


def leaves(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    if hasattr(command, "commands"):
        for part, below in command.commands.items():
            yield from leaves(below, f"{name} {part}".strip())
    else:
        yield name, command


def test_every_make_target_of_a_page_is_one() -> None:
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    wanted = {name for page in PAGES.values() for name in re.findall(r"(?:^    |`)make (\w+)", page, re.M)}
    assert {"pack", "test"} <= wanted <= set(targets)


# Examples --------------------------------------------------------------------------------------------------------


def test_the_readmes_pack_has_nothing_wrong_and_gives_three_files(run: Run) -> None:
    put(shown(README))
    assert run("briefing check --strict content/mill") == (OK, "mill: nothing wrong\n", "")
    ended = run("briefing build content/mill")
    assert [line.split()[0] for line in ended.out.splitlines()] == [
        "build/mill/handout.pdf", "build/mill/guide.pdf", "build/mill/deck.pdf"]


def test_the_readmes_error_is_what_the_program_says(run: Run) -> None:
    put({MILL: shown(README)[MILL].replace("[[lockout]]", "[[lokout]]")})
    (said,) = [text for kind, _, text in FENCED.findall(README) if kind == "text"]
    ended = run("briefing check content/mill")
    assert (ended.status, ended.out + ended.err) == (3, said)


def test_the_readmes_edition_builds(run: Run) -> None:
    (line,) = re.findall(r"^    (- \{id: evening.*)$", README, re.M)
    pack = Path("content/aleppo/pack.yaml")
    pack.write_text(f"{pack.read_text(encoding='utf-8').rstrip()}\n  {line}\n", encoding="utf-8")
    ended = run("briefing build content/aleppo -e evening-handout")
    assert ended.status == OK, ended.err


def test_the_example_of_a_layout_builds_and_looks_as_it_says(run: Run) -> None:
    put(shown(LAYOUTS))
    assert "evening" in run("briefing layout list").out
    ended = run("briefing build content/sample -l evening -o one.pdf")
    assert ended.status == OK, ended.err
    words = text_of("one.pdf")
    assert "Read one section a week." in words and "Room 12" in words
    assert "Name Date" not in " ".join(words.split())
    assert run("briefing build content/sample -l evening --paper letter -o two.pdf").status == OK


def test_the_example_of_a_part_builds(run: Run) -> None:
    put(shown(LAYOUTS))
    ended = run("briefing build content/sample -l diary -o one.pdf")
    assert ended.status == OK, ended.err
    assert "Write a page as somebody who was there." in text_of("one.pdf")


def test_the_example_of_a_slide_kind_builds(run: Run) -> None:
    put({**shown(LAYOUTS), MILL: shown(README)[MILL].replace("kind: evidence", "kind: contrast")})
    ended = run("briefing build content/mill -e deck -o deck.pdf")
    assert ended.status == OK, ended.err
    assert "Then and now" in text_of("deck.pdf")


def text_of(file: str) -> str:
    pdf = PdfDocument(file)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)
    finally:
        pdf.close()


# Tables ----------------------------------------------------------------------------------------------------------


def within(annotation: Any) -> Iterator[Any]:
    """Everything that a type is made of."""
    yield get_origin(annotation) or annotation
    for part in get_args(annotation):
        if part is not None and not isinstance(part, str | int):
            yield from within(part)
        elif isinstance(part, str | int):
            yield part


def records() -> dict[str, type[Record]]:
    """Every record that a pack may hold, by its name."""
    found: dict[str, type[Record]] = {}
    waiting: list[type[Record]] = [model.Pack]
    while waiting:
        record = waiting.pop()
        if record.__name__ not in found:
            found[record.__name__] = record
            parts = [part for field in record.model_fields.values() for part in within(field.annotation)]
            waiting += [part for part in parts if isinstance(part, type) and issubclass(part, Record)]
    return found


@pytest.mark.parametrize("name", records())
def test_every_field_of_a_record_is_on_the_page_of_packs_and_no_other(name: str) -> None:
    headings = re.findall(rf"^### (?:.*: )?{name}$", PACK, re.M)
    assert len(headings) == 1, f"docs/pack.md has not one table of {name}"
    said = {codes(cells[0])[0]: cells for cells in rows(chapter(PACK, headings[0].removeprefix("### ")))}
    fields = {field.alias or key: field for key, field in records()[name].model_fields.items()}
    assert list(said) == list(fields)
    assert {key for key, cells in said.items() if cells[2] == "yes"} == {
        key for key, field in fields.items() if field.is_required()}


def test_forms_of_fields_are_those_of_the_model() -> None:
    """A list is called one, a record by its name, choices by their words."""
    for name, record in records().items():
        heading = next(h for h in re.findall(r"^### (.*)$", PACK, re.M) if h.split(": ")[-1] == name)
        said = {codes(cells[0])[0]: cells for cells in rows(chapter(PACK, heading))}
        for key, field in record.model_fields.items():
            form = said[field.alias or key][1]
            inner = list(within(field.annotation))
            assert form.startswith("list of") == (tuple in inner), f"{name}.{key}"
            if Wordings in inner:
                assert form.endswith("Text")
            assert ("one paragraph" in said[field.alias or key][3]) == is_paragraph(field), f"{name}.{key}"
            if made := [part.__name__ for part in inner if isinstance(part, type) and issubclass(part, Record)]:
                assert form.endswith(made[0]), f"{name}.{key}"
            if words := [str(part) for part in inner if isinstance(part, str | int)]:
                assert codes(form) == words, f"{name}.{key}"
            if Prose in inner:
                assert form == "Cites"


def is_paragraph(field: Any) -> bool:
    """Whether a field, or each item of it, has room for one paragraph."""
    marks = list(field.metadata)
    waiting = [field.annotation]
    while waiting:
        part = waiting.pop()
        marks += getattr(part, "__metadata__", ())
        waiting += get_args(part)
    return any(getattr(mark, "func", None) is read_paragraph for mark in marks)


def test_limits_on_the_page_of_packs_are_those_of_the_lint() -> None:
    said = chapter(PACK, "What is checked")
    assert [int(number) for number in re.findall(r"more than (\d+)(?! words of|\.)", said)] == [
        MAX_HEADLINE, MAX_SLIDE, MAX_QUOTATION]
    assert f"{MAX_RATIO} times" in said
    assert f"quotations of {MAX_QUOTATION} words, headlines of {MAX_HEADLINE}, slides of {MAX_SLIDE}" in README


@pytest.mark.parametrize("family", KINDS_OF_CODES)
def test_codes_on_the_page_of_checks_are_those_of_the_program(family: str) -> None:
    said = chapter(PAGES["docs/checks.md"], CHAPTERS.get(family, family.capitalize()))
    table = [(codes(cells[0])[0], *cells[1:]) for cells in rows(said) if len(cells) == 3]
    assert table == [(code, row.severity, row.why) for code, row in CODES.items() if row.family == family]


def test_what_readers_are_asked_for_is_on_the_page_of_checks() -> None:
    table = [cells for cells in rows(chapter(PAGES["docs/checks.md"], "Clarity")) if len(cells) == 4]
    assert [[codes(cells[0])[0], *cells[1:]] for cells in table] == [
        [name, f"{p.grades[0]} to {p.grades[1]}", str(p.sentence), str(p.paragraph)] for name, p in PROFILES.items()]


def test_slide_kinds_on_the_page_of_packs_are_those_of_the_deck() -> None:
    said = {codes(cells[0])[0] for cells in rows(chapter(PACK, "Slide kinds"))}
    assert said == {path.name.removesuffix(".xml.j2") for path in (ROOT / "layouts/slides/kinds").iterdir()}


def test_every_element_is_on_the_page_of_layouts_with_its_attributes() -> None:
    tables = rows(chapter(LAYOUTS, "Elements"))
    said = {codes(cells[0])[0]: cells for cells in tables if len(cells) == 5}
    assert list(said) == list(ELEMENTS)
    for name, kind in ELEMENTS.items():
        _, holds, inside, attributes, _ = said[name]
        assert (holds, codes(inside), codes(attributes)) == (kind.holds, [*kind.within], [*kind.attributes]), name
    common = [code for cells in tables if len(cells) == 2 for code in codes(cells[0])]
    assert sorted(common) == sorted(COMMON)


def test_keys_of_a_layout_and_of_options_are_on_their_page() -> None:
    said = chapter(LAYOUTS, "`layout.yaml`")
    assert {codes(cells[0])[0] for cells in rows(said)} == set(KEYS)
    assert {*KINDS, *READERS, *TYPES, *OPTION_KEYS} <= set(codes(said))


def test_options_and_papers_of_the_shipped_layouts_are_on_their_page() -> None:
    files = layouts(ROOT / "layouts", ROOT / "layouts")
    said = chapter(LAYOUTS, "Options of the shipped layouts")
    table = [(codes(cells[0])[0], codes(cells[1])[0], cells[2]) for cells in rows(said)]
    for name in ("handout", "facilitator", "evidence", "slides"):
        summary = show_layout(name, files)
        assert [row[1] for row in table if row[0] == name] == [option.name for option in summary.options]
        assert set(summary.papers) <= set(codes(said))
        for option in summary.options:
            (default,) = (row[2] for row in table if row[:2] == (name, option.name))
            value = option.default
            shown_as = ", ".join(value) or "none" if isinstance(value, tuple) else str(value)
            assert default.lower() == shown_as.lower() or default == "as `handout`"
    assert set(PAPERS) <= set(codes(said))


def test_theme_keys_and_properties_are_on_their_page() -> None:
    themes = chapter(LAYOUTS, "Themes")
    assert {*COLOURS, *FAMILIES} <= set(codes(themes))
    said = [code for cells in rows(chapter(LAYOUTS, "Roles")) for code in codes(cells[0])]
    assert sorted(said) == sorted(TEXT_PROPERTIES)


def test_filters_on_the_page_are_those_of_templates() -> None:
    (said,) = re.findall(r"^Filters: (.*?) are Jinja's own", LAYOUTS, re.M | re.S)
    assert codes(said) == sorted(FILTERS)


def test_macros_on_the_page_are_those_of_the_shared_files() -> None:
    for cells in rows(chapter(LAYOUTS, "Macros")):
        (file,) = codes(cells[0])
        text = (ROOT / "layouts" / file).read_text(encoding="utf-8")
        assert codes(cells[1]) == re.findall(r"macro (\w+)\(", text)


def test_what_templates_are_given_is_on_their_page() -> None:
    folder = ROOT / "content" / "sample"
    files = {f"sample/{path.name}": path.read_bytes() for path in folder.glob("*.yaml")}
    data = resolve(select(load(files, "sample"), "secondary", "facilitator")).data
    table = rows(chapter(LAYOUTS, "Templates"))
    said = {name: codes(cells[1]) for cells in table for name in codes(cells[0])}
    assert set(said) == {*data, "edition", "options"}
    for name, value in data.items():
        one = (*value, {})[0] if isinstance(value, tuple) else value
        record = records().get("PackFacts" if name == "pack" else "")
        if name in model.Pack.model_fields and name != "pack":
            record = next(part for part in within(model.Pack.model_fields[name].annotation)
                          if isinstance(part, type) and issubclass(part, Record))
        own = {field.alias or key for key, field in record.model_fields.items()} if record else set()
        assert set(one) - own <= set(said[name]), name


def test_the_themes_use_every_property_of_boxes_that_the_page_names() -> None:
    (said,) = re.findall(r"Properties of boxes are read by the elements below: (.*?)\. The two themes", LAYOUTS, re.S)
    text = "".join((ROOT / f"layouts/themes/{name}.yaml").read_text(encoding="utf-8") for name in ("paper", "screen"))
    for name in codes(said):
        assert re.search(rf"{name}: ", text), name


# Links and pictures ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_links_to_files_lead_somewhere(page: str) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(FENCED, "", PAGES[page])):
        if "://" not in target and not target.endswith(".png"):
            assert (ROOT / page).parent.joinpath(target.partition("#")[0]).exists(), target


@pytest.mark.parametrize("page", PAGES)
def test_paths_of_files_on_a_page_exist(page: str) -> None:
    made = {name for text in PAGES.values() for name in shown(text)}
    for path in re.findall(r"`((?:content|docs|layouts|tests)/[\w./-]+\.\w+)`", PAGES[page]):
        assert path in made or (ROOT / path).exists() or (ROOT / "src" / "briefing" / path).exists(), path


def test_pictures_are_there_and_small() -> None:
    wanted = {Path(target).name for target in re.findall(r"\]\(docs/pictures/([^)]+)\)", README)}
    assert len(wanted) >= 4
    assert wanted == {path.name for path in PICTURES}, "run `make pictures`"
    for path in PICTURES:
        data = path.read_bytes()
        assert data.startswith(b"\x89PNG\r\n\x1a\n")
        assert len(data) < 200_000, f"{path.name} has {len(data):,} bytes"
