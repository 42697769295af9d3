"""The tree, the small choice and the pictures of the demo market."""

import re
from collections import Counter

import pytest

from config.demo.classification import read_categories
from config.demo.cpv import digits, leaves, read_vocabulary, tree_for
from config.demo.icecat import Article, read_articles
from config.demo.pictures import PICTURES, drawings, picture_for, svg, write_pictures
from config.demo.selection import likely_price, small


@pytest.fixture(scope="module")
def shelf() -> list[Article]:
    return list(read_articles())


def test_a_parent_is_the_nearest_existing_prefix() -> None:
    vocabulary = read_vocabulary()
    assert vocabulary["30192113-6"].parent == "30192110-5"
    assert vocabulary["30192110-5"].parent == "30192100-2"
    assert vocabulary["30000000-9"].parent == ""


def test_digits_keep_the_division() -> None:
    assert (digits("30192000-1"), digits("30000000-9"), digits("50000000-5")) == (
        "30192",
        "30",
        "50",
    )


def test_the_tree_lists_parents_first() -> None:
    codes = [node.code for node in tree_for(["30125110-5"])]
    assert codes == [
        "30000000-9",
        "30100000-0",
        "30120000-6",
        "30125000-1",
        "30125100-2",
        "30125110-5",
    ]


def test_names_come_in_the_languages_of_the_union_without_irish() -> None:
    names = read_vocabulary()["30213100-6"].names
    assert names["fr"] == "Ordinateurs portables"
    assert len(names) == 23
    assert "ga" not in names


def test_leaves_have_nothing_below() -> None:
    assert "30125110-5" in leaves()
    assert "30237460-1" not in leaves()


def test_the_small_demo_is_broad_and_always_the_same(shelf) -> None:
    chosen = small(shelf)
    assert 560 <= len(chosen) <= 660
    assert small(reversed(shelf)) == chosen
    assert len({article.code for article in chosen}) >= 150
    assert len({article.brand for article in chosen}) >= 80


def test_the_small_demo_shows_what_offices_buy(shelf) -> None:
    stock = Counter(article.code for article in small(shelf))
    wanted = ("30125110-5", "30213100-6", "32421000-0", "30232110-8", "31154000-0", "30231310-3")
    assert all(stock[code] >= 15 for code in wanted)


def test_the_small_demo_prefers_full_and_priced_articles(shelf) -> None:
    chosen = small(shelf)
    assert sum(map(likely_price, chosen)) / len(chosen) > 0.95
    assert sum(bool(article.description) for article in chosen) / len(chosen) > 0.95
    assert sum(len(article.specs) >= 3 for article in chosen) / len(chosen) > 0.95


def test_every_category_in_use_has_a_picture() -> None:
    keys = {picture_for(node.code) for node in tree_for(set(read_categories().values()))}
    assert "none" not in keys
    assert len(keys) >= 100
    assert all((PICTURES / f"{key}.svg").is_file() for key in keys)


def test_an_unknown_category_has_the_picture_of_nothing() -> None:
    assert picture_for("03000000-1") == "none"
    assert (PICTURES / "none.svg").is_file()


def test_the_shipped_pictures_are_what_the_drawings_give(tmp_path) -> None:
    assert write_pictures(tmp_path) == len(drawings())
    shipped = {path.name: path.read_text(encoding="utf-8") for path in PICTURES.glob("*.svg")}
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == shipped


def test_pictures_are_small_and_wordless() -> None:
    assert sum(path.stat().st_size for path in PICTURES.glob("*.svg")) < 400_000
    for strokes in drawings().values():
        tags = set(re.findall(r"<(\w+)", svg(strokes)))
        assert tags <= {"svg", "g", "path", "rect", "circle", "ellipse"}
