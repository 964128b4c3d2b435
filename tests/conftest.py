"""What many tests share: a small pack, finished editions, and goldens."""

import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import hypothesis
import pytest

from briefing.jobs import build
from briefing.jobs.editions import Request
from briefing.jobs.plan import Job
from briefing.layout.doc import Doc
from briefing.typeset.galley import Pages
from briefing.typeset.pictures import Pictures
from briefing.typeset.text.faces import Faces
from towns import ROOT, SMALL, planned

# Examples that take long on a busy machine are no fault of the program.
hypothesis.settings.register_profile("briefing", deadline=None)
hypothesis.settings.load_profile("briefing")

GOLDEN = ROOT / "tests" / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="rewrite the goldens, running only the tests that use them")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--golden"):
        kept = [item for item in items if "golden" in getattr(item, "fixturenames", ())]
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = kept


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with tests/golden/NAME, or writes it there under --golden."""

    def compare(name: str, text: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert text == file.read_text(encoding="utf-8"), f"{file.relative_to(ROOT)} differs: see `make golden`"

    return compare


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with content/towns in it, in which the program is run."""
    folder = tmp_path / "content" / "towns"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text(SMALL, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("SOURCE_DATE_EPOCH", "BRIEFING_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture(params=["held open", "looked at"])
def folders(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways to go into folders: that of Linux and macOS, and that of Windows."""
    if request.param == "looked at":
        for name in ("O_NOFOLLOW", "O_DIRECTORY", "O_NONBLOCK", "O_CLOEXEC"):
            monkeypatch.delattr(os, name)
        monkeypatch.setattr(os, "supports_dir_fd", frozenset())


class Built(NamedTuple):
    """One edition of a shipped pack at each stage of its way; `job` to run it again."""

    job: Job
    doc: Doc
    pages: Pages
    pdf: bytes


@pytest.fixture(scope="session")
def built() -> Callable[[str, str], Built]:
    """An edition of a pack of content/, built once: `built("sample", "handout")`."""

    @lru_cache
    def make(pack: str, edition: str) -> Built:
        made = planned(ROOT / "content" / pack, Request((edition,)))
        assert not [d for d in made.diagnostics if d.severity == "error"], made.diagnostics
        (job,) = made.jobs
        doc, layout = build.make_doc(job)
        faces, pictures = Faces(job.snapshot.faces), Pictures(job.snapshot.pictures)
        pages = build.typeset(doc, layout.theme, faces, pictures)
        return Built(job, doc, pages, build.paint(pages, job.stamp, faces, job.program, pictures))

    return make
