"""What a shell proposes where the name of a pack is asked for."""

from pathlib import Path

from briefing.project import here, packs_in, shipped


def pack_names(begun: str) -> list[str]:
    """The packs that a name may mean."""
    folders = (here(Path.cwd()).content, shipped("content"))
    return sorted({pack.name for folder in folders for pack in packs_in(folder) if pack.name.startswith(begun)})
