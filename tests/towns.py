"""A small pack for tests, and its jobs as the command line plans them."""

from pathlib import Path

from briefing.jobs import snapshot
from briefing.jobs.editions import Request
from briefing.jobs.packs import Place
from briefing.jobs.plan import Plan, plan
from briefing.project import here

ROOT = Path(__file__).parents[1]

SMALL = """\
pack:
  title: Two towns
  version: '1.0'
  as_of: 2001-02-03
  audiences:
    - {id: adults, title: Adults}
    - {id: pupils, title: Pupils}
  essential_question: Which of the towns kept its word?
sources:
  - id: baker-2001
    author: [{family: Baker, given: Ann}]
    short: Baker
    title: The two towns
    kind: Report
    issued: 2001-02-03
    who: A clerk of the river board.
    for_whom: The board.
    stake: She had drawn up the treaty.
    rests_on: Letters.
    numbering:
      sections: [{code: '', paragraphs: 3}]
summaries:
  - {id: what-happened, question: What happened?, text: 'The towns fell out over a bridge [@baker-2001, 1].'}
terms:
  - {id: treaty, headword: treaty, definition: 'A promise between towns [@baker-2001, 2].'}
questions:
  - id: q-bridge
    phase: core
    bloom: analyse
    dok: 3
    minutes: 5
    text: Who needed the bridge more, to judge by the [[treaty]]?
    answer_key:
      look_for: [The clerk gives the upper town's reasons only.]
slides:
  - {id: s-title, kind: title, headline: Two towns and a bridge, minutes: 1, speaker_notes: Greet the class.}
editions:
  - {id: pupils-handout, layout: handout, audience: pupils}
  - {id: talk, layout: slides}
"""


def planned(folder: Path, request: Request, own_layouts: Path = ROOT / "layouts") -> Plan:
    """The jobs of a pack's folder, as the command line plans them."""
    layouts = snapshot.layouts(ROOT / "layouts", own_layouts)
    return plan(Place(folder.name, folder), here(folder), request, layouts, "", "briefing 0")
