"""The program, as `briefing` and as `python -m briefing`: a command, run without the garbage collector."""

import gc
import sys
from types import ModuleType


def main() -> int:
    """Runs a command and returns its exit status.

    What is made is kept to the end or freed by its count, so that looking for circles is lost time, a fourth of a run:
    from the first import on, and once more at Python's own end, which looks at nothing that is frozen."""
    gc.disable()
    _without_plugins()
    try:
        from briefing import cli  # only now, since importing makes most objects of a short run

        return cli.main()
    finally:
        gc.freeze()


def _without_plugins() -> None:
    """Keeps out plugins of pydantic's: they could change what is read, and it looks for them in every package that is
    installed, by a library that brings a reader of mail with it: a twentieth of a short run."""
    loader = ModuleType("pydantic.plugin._loader")
    loader.get_plugins = tuple  # type: ignore[attr-defined]  # called without anything: there are none
    sys.modules.setdefault(loader.__name__, loader)


if __name__ == "__main__":
    if not sys.flags.safe_path and len(sys.path) > 1:
        del sys.path[0]  # the working folder: a pack's may hold a yaml.py
    sys.exit(main())
