"""`python -m briefing`, without the working directory on the module path: a pack's folder may hold a `yaml.py`."""

import sys

if not sys.flags.safe_path and len(sys.path) > 1:
    del sys.path[0]

from briefing.cli import main

if __name__ == "__main__":
    sys.exit(main())
