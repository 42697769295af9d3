"""The demo market's fixed parts: register numbers, dealt articles, prices, and whom it refuses."""

from decimal import Decimal

import pytest

from catalogue.rules import tier_table_fault
from config.demo import market
from config.demo.cast import BUYERS, UNVERIFIED, Firm
from config.demo.enquiries import FALLEN, QUEUE
from config.demo.icecat import read_articles
from config.demo.selection import small
from config.demo.sellers import SELLERS
from config.demo.stock import dealt, row, tiers
from marketplace.accounts.actions import Newcomer, enrol
from marketplace.companies.rules import registration_fault, vat_fault
from marketplace.kernel.party import SYSTEM
from marketplace.kernel.refusal import Refused

FIRMS = (*SELLERS, *BUYERS, UNVERIFIED, *QUEUE, *FALLEN)


@pytest.mark.parametrize("firm", FIRMS, ids=lambda firm: firm.name)
def test_every_register_number_is_well_formed(firm: Firm) -> None:
    assert registration_fault(firm.register, firm.number) is None
    assert not firm.vat_id or vat_fault(firm.vat_id) is None


def test_nine_sellers_of_seven_countries_and_five_buyers() -> None:
    assert len({seller.country for seller in SELLERS if seller.currency == "EUR"}) >= 4
    assert [seller.currency for seller in SELLERS].count("JPY") == 1
    assert (len(SELLERS), len(BUYERS)) == (9, 5)


def test_every_article_has_one_seller_and_a_right_tier_table() -> None:
    articles = small(list(read_articles()))
    hands, sellers = dealt(articles), {seller.name: seller for seller in SELLERS}
    assert sum(map(len, hands.values())) == len(articles)
    rows = [row(each, sellers[name]) for name, hand in hands.items() for each in hand]
    assert [each.terms.sku for each in rows if tier_table_fault(each.terms.tiers)] == []


def test_a_price_in_yen_has_no_decimals() -> None:
    yen = next(seller for seller in SELLERS if seller.currency == "JPY")
    assert all(tier.unit_price % 1 == 0 for tier in tiers(4995, yen, 4))
    assert tiers(4995, yen, 4)[0].unit_price == Decimal("8092")


@pytest.mark.django_db
def test_the_demo_stays_out_of_a_real_market() -> None:
    newcomer = Newcomer(email="a@real.example", first_name="A", last_name="B")
    enrol(newcomer, by=SYSTEM)
    with pytest.raises(Refused):
        market.refuse_real_market()
