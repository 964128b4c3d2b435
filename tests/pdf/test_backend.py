"""ReportLab stays what it was shipped as, whatever lies in the way."""

import os
import subprocess
import sys

PROBE = """
import os
import briefing.pdf.paint
from reportlab import rl_config as now
print(now.trustedHosts, now.toColorCanUse, now.pdfComments, now.invariant, os.environ["RL_invariant"])
"""


def test_settings_from_outside_are_not_read(tmp_path):
    for name in ("reportlab_settings.py", "reportlab_mods.py", ".reportlab_settings", ".reportlab_mods"):
        (tmp_path / name).write_text("raise SystemExit('read from outside')")
    hostile = {"HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join([str(tmp_path), *filter(None, sys.path)]),
               "RL_trustedHosts": "*", "RL_pdfComments": "1", "RL_invariant": "0"}
    found = subprocess.run([sys.executable, "-c", PROBE], check=True, capture_output=True, text=True, cwd=tmp_path,
                           env=os.environ | hostile)
    assert found.stdout.split() == ["None", "None", "0", "1", "0"]


def test_pillow_is_loaded_with_the_first_picture_and_reportlab_leaves_it_as_it_is():
    probe = ("import sys, briefing.pdf.paint; print('PIL' in sys.modules);"
             "from PIL import Image; print(Image.new('L', (2, 3)).size)")
    found = subprocess.run([sys.executable, "-c", probe], check=True, capture_output=True, text=True)
    assert found.stdout.splitlines() == ["False", "(2, 3)"]
