"""The picture of content/sample: the bridge before it fell. `python tests/helpers/bridge.py` draws it anew."""

from pathlib import Path

from PIL import Image, ImageDraw

PLACE = Path(__file__).parents[2] / "content" / "sample" / "pictures" / "bridge.png"
SIZE, SCALE = (720, 300), 4  # pixels; drawn larger, so that edges are smooth
WATER, STONE, PAPER = 200, 90, 255


def bridge() -> Image.Image:
    """Three arches over a river, the pier on the right leaning."""
    big = Image.new("L", (SIZE[0] * SCALE, SIZE[1] * SCALE), PAPER)
    draw = ImageDraw.Draw(big)

    def at(*points: float) -> list[float]:
        return [point * SCALE for point in points]

    draw.rectangle(at(0, 250, 720, 300), fill=WATER)
    draw.polygon(at(20, 120, 360, 80, 700, 120, 700, 250, 20, 250), fill=STONE)
    for left in (70, 275, 480):
        draw.ellipse(at(left, 140, left + 170, 360), fill=PAPER)
        draw.rectangle(at(left, 250, left + 170, 300), fill=WATER)
    draw.polygon(at(452, 250, 478, 250, 492, 290, 466, 290), fill=STONE)
    draw.rectangle(at(243, 250, 272, 290), fill=STONE)
    return big.resize(SIZE, Image.Resampling.LANCZOS).quantize(16)


if __name__ == "__main__":
    PLACE.parent.mkdir(exist_ok=True)
    bridge().save(PLACE, optimize=True)
