"""The wheel by itself: outside any checkout, with nothing but what it carries and its dependencies."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from towns import ROOT


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel is installed. Dependencies are those of this environment; nothing is fetched."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")],
                   cwd=ROOT, check=True, capture_output=True)
    (wheel,) = (folder / "dist").glob("*.whl")
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-compile",
                    "--target", str(folder / "site"), str(wheel)], check=True, capture_output=True)
    return folder / "site"


def ended(site: Path, folder: Path, *command: str) -> "subprocess.CompletedProcess[str]":
    """A command of Python's in a folder, where `briefing` is the wheel's."""
    return subprocess.run([sys.executable, "-P", *command], cwd=folder, capture_output=True, text=True,
                          env={**os.environ, "PYTHONPATH": str(site)})


def test_the_wheel_alone_begins_a_pack_and_builds_it(site: Path, tmp_path: Path) -> None:
    where = ended(site, tmp_path, "-c", "import briefing; print(briefing.__file__)")
    assert where.stdout.startswith(str(site))
    assert ended(site, tmp_path, "-m", "briefing", "new", "mill").returncode == 0
    built = ended(site, tmp_path, "-m", "briefing", "build")
    assert (built.returncode, built.stderr) == (0, "")
    assert {path.name for path in (tmp_path / "build" / "mill").iterdir()} == {"handout.pdf", "guide.pdf", "slides.pdf"}


def test_the_wheel_alone_builds_a_shipped_pack_and_shows_what_came_with_it(site: Path, tmp_path: Path) -> None:
    built = ended(site, tmp_path, "-m", "briefing", "build", "aleppo", "-e", "seminar-slides")
    assert (built.returncode, built.stderr) == (0, "")
    assert (tmp_path / "build" / "aleppo" / "seminar-slides.pdf").read_bytes().startswith(b"%PDF-")
    assert "handout" in ended(site, tmp_path, "-m", "briefing", "layout", "list").stdout
    assert ended(site, tmp_path, "-m", "briefing", "schema").stdout == (
        (ROOT / "content" / "pack.schema.json").read_text(encoding="utf-8"))
