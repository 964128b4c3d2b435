"""The program, as `briefing` and as `python -m briefing`: a command, run without the garbage collector."""

import gc
import os
import sys

# Plugins of pydantic's could change what is read. Children inherit this.
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
# What would look for them brings a reader of mail with it even so, a twentieth of a short run. Where pydantic has it
# no more under this name, nothing is saved, and nothing else is different.
_LOADER = type(sys)("pydantic.plugin._loader")
_LOADER.get_plugins = tuple  # type: ignore[attr-defined]  # called without anything: there are none
sys.modules.setdefault(_LOADER.__name__, _LOADER)


def main() -> int:
    """Runs a command and returns its exit status.

    What is made is kept to the end or freed by its count, so that looking for circles is lost time, a fourth of a run:
    from the first import on, and once more at Python's own end, which looks at nothing that is frozen."""
    gc.disable()
    try:
        from briefing import cli  # only now, since importing makes most objects of a short run

        return cli.main()
    finally:
        gc.freeze()


if __name__ == "__main__":
    if not sys.flags.safe_path and len(sys.path) > 1:
        del sys.path[0]  # the working folder: a pack's may hold a yaml.py
    sys.exit(main())
