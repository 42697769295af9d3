"""Placing: one purchase, one order per seller, everything re-checked, nothing half-written."""

from decimal import Decimal

import pytest
from oscar.apps.partner.models import StockRecord

from catalogue.actions import set_terms, take_down
from catalogue.facts import ListingTerms
from catalogue.rules import Tier
from checkout.actions import add_line, open_trade_basket, place, save_delivery, set_tariff
from checkout.models import TradeBasket
from checkout.order.models import Order, Purchase
from checkout.rules import Tariff
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take
from tests.world import CONSIGNEE, World


def placed_nothing() -> bool:
    """Say that neither purchase nor order was written and the basket is still open."""
    return not Purchase.objects.exists() and TradeBasket.objects.get().is_open


def test_two_sellers_make_two_orders_that_sum_to_the_purchase(world: World) -> None:
    purchase = world.purchase((world.listing(), 10), (world.listing(world.seller2), 3))
    orders = purchase.orders.order_by("number")
    assert [order.net for order in orders] == [Decimal("95.00"), Decimal("30.00")]
    assert [order.tax for order in orders] == [Decimal("0.00"), Decimal("6.00")]
    assert purchase.gross == sum(order.gross for order in orders) == Decimal("131.00")


def test_stock_is_reserved_and_a_cancelled_order_frees_it(world: World) -> None:
    order = world.order(10)
    assert StockRecord.objects.get().num_allocated == 10
    take(order, "cancel", by=world.buyer, reason="Not needed.")
    assert StockRecord.objects.get().num_allocated == 0


def test_placing_twice_is_one_purchase(world: World) -> None:
    trade = world.basket((world.listing(), 10))
    assert place(trade, by=world.buyer) == place(trade, by=world.buyer)
    assert Order.objects.count() == 1


def test_a_changed_total_places_nothing(world: World) -> None:
    listing = world.listing()
    trade = world.basket((listing, 10))
    dearer = ListingTerms(sku="X", currency="EUR", tiers=(Tier(1, Decimal("11")),), in_stock=50)
    set_terms(listing, dearer, by=world.seller)
    with pytest.raises(Refused, match="110.00"):
        place(trade, by=world.buyer, expected_gross=Decimal("95.00"))
    assert placed_nothing()


def test_a_listing_taken_down_meanwhile_places_nothing(world: World) -> None:
    listing = world.listing()
    trade = world.basket((listing, 1))
    take_down(listing, reason="Counterfeit.", by=world.office.moderator)
    with pytest.raises(Refused, match="no longer offered"):
        place(trade, by=world.buyer)
    assert placed_nothing()


def test_without_an_address_nothing_is_placed(world: World) -> None:
    trade = open_trade_basket({}, by=world.buyer)
    add_line(trade, world.listing(), 1, by=world.buyer)
    with pytest.raises(Refused) as refused:
        place(trade, by=world.buyer)
    assert refused.value.code == "unanswered" and placed_nothing()


def test_nobody_places_another_ones_basket(world: World) -> None:
    trade = world.basket((world.listing(), 1))
    with pytest.raises(Refused):
        place(trade, by=world.buyer2)


def test_an_unknown_tax_case_is_refused_by_name(world: World) -> None:
    trade = world.basket((world.listing(), 1))
    line = trade.basket.lines.get()
    type(line.product.seller).objects.filter(pk=line.product.seller_id).update(country="AQ")
    save_delivery(
        trade.basket_id, consignee=CONSIGNEE | {"country": "AQ"}, methods={}, by=world.buyer
    )
    with pytest.raises(Refused, match="AQ"):
        place(trade, by=world.buyer)


def test_delivery_is_a_line_of_its_own_and_taxed(world: World) -> None:
    tariff = Tariff(Decimal("12.00"), Decimal("500.00"))
    listing = world.listing(world.seller2)
    set_tariff(world.seller2_company, tariff, "EUR", by=world.seller2)
    order = world.purchase((listing, 1)).orders.get()
    assert (order.delivery_net, order.net, order.tax) == (Decimal(12), Decimal(22), Decimal("4.40"))


def test_the_line_keeps_the_listing_as_sold(world: World) -> None:
    line = world.order(10).lines.get()
    line.product.title = "Something else"
    line.product.save()
    line.refresh_from_db()
    assert line.as_sold["title"] == line.title == "OKI B6500dn laser printer"
    assert line.as_sold["tiers"] == [[1, "10.0000"], [10, "9.5000"]]


@pytest.mark.parametrize(("quantity", "unit"), [(9, "10.00"), (10, "9.50"), (11, "9.50")])
def test_the_price_is_the_same_from_list_to_order(world: World, quantity: int, unit: str) -> None:
    listing, client = world.listing(), world.client(world.buyer)
    trade = world.basket((listing, quantity))
    pages = [
        client.get(f"{listing.get_absolute_url()}?quantity={quantity}"),
        client.get("/basket/"),
    ]
    assert all(unit in page.content.decode() for page in pages)
    order = place(trade, by=world.buyer).orders.get()
    assert order.lines.get().unit_price_excl_tax == Decimal(unit)


def test_the_steps_lead_from_basket_to_instructions(world: World) -> None:
    trade, client = world.basket((world.listing(), 10)), world.client(world.buyer)
    check = client.get("/checkout/check/")
    assert "Place 1 order for" in check.content.decode()
    answer = client.post("/checkout/check/", {"expected_gross": "95.00"})
    number = Purchase.objects.get(basket=trade.basket_id).number
    assert answer.headers["Location"] == f"/desk/purchases/{number}/pay/"
