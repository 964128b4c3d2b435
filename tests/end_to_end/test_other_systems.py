"""Without some of what only Linux and macOS have, the program builds the same bytes, in the one process that sets all.

Children that begin anew, as on Windows, are in tests/jobs/test_running.py. No test here runs on Windows itself."""

import subprocess
import sys
from pathlib import Path

from towns import SMALL

# What Windows has not, taken away before anything is imported that may look for it.
WITHOUT = """
import os, signal, sys
for name in ("O_NOFOLLOW", "O_DIRECTORY", "O_NONBLOCK", "O_CLOEXEC", "fork", "sched_getaffinity", "kill", "getuid"):
    delattr(os, name)
del signal.pthread_sigmask
os.supports_dir_fd = frozenset()
from briefing.jobs import writing
writing.ASKED = False
from briefing.cli import main
sys.exit(main())
"""


def built(folder: Path, *how: str) -> dict[str, bytes]:
    (folder / "content" / "towns").mkdir(parents=True)
    (folder / "content" / "towns" / "pack.yaml").write_text(SMALL, encoding="utf-8")
    ended = subprocess.run([sys.executable, *how, "build", "-j", "1"], cwd=folder, capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (0, "")
    return {path.name: path.read_bytes() for path in (folder / "build" / "towns").glob("*.pdf")}


def test_a_pack_is_built_without_open_folders_or_masks_of_signals(tmp_path: Path) -> None:
    assert len(made := built(tmp_path / "without", "-c", WITHOUT)) > 1
    assert made == built(tmp_path / "with", "-m", "briefing")
