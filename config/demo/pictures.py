"""Draws one quiet line picture per pictogram and says which picture stands for a CPV category.

`data/pictures/drawings.txt` holds the strokes, `data/pictures/categories.csv` the category of each
digit prefix. `python -m config.demo.pictures` writes `static/pictures/`.
"""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from config.demo.cpv import digits

ROOT = Path(__file__).resolve().parents[2]
DRAWINGS = ROOT / "data" / "pictures" / "drawings.txt"
CATEGORIES = ROOT / "data" / "pictures" / "categories.csv"
PICTURES = ROOT / "static" / "pictures"
NONE = "none"
GROUND, SHEET, INK, SHADE = "#f1eee6", "#faf8f3", "#747a7e", "#d9d5ca"


def picture_for(code: str) -> str:
    """The key of the picture for a CPV code; "none" where nothing is drawn."""
    prefixes, own = _prefixes(), digits(code)
    longest = (own[:length] for length in range(len(own), 1, -1))
    return next((prefixes[prefix] for prefix in longest if prefix in prefixes), NONE)


def drawings() -> dict[str, str]:
    """Key to strokes, as written in the file of drawings."""
    lines = DRAWINGS.read_text(encoding="utf-8").splitlines()
    pairs = (line.split(":", 1) for line in lines if line and not line.startswith("#"))
    return {key: strokes.strip() for key, strokes in pairs}


def svg(strokes: str) -> str:
    """The picture of these strokes, 4:3, without words."""
    shapes = "".join(_shape(stroke.strip()) for stroke in strokes.split(";"))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="16 12 128 96" width="640" height="480">'
        f'<path fill="{GROUND}" d="M16 12h128v96H16z"/>'
        f'<ellipse cx="80" cy="98" rx="46" ry="3" fill="{SHADE}"/>'
        f'<g fill="{SHEET}" stroke="{INK}" stroke-width="1.8" stroke-linecap="round"'
        f' stroke-linejoin="round">{shapes}</g></svg>\n'
    )


def write_pictures(folder: Path = PICTURES) -> int:
    """Writes every picture and the one for nothing; gives how many."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = drawings()
    for key, strokes in pictures.items():
        (folder / f"{key}.svg").write_text(svg(strokes), encoding="utf-8")
    return len(pictures)


@cache
def _prefixes() -> dict[str, str]:
    with CATEGORIES.open(encoding="utf-8", newline="") as lines:
        return {line["prefix"]: line["picture"] for line in csv.DictReader(lines)}


def _shape(stroke: str) -> str:
    """One stroke: r x y w h [radius], c x y r, e x y rx ry or p path; with a leading - hollow."""
    hollow = ' fill="none"' if stroke.startswith("-") else ""
    kind, _, rest = stroke.removeprefix("-").partition(" ")
    if kind == "p":
        return f'<path{hollow} d="{rest}"/>'
    tag, names = SHAPES[kind]
    return f"<{tag}{hollow} {' '.join(_attributes(names, rest.split()))}/>"


SHAPES = {
    "r": ("rect", ("x", "y", "width", "height", "rx")),
    "c": ("circle", ("cx", "cy", "r")),
    "e": ("ellipse", ("cx", "cy", "rx", "ry")),
}


def _attributes(names: tuple[str, ...], values: list[str]) -> Iterator[str]:
    for name, value in zip(names, values, strict=False):
        yield f'{name}="{value}"'


if __name__ == "__main__":
    write_pictures()
