"""What the pages say of frozen money, debts and payouts that wait; their sums add up."""

from decimal import Decimal
from typing import Any

from checkout.payment.ledger import money_bar
from checkout.payment.models import Payout
from checkout.payment.panels import parts_of
from marketplace.kernel.party import Party
from tests.payment.sales import awarded, complete, frozen_by, lines, sale
from tests.payment.test_payouts import debt
from tests.world import World

D = Decimal


def text_of(world: World, party: Party, path: str) -> str:
    """Open a page and return its text."""
    answer: Any = world.client(party).get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_order_shows_what_is_frozen_to_both_sides(world: World) -> None:
    order = sale(world)
    frozen_by(world, order, 0)
    for party in (world.buyer, world.seller2):
        text = text_of(world, party, order.get_absolute_url())
        assert "Frozen by a dispute" in text
        assert "Money frozen by a dispute" in text  # on the timeline


def test_nothing_is_said_of_a_dispute_where_there_is_none(world: World) -> None:
    order = sale(world)
    assert "Frozen" not in text_of(world, world.buyer, order.get_absolute_url())


def test_the_bars_parts_add_up_to_what_was_paid(world: World) -> None:
    order = sale(world)
    frozen_by(world, order, 1)
    parts = parts_of(money_bar(order), D("36.00"))
    assert [amount for _label, amount, *_rest in parts] == [D("128.40"), D("36.00"), 0, 0]
    assert sum(amount for _label, amount, *_rest in parts) == order.gross


def test_the_seller_sees_each_movement_of_an_order_and_their_sum(world: World) -> None:
    order = debt(world)
    text = text_of(world, world.seller2, order.get_absolute_url())
    assert all(part in text for part in ("Paid out to you", "156.90", "To be deducted", "102.74"))
    assert "102.74" not in text_of(world, world.buyer, order.get_absolute_url())


def test_the_statement_shows_the_debt_first_with_its_order(world: World) -> None:
    owed = debt(world)
    later = complete(world, sale(world))
    text = text_of(world, world.seller2, "/desk/payouts/").split("Paid out")[0]
    assert text.index(owed.number) < text.index(later.number)
    assert "You owe this" in text
    assert f'href="{owed.get_absolute_url()}"' in text
    assert "102.74" in text


def test_a_short_statement_says_that_it_waits(world: World) -> None:
    debt(world)
    assert "This payout waits" in text_of(world, world.seller2, "/desk/payouts/")


def test_finance_sees_a_short_batch_and_no_button(world: World) -> None:
    debt(world)
    text = text_of(world, world.office.finance, "/moderation/payouts/")
    assert "Short: this batch waits" in text
    assert "Record payout" not in text


def test_finance_cannot_pay_a_short_batch_out_by_hand(world: World) -> None:
    debt(world)
    facts = {"seller": world.seller2.company_id, "currency": "EUR", "bank_reference": "OUT-9"}
    world.client(world.office.finance).post("/moderation/payouts/", facts)
    assert Payout.objects.count() == 1


def test_finance_sees_debts_and_releases_of_a_batch(world: World) -> None:
    debt(world)
    complete(world, sale(world))
    text = text_of(world, world.office.finance, "/moderation/payouts/")
    assert all(amount in text for amount in ("-54.16", "156.90", "102.74", "Record payout"))


def test_a_part_released_after_a_dispute_says_so(world: World) -> None:
    order = sale(world)
    begun = frozen_by(world, order, 0)
    complete(world, order)
    awarded(begun, [(lines(order)[0], "57.00")])
    text = text_of(world, world.seller2, "/desk/payouts/")
    assert "Released after a dispute" in text
    assert "102.74" in text
