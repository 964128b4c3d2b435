"""How the cost of making pages grows: `python bench/pages.py`, from the project's folder.

CPU seconds for 300 pages and for 3,000 of the same text, with margin notes, footnotes, tables and columns, each in a
process of its own and without its start; then a chain that is kept together over 30 pages, and 2,000 notes on one line.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXT = "the conference met at the harbour while the delegates of both towns waited for news of the ships that were due"
WORDS = tuple(TEXT.split())
SECTIONS = (251, 2513)  # that make 300 and 3,000 pages


def main() -> None:
    """Prints a line for each case, the best of three runs in turn, and what ten times the pages cost."""
    runs = [[_run("book", str(count)) for count in SECTIONS] for _ in range(3)]
    (small, few), (large, many) = map(min, zip(*runs, strict=True))
    print(f"{few} pages {small:.2f} s, {many} pages {large:.2f} s: {large / small * 10 * few / many:.2f} times for ten")
    for case in ("chain", "notes", "column"):
        seconds, pages = _run(case)
        print(f"{case}: {pages} pages {seconds:.2f} s")


def _run(*case: str) -> tuple[float, int]:
    found = subprocess.run([sys.executable, __file__, *case], check=True, capture_output=True, text=True)
    seconds, pages = found.stdout.split()
    return float(seconds), int(pages)


def cost(make: Callable[[], int]) -> str:
    """CPU seconds and pages; at the end, so that nothing counts but the work."""
    begun = time.process_time()
    pages = make()
    return f"{time.process_time() - begun} {pages}"


def book(count: int) -> Callable[[], int]:
    """So many sections through the whole typesetter."""
    import gc

    from briefing.typeset import typeset
    from helpers.docs import doc, e, p, theme
    from typeset.samples import FACES

    def text(k: int, length: int) -> str:
        return " ".join(f"{WORDS[(k * 7 + n * n) % len(WORDS)]}" for n in range(length)) + f" {k}."

    def section(k: int):
        note = e("footnote", p(text(k, 30)), number=str(k + 1))
        margin = e("aside", p(f"Term {k}"), p(text(k + 1, 20)), role="margin")
        cells = [e("tr", *(e("td", p(text(k + n + m, 6))) for m in range(3))) for n in range(4)]
        noted = e("p", text(k, 60), note, " and so on")
        return e("section", e("h2", f"Section {k}"), noted, margin, p(text(k + 2, 90)), e("table", *cells),
                 e("columns", *(p(text(k + n, 25)) for n in range(4)), count="2", gap="12pt"))

    made = doc(*(section(k) for k in range(count)), e("columns", *(p(text(n, 40)) for n in range(count)), count="2"))
    gc.disable()
    return lambda: len(typeset(made, theme(text_height=560.0, page_height=700.0, h2_keep="next"), FACES).pages)


def small(case: str) -> Callable[[], int]:
    """A galley that has been hard on paginate."""
    from briefing.typeset.galley import NEVER, Columns, Foot, Penalty, Side
    from briefing.typeset.pages.paginate import paginate
    from helpers.galleys import line, lines, place

    texts = lines(*map(str, range(60_000)))
    chain = tuple(item for it in texts[:660] for item in (it, Penalty(NEVER)))
    notes = (line("a", *(note for k in range(1000) for note in (Side(lines("s", "t")), Foot(lines("f", "g"))))),)
    items = {"chain": chain, "notes": notes, "column": (Columns(texts, 2, 80.0, 10.0),)}[case]
    return lambda: len(paginate(items, place()))


if __name__ == "__main__":
    if len(sys.argv) == 1:
        main()
    else:
        sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
        print(cost(book(int(sys.argv[2])) if sys.argv[1] == "book" else small(sys.argv[1])))
