"""What may be put into a basket, by whom, and what happens to a guest's at sign-in."""

from decimal import Decimal

import pytest
from oscar.apps.basket.models import Line

from catalogue.rules import Tier
from checkout.actions import add_line, change_quantities, join_guest_basket, open_trade_basket
from checkout.models import TradeBasket
from checkout.queries import GUEST_KEY, line_count, lines_of
from checkout.summary import summarise
from marketplace.kernel.party import VISITOR, Party
from marketplace.kernel.refusal import Refused
from tests.world import World, party_in

FROM_TEN = (Tier(10, Decimal("2.0000")),)


def refusal(world: World, quantity: int, **terms: object) -> str:
    """Return the code with which a quantity of a listing is refused."""
    trade = open_trade_basket({}, by=world.buyer)
    with pytest.raises(Refused) as refused:
        add_line(trade, world.listing(**terms), quantity, by=world.buyer)
    assert Line.objects.count() == 0
    return refused.value.code


def test_adding_again_adds_up(world: World) -> None:
    listing, trade = world.listing(), open_trade_basket({}, by=world.buyer)
    add_line(trade, listing, 2, by=world.buyer)
    assert add_line(trade, listing, 3, by=world.buyer).quantity == 5


@pytest.mark.parametrize(
    ("quantity", "terms"),
    [
        (9, {"tiers": FROM_TEN}),
        (12, {"order_multiple": 5}),
        (101, {"in_stock": 100}),
        (1_000_000_000_0, {}),
    ],
)
def test_minimum_multiple_and_stock_bind(world: World, quantity: int, terms: dict) -> None:  # type: ignore[type-arg]
    assert refusal(world, quantity, **terms) == "quantity"


def test_made_to_order_has_no_limit(world: World) -> None:
    trade = open_trade_basket({}, by=world.buyer)
    listing = world.listing(in_stock=None)
    assert add_line(trade, listing, 1_000_000, by=world.buyer).quantity == 1_000_000


def test_currencies_do_not_mix(world: World) -> None:
    trade = world.basket((world.listing(), 1))
    yen = world.listing(currency="JPY", tiers=(Tier(1, Decimal("900")),))
    with pytest.raises(Refused, match="EUR.*JPY"):
        add_line(trade, yen, 1, by=world.buyer)


def test_a_company_does_not_buy_from_itself(world: World) -> None:
    trade = open_trade_basket({}, by=world.seller)
    with pytest.raises(Refused) as refused:
        add_line(trade, world.listing(), 1, by=world.seller)
    assert refused.value.code == "own_listing"


def test_an_approver_and_staff_fill_no_basket(world: World) -> None:
    for party in (party_in(world.buyer_company, "approver"), world.office.moderator):
        with pytest.raises(Refused):
            open_trade_basket({}, by=party)


def test_another_company_has_another_basket(world: World) -> None:
    world.basket((world.listing(), 1))
    elsewhere = Party(world.buyer.person_id, world.buyer2_company.pk, "purchaser")
    assert line_count(world.buyer, {}) == 1
    assert line_count(elsewhere, {}) == 0


def test_a_changed_quantity_changes_the_tier(world: World) -> None:
    trade = world.basket((world.listing(), 1))
    line = Line.objects.get()
    change_quantities(trade, {line.pk: 10}, by=world.buyer)
    assert summarise(lines_of(trade.basket_id)).goods_net == Decimal("95.00")


def test_zero_removes_a_line(world: World) -> None:
    trade = world.basket((world.listing(), 1))
    change_quantities(trade, {Line.objects.get().pk: 0}, by=world.buyer)
    assert Line.objects.count() == 0


def test_one_refused_quantity_changes_none(world: World) -> None:
    trade = world.basket((world.listing(), 1), (world.listing(in_stock=5), 1))
    first, second = Line.objects.order_by("pk")
    with pytest.raises(Refused) as refused:
        change_quantities(trade, {first.pk: 7, second.pk: 6}, by=world.buyer)
    assert refused.value.field == f"quantity-{second.pk}"
    assert set(Line.objects.values_list("quantity", flat=True)) == {1}


def test_a_guests_basket_joins_and_names_conflicts(world: World) -> None:
    session: dict[str, object] = {}
    guest = open_trade_basket(session, by=VISITOR)
    listing, scarce = world.listing(), world.listing(in_stock=3)
    add_line(guest, listing, 2, by=VISITOR)
    add_line(guest, scarce, 3, by=VISITOR)
    world.basket((scarce, 1))
    conflicts = join_guest_basket(session, by=world.buyer)
    assert conflicts == [f"{scarce.title}: Only 3 are in stock."]
    assert line_count(world.buyer, {}) == 2
    assert GUEST_KEY not in session and TradeBasket.objects.count() == 1


def test_a_guest_adds_without_an_account_and_without_script(world: World) -> None:
    client = world.client()
    answer = client.post(f"/basket/add/{world.listing().pk}/", {"quantity": "3"}, follow=True)
    assert answer.redirect_chain[0][0] == "/basket/"
    assert "28.50" in answer.content.decode() or "30.00" in answer.content.decode()


def test_a_refused_quantity_stays_in_the_form(world: World) -> None:
    answer = world.client().post(f"/basket/add/{world.listing().pk}/", {"quantity": "500"})
    assert answer.status_code == 422
    assert 'value="500"' in answer.content.decode()
