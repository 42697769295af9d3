"""Supplier data becomes clean articles."""

from datetime import date

import pytest

from config.demo.icecat import Article, articles, gtin, read_articles
from config.demo.spec_sheet import readable, spec_sheet
from config.demo.wording import one_line, paragraphs, shortened

ROW = {
    "id": "9",
    "name": "MPN-1",
    "title": "Cable 90&deg; angled",
    "ean": ["36000291452"],
    "supplier": "StarTech.com",
    "price": 595,
    "date_released": "2007-08-09T00:00:00Z",
    "short_description": "One<br />two &amp; three",
    "attr_n_cable_length": 1.83,
    "attr_t_print_technology": "Laser",
    "attr_n_package_width": 90.0,
    "attr_b_rohs_compliance": True,
}


def test_a_row_becomes_an_article() -> None:
    (article,) = articles([ROW], {"9": "31224100-3"})
    assert article == Article(
        id="9",
        mpn="MPN-1",
        title="Cable 90° angled",
        description="One\ntwo & three",
        gtin="0036000291452",
        brand="StarTech.com",
        price_cents=595,
        specs={"Print technology": "Laser", "Cable length (m)": 1.83, "RoHS compliance": True},
        released=date(2007, 8, 9),
        code="31224100-3",
    )


@pytest.mark.parametrize(
    ("candidates", "number"),
    [
        (["0735858213547"], "0735858213547"),
        (["00735858213547"], "0735858213547"),
        (["735858213547"], "0735858213547"),
        (["0735858213548", "5032037018463"], "5032037018463"),
        (["n/a"], ""),
    ],
)
def test_a_gtin_has_thirteen_digits_and_a_right_check_digit(candidates, number) -> None:
    assert gtin(candidates) == number


def test_names_of_attributes_read_well() -> None:
    assert readable("mean_time_between_failures__mtbf_") == "Mean time between failures (MTBF)"
    assert readable("vga__d_sub__ports_quantity") == "VGA (D-Sub) ports"
    assert readable("usb_2_0_ports_quantity") == "USB 2.0 ports"


def test_at_most_forty_specifications_and_no_last() -> None:
    row = {f"attr_b_feature_{n}": n % 2 == 0 for n in range(60)}
    values = list(spec_sheet(row).values())
    assert len(values) == 40
    assert values[:30] == [True] * 30


def test_whole_numbers_lose_their_fraction() -> None:
    assert spec_sheet({"attr_n_weight": 33.0, "attr_n_width": 33.6}) == {
        "Width (mm)": 33.6,
        "Weight (g)": 33,
    }


def test_text_is_cut_at_a_word() -> None:
    assert shortened("black cable", 8) == "black"
    assert one_line("<b>Two</b>\n words") == "Two words"
    assert paragraphs("<ul><li>A</li><li>B</li></ul>") == "A\nB"


def test_all_products_are_readable() -> None:
    shelf = list(read_articles())
    assert len(shelf) == 19406
    assert max(len(article.title) for article in shelf) <= 255
    assert sum(not article.gtin for article in shelf) == 5
    assert max(len(article.specs) for article in shelf) == 40
