"""The demo products stand in the right leaves of the procurement vocabulary."""

import csv
from collections import Counter

import pytest

from config.demo.classification import (
    DATA,
    RULES,
    NoRule,
    Rule,
    classify,
    classify_all,
    read_categories,
    read_products,
    read_rules,
    write_categories,
)
from config.demo.cpv import leaves, read_vocabulary


@pytest.fixture(scope="module")
def codes() -> dict[str, str]:
    return read_categories()


@pytest.fixture(scope="module")
def rules() -> list[Rule]:
    return read_rules()


def test_every_product_has_a_code_of_the_vocabulary(codes) -> None:
    assert len(codes) == 19406
    assert set(codes.values()) <= set(read_vocabulary())


def test_nineteen_of_twenty_products_stand_in_a_leaf(codes) -> None:
    in_leaf = sum(code in leaves() for code in codes.values())
    assert in_leaf / len(codes) >= 0.95


def test_at_least_eighty_leaves_fill_a_shelf(codes) -> None:
    shelves = Counter(code for code in codes.values() if code in leaves())
    assert sum(stock >= 5 for stock in shelves.values()) >= 80


def test_the_shipped_file_is_what_the_rules_give(codes, rules) -> None:
    assert classify_all(read_products(), rules) == codes


def test_the_file_is_written_byte_for_byte_alike(codes, tmp_path) -> None:
    write_categories(codes, tmp_path / "again.csv.gz")
    shipped = DATA / "icecat" / "categories.csv.gz"
    assert (tmp_path / "again.csv.gz").read_bytes() == shipped.read_bytes()


def test_nine_of_ten_labels_by_reading_agree(codes) -> None:
    with (DATA / "icecat" / "labels.csv").open(encoding="utf-8", newline="") as lines:
        labels = {line["id"]: line["code"].split("|") for line in csv.DictReader(lines)}
    right = sum(codes[product] in allowed for product, allowed in labels.items())
    assert len(labels) == 200
    assert right / len(labels) >= 0.90


def test_labels_are_the_drawn_products(codes) -> None:
    with (DATA / "icecat" / "labels.csv").open(encoding="utf-8", newline="") as lines:
        first = next(csv.DictReader(lines))
    assert first["title"].startswith("Epson Singlepack Matte Black T0548")


def test_every_rule_carries_the_name_of_its_code() -> None:
    vocabulary = read_vocabulary()
    with RULES.open(encoding="utf-8", newline="") as lines:
        wrong = [line["code"] for line in csv.DictReader(lines) if not _named(line, vocabulary)]
    assert wrong == []


def _named(line, vocabulary) -> bool:
    return vocabulary[line["code"]].name == line["name"]


@pytest.mark.parametrize(
    ("title", "brand", "code"),
    [
        ("HP 309A Original Cyan LaserJet Toner Cartridge", "HP", "30125110-5"),
        ("Acer TravelMate Notebook 39.6 cm 8 GB SSD Intel Core i5", "Acer", "30213100-6"),
        ("Kensington MicroSaver Laptop Lock", "Kensington", "44521130-8"),
        ("Targus laptop backpack 15.6", "Targus", "30237270-2"),
        ("Duracell Plus AA Single-use battery Alkaline", "Duracell", "31411000-0"),
        ("APC Smart-UPS 750VA uninterruptible power supply (UPS)", "APC", "31154000-0"),
        ("Equip Cat.6 S/FTP Patch Cable, 2.0m", "Equip", "32421000-0"),
    ],
)
def test_accessories_and_machines_part(title, brand, code, rules) -> None:
    row = {"id": "1", "title": title, "supplier": brand, "short_description": ""}
    assert classify(row, rules) == code


def test_without_a_fitting_rule_the_product_is_named() -> None:
    with pytest.raises(NoRule, match="7: A thing"):
        classify({"id": "7", "title": "A thing", "supplier": "Nobody"}, [])
