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
