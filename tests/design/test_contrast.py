"""Declared pairs of colours are readable in the light and the dark theme (WCAG 2.2 AA)."""

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).parents[2] / "static/css/tokens.css").read_text(encoding="utf-8")
TOKENS = {
    name: {"light": light, "dark": dark}
    for name, light, dark in re.findall(
        r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", CSS
    )
}
PAIRS = re.findall(r"pair (text|sign): ([\w-]+) on ([\w-]+)", CSS)
NEEDED = {"text": 4.5, "sign": 3.0}


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio by WCAG 2.2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_21_to_1() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21


def test_pairs_are_declared() -> None:
    assert len(PAIRS) == 44


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("use", "front", "back"), PAIRS)
def test_pair_is_readable(use: str, front: str, back: str, theme: str) -> None:
    assert contrast(TOKENS[front][theme], TOKENS[back][theme]) >= NEEDED[use]


@pytest.mark.parametrize("name", [n for n in TOKENS if n not in {"line"}])
def test_every_colour_stands_in_a_pair(name: str) -> None:
    assert any(name in (front, back) for _, front, back in PAIRS)


@pytest.mark.parametrize("sheet", ["comptoir.css", "pages.css"])
def test_colours_are_named_only_in_the_tokens(sheet: str) -> None:
    rules = (Path(__file__).parents[2] / "static/css" / sheet).read_text(encoding="utf-8")
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", rules)) <= {"#fff"}
