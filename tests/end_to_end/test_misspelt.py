"""The check that an author meets first: an id misspelt in a copy of the pack that ships."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from towns import ROOT


def test_a_misspelt_actor_is_found_with_its_place_and_the_nearest_id(tmp_path: Path) -> None:
    pack = tmp_path / "content" / "aleppo"
    shutil.copytree(ROOT / "content/aleppo", pack)
    file = pack / "slides.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    number = next(n for n, line in enumerate(lines) if re.fullmatch(r" +from: \[russia\]", line))
    lines[number] = lines[number].replace("russia", "rusia")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    ended = subprocess.run([sys.executable, "-P", "-m", "briefing", "check", "aleppo"], cwd=tmp_path,
                           capture_output=True, text=True)
    assert ended.returncode == 3
    column = lines[number].index("rusia") + 1
    place = f"content/aleppo/slides.yaml:{number + 1}:{column}: error[unknown-id]: "
    assert ended.stderr.startswith(place)
    message, shown, caret, hint, *_ = ended.stderr.splitlines()
    assert "rusia" in message and shown.strip() == "from: [rusia]" and caret.strip() == "^^^^^"
    assert shown.index("rusia") == caret.index("^")
    assert hint.strip() == "hint: did you mean russia?"


def test_the_shipped_packs_have_no_error_and_no_warning() -> None:
    """Without the sources, which are not in the project; nothing is silenced either."""
    ended = subprocess.run([sys.executable, "-P", "-m", "briefing", "check", "--strict"], cwd=ROOT, capture_output=True,
                           text=True)
    assert (ended.returncode, "error[" in ended.stderr, "warning[" in ended.stderr) == (0, False, False)
    assert "silenced" not in ended.stdout + ended.stderr
