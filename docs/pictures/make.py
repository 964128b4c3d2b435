"""Draws the pictures of README.md: builds the shipped pack, renders some of its pages, writes PNGs beside this file.

Run by `make pictures`. The pages are found by what they show, so that a longer text does not change the picture's
subject. Few colours and no alpha keep the files small.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageOps
from pypdfium2 import PdfDocument

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PACK = "content/aleppo"
GAP, FRAME = 24, 1
GREY, WHITE = "#8c8c88", "#ffffff"
COLOURS = 64
LARGEST = 150_000  # bytes


def briefing(*arguments: str) -> str:
    """Runs the program in the checkout and returns what it says."""
    done = subprocess.run([sys.executable, "-m", "briefing", *arguments], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout


def drawn(pdf: PdfDocument, number: int, width: int) -> Image.Image:
    """A page as a picture `width` pixels wide, with a thin frame, since paper and README are both white."""
    page = pdf[number]
    image = page.render(scale=width / page.get_width()).to_pil().convert("RGB")
    return ImageOps.expand(image, FRAME, GREY)


def headed(pdf: PdfDocument, title: str) -> int:
    """The page with the heading of this name in the outline."""
    for bookmark in pdf.get_toc():
        if bookmark.get_title().endswith(title):
            return int(bookmark.get_dest().get_index())
    raise SystemExit(f"no heading {title!r}")


def of_kind(kind: str) -> int:
    """The page of the first slide of a kind."""
    slides = json.loads(briefing("inspect", PACK))["data"]["slides"]
    return next(n for n, slide in enumerate(slides) if slide["kind"] == kind)


def beside(images: Sequence[Image.Image], down: bool = False) -> Image.Image:
    """Pictures in a row, or one below the other, with white between them."""
    widths, heights = [i.width for i in images], [i.height for i in images]
    gaps = GAP * (len(images) - 1)
    size = (max(widths), sum(heights) + gaps) if down else (sum(widths) + gaps, max(heights))
    out, at = Image.new("RGB", size, WHITE), 0
    for image in images:
        out.paste(image, (0, at) if down else (at, 0))
        at += (image.height if down else image.width) + GAP
    return out


def save(name: str, image: Image.Image) -> None:
    path = HERE / f"{name}.png"
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    if (size := path.stat().st_size) > LARGEST:
        raise SystemExit(f"{path.name} has {size:,} bytes, more than {LARGEST:,}")
    print(f"{path.relative_to(ROOT)}  {image.width} × {image.height}, {size // 1000} kB")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        briefing("build", PACK, "-o", folder)
        handout, guide, deck = (PdfDocument(Path(folder, f"{name}.pdf")) for name in (
            "student-handout", "facilitator-handout", "seminar-slides"))
        save("overview", beside([
            drawn(handout, 0, 480),
            beside([drawn(deck, of_kind(kind), 572) for kind in ("evidence", "actor")], down=True)]))
        save("first-page", drawn(handout, 0, 800))
        save("actors", drawn(handout, headed(handout, "Key actors"), 800))
        save("slides", beside([drawn(deck, of_kind(kind), 800) for kind in ("question", "perspectives")], down=True))
        save("key", drawn(guide, headed(guide, "Answer key"), 800))
        for pdf in (handout, guide, deck):
            pdf.close()


if __name__ == "__main__":
    main()
