"""The shape of the program: what each room may import and touch, and that docs/architecture.md says the same."""

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter

import pytest

from towns import ROOT

SOURCE = ROOT / "src" / "briefing"
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
MAX_LINES = 335

# In the order in which a pack walks through them; those below have no folder of their own.
ROOMS = ("diagnostics", "project", "content", "layout", "typeset", "pdf", "press", "jobs", "cli")
PROJECT = ("project", "folders")
CLI = ("cli", "arranging", "authoring", "codes", "completion", "report", "__main__")
FILES = {path.relative_to(SOURCE).as_posix(): path for path in sorted(SOURCE.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in FILES.items()}

# Rooms through which bytes become other bytes: files are read before them and written after them.
BETWEEN = ("content", "layout", "typeset", "pdf")
OUTSIDE = {
    "the clock": r"(datetime|date)\.(now|utcnow|today)|time\.(time|monotonic|perf_counter|localtime|gmtime)\w*",
    "the environment": r"os\.(environ\b.*|getenv|environb|getcwd|uname)|Path\.(cwd|home)|locale\.\w+|platform\.\w+",
    "the streams": r"print|input|breakpoint|sys\.(stdin|stdout|stderr|argv|exit)\b.*|os\._exit",
}
FILES_OPENED = r"open|io\.open|os\.(open|scandir|listdir|walk|stat)|\w+\.(read_text|read_bytes|write_text|write_bytes)"
# What may, and why: importing ReportLab reads RL_… and dot files, so its one importer hides them for that moment.
ALLOWED = {("pdf/backend.py", "the environment")}


def room(name: str) -> str:
    """The room of a module of ours, by its file or its dotted name below `briefing`."""
    first = re.split(r"[./]", name)[0]
    return "cli" if first in CLI else "project" if first in PROJECT else first


def imports(tree: ast.AST) -> Iterator[str]:
    """Every module that is imported anywhere in a file, within functions and for type checkers too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and dotted(node.func).endswith("import_module"):
            yield from (str(a.value) for a in node.args if isinstance(a, ast.Constant))


def dotted(node: ast.AST) -> str:
    """`a.b.c` for a chain of attributes, else what can be said of it."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else "…"


def ours(tree: ast.AST) -> list[str]:
    """The modules of ours that a file imports, as files."""
    found = []
    for name in imports(tree):
        steps = name.split(".")
        if steps[0] != "briefing":
            continue
        for stop in range(len(steps), 0, -1):
            path = "/".join(steps[1:stop])
            if made := next((f for f in (f"{path}.py", f"{path}/__init__.py".lstrip("/")) if f in FILES), ""):
                found.append(made)
                break
    return found


def used(tree: ast.AST, pattern: str) -> list[str]:
    """Names that a file uses and a pattern knows."""
    names = (dotted(node) for node in ast.walk(tree) if isinstance(node, ast.Name | ast.Attribute))
    return [name for name in names if re.fullmatch(pattern, name)]


@pytest.mark.parametrize("name", FILES)
def test_a_room_imports_only_from_itself_and_the_rooms_before_it(name: str) -> None:
    mine = room(name)
    if name == "__init__.py":  # holds the version, which everyone may know
        assert not ours(TREES[name])
        return
    assert mine in ROOMS, f"{name} stands in no room"
    for other in ours(TREES[name]):
        if other != "__init__.py":
            assert ROOMS.index(room(other)) <= ROOMS.index(mine), f"{name} imports {other}, from a later room"


def test_no_modules_import_each_other_in_a_circle() -> None:
    def run_time(tree: ast.Module) -> ast.Module:
        kept = [node for node in tree.body if not (isinstance(node, ast.If) and dotted(node.test) == "TYPE_CHECKING")]
        return ast.Module(kept, [])

    TopologicalSorter({name: ours(run_time(tree)) for name, tree in TREES.items()}).prepare()


@pytest.mark.parametrize("name", FILES)
def test_only_pdf_imports_reportlab_and_only_one_module_of_it(name: str) -> None:
    if any(found.split(".")[0] == "reportlab" for found in imports(TREES[name])):
        assert name == "pdf/backend.py"


@pytest.mark.parametrize("what", OUTSIDE)
@pytest.mark.parametrize("name", [name for name in FILES if room(name) != "cli"])
def test_only_the_command_line_touches_the_world(name: str, what: str) -> None:
    if (name, what) not in ALLOWED:
        assert not used(TREES[name], OUTSIDE[what]), f"{name} touches {what}"


@pytest.mark.parametrize("name", [name for name in FILES if room(name) in BETWEEN])
def test_nothing_between_reading_and_writing_opens_a_file(name: str) -> None:
    assert not used(TREES[name], FILES_OPENED)
    assert not {"pathlib", "socket", "subprocess", "tempfile", "urllib.request"} & {
        part for found in imports(TREES[name]) for part in (found, found.rpartition(".")[0])}


@pytest.mark.parametrize("name", FILES)
def test_no_module_is_long(name: str) -> None:
    assert len(FILES[name].read_text(encoding="utf-8").splitlines()) <= MAX_LINES


# docs/architecture.md --------------------------------------------------------------------------------------------


def chapter(title: str) -> str:
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", PAGE, re.M | re.S)
    assert found, f"docs/architecture.md has no chapter {title!r}"
    return found[1]


def only_a_docstring(tree: ast.Module) -> bool:
    return all(isinstance(node, ast.Expr) for node in tree.body)


def test_the_map_names_every_module_and_no_other() -> None:
    named = re.findall(r"^\| `([\w/]+\.py)` \|", chapter("The rooms"), re.M)
    assert sorted(named) == sorted(set(named)), "a module stands twice"
    silent = {name for name, tree in TREES.items() if only_a_docstring(tree) and name not in named}
    assert set(named) == set(FILES) - silent - {"__init__.py"}


def test_the_map_names_no_module_elsewhere_that_is_not_there() -> None:
    for path in re.findall(r"`((?:[a-z_]+/)+\w+\.py)`", PAGE):
        assert path in FILES or (ROOT / path).exists(), path


def test_the_page_names_every_module_in_which_systems_differ() -> None:
    (said,) = re.findall(r"^Systems differ in (\w+) modules: (.*?\.)$", PAGE, re.M | re.S)
    asked = r"os\.name|sys\.platform|os\.supports_dir_fd"
    texts = {name: path.read_text(encoding="utf-8") for name, path in FILES.items()}
    found = {name for name, tree in TREES.items() if used(tree, asked) or "sched_getaffinity" in texts[name]}
    assert found == set(re.findall(r"`([\w/]+\.py)`", said[1]))
    assert (said[0], len(found)) == ("five", 5)


def test_the_map_has_the_rooms_in_their_order() -> None:
    headings = re.findall(r"^### `(\w+)", chapter("The rooms"), re.M)
    assert headings == [name for name in ROOMS if any(room(file) == name for file in FILES)]


def test_each_module_stands_in_the_chapter_of_its_room() -> None:
    for heading, body in re.findall(r"^### `(\w+).*?\n(.*?)(?=^### |\Z)", chapter("The rooms"), re.M | re.S):
        for name in re.findall(r"^\| `([\w/]+\.py)` \|", body, re.M):
            assert room(name) == heading


def test_names_of_functions_and_values_on_the_map_exist() -> None:
    """`typeset/fit.py: fit` names what the module defines or imports."""
    for path, listed in re.findall(r"`([\w/]+\.py): ([^`]+)`", PAGE):
        known = defined(TREES[path])
        for name in listed.split(", "):
            assert name in known, f"{path} has no {name}"


def defined(tree: ast.Module) -> Mapping[str, ast.AST]:
    """Functions, classes, their methods and fields, and constants by name."""
    found: dict[str, ast.AST] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found[node.name] = node
        if isinstance(node, ast.ClassDef):
            found |= {f"{node.name}.{field}": node for field in members(node)}
        elif isinstance(node, ast.Assign):
            found |= {target.id: node for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found[node.target.id] = node
    return found


def members(node: ast.ClassDef) -> Iterator[str]:
    for part in node.body:
        if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
            yield part.target.id
        elif isinstance(part, ast.FunctionDef):
            yield part.name


def test_every_dependency_has_its_reason() -> None:
    said = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*said["dependencies"], *said["optional-dependencies"]["dev"]]
    names = {re.split(r"[<>=!~ \[]", line)[0].lower() for line in wanted}
    rows = re.findall(r"^\| (`[^|]+`) \|", chapter("Dependencies"), re.M)
    assert {name for row in rows for name in re.findall(r"`([^`]+)`", row.lower())} == names


def test_the_folders_of_the_house_are_there() -> None:
    for name in re.findall(r"^    (\.?[\w/]+)/ ", chapter("The house"), re.M):
        assert (ROOT / name).is_dir() or name == "build", name


def test_the_page_has_no_paths_of_a_machine() -> None:
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        assert not re.search(r"/(home|Users|tmp|work|root)/|localhost|[A-Z]:\\", page.read_text(encoding="utf-8"))
