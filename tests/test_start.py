"""What a start leaves out: a small build is mostly start, and what is not imported costs nothing."""

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
