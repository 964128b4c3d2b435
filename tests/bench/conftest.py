"""The benchmark is no part of the program: it is imported from the project's folder."""

import sys

from towns import ROOT

sys.path.append(str(ROOT))
