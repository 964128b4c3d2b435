"""What a start leaves out: a small build is mostly start, and what is not imported costs nothing."""

import os
import subprocess
import sys
from pathlib import Path

# Each has much behind it that a pack of plain prose has no use for.
UNUSED = ("PIL", "rich", "urllib.request", "multiprocessing", "markdown_it", "bidi",
          "importlib.metadata")


def test_a_build_of_plain_prose_imports_nothing_that_it_does_not_use(project: Path) -> None:
    code = ("import sys; sys.argv = ['briefing', 'build', '-e', 'pupils-handout']; from briefing.__main__ import main;"
            f"print(main(), [name for name in {UNUSED} if name in sys.modules])")
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert ended.stdout.splitlines()[-1] == "0 []", ended.stderr


def test_a_run_is_without_the_garbage_collector_to_its_end() -> None:
    code = ("import gc; from briefing import cli, __main__; cli.main = lambda: print(gc.isenabled()) or 3;"
            "print(__main__.main(), gc.isenabled(), gc.get_freeze_count() > 1000)")
    ended = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert ended.stdout.split() == ["False", "3", "False", "True"]


def test_no_plugin_of_pydantic_is_loaded_by_the_program_or_by_children_that_begin_anew(project: Path) -> None:
    """It could change what is read. A child begins anew on Windows and macOS."""
    (project / "plug-1.dist-info").mkdir()
    (project / "plug-1.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: plug\nVersion: 1\n")
    (project / "plug-1.dist-info" / "entry_points.txt").write_text("[pydantic]\nplug = plug\n")
    (project / "plug.py").write_text("raise SystemExit('a plugin is loaded')\n")
    code = ("import sys; sys.argv = ['briefing', 'build', '-j', '2']; from briefing.__main__ import main;"
            "from briefing.jobs import children; children.START = 'spawn'; sys.exit(main())")
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True,
                           env={**os.environ, "PYTHONPATH": str(project)})
    assert (ended.returncode, ended.stderr) == (0, "")
