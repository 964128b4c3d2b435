"""One edition of a pack to its Doc: all stages before the typesetter."""

from briefing.content import Pack, resolve, select
from briefing.layout.compose import compose
from briefing.layout.doc import Doc
from briefing.layout.library import Layout


def make_doc(pack: Pack, edition: str, audience: str, layout: Layout) -> Doc:
    """What a layout makes of a pack for an audience. Raises Failed with all that the stage which failed has to say."""
    return compose(layout, resolve(select(pack, audience, layout.reader)), {"id": edition})
