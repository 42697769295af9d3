"""The ledger after every way out of a dispute; an order is 95.00 EUR, commission 5 % and 20 % tax
on it: 4.75 + 0.95, so that 89.30 of an undisputed order go to the seller."""

from decimal import Decimal

from catalogue.rules import Tier
from checkout.actions import set_tariff
from checkout.order.models import Order
from checkout.payment.ledger import balance
from checkout.payment.models import PayoutLine, Refund
from checkout.rules import Tariff
from disputes.actions import accept_ruling, answer, propose, withdraw
from disputes.facts import Offer
from disputes.models import Dispute
from marketplace.kernel import events
from marketplace.kernel.outbox import relay
from marketplace.kernel.party import SYSTEM
from tests.disputes import acts
from tests.order import acts as orders
from tests.world import World


def accepted(world: World, dispute: Dispute) -> None:
    """Both sides accept the ruling."""
    for side in (world.buyer, world.seller):
        accept_ruling(dispute, by=side)


def settled(world: World, dispute: Dispute, refund: str) -> None:
    """The seller offers so much, the buyer accepts."""
    line = dispute.lines.get().line_id
    offer = Offer(remedy="partial_refund", refunds={line: Decimal(refund)})
    answer(propose(dispute, offer, by=world.seller), "accept", by=world.buyer)


def test_settled_before_the_release(world: World) -> None:
    dispute = acts.opened(world)
    settled(world, dispute, "35.00")
    # 60.00 go on: 5 % = 3.00, tax 0.60, seller 56.40; every line is settled, so the order is done
    assert acts.books(dispute.order) == {
        "refunds_owed": -3500,
        "payable": -5640,
        "commission": -300,
        "commission_tax": -60,
    }
    assert (acts.status(dispute), acts.status(dispute.order)) == ("settled", "completed")


def test_the_claim_accepted_as_it_is_gives_everything_back(world: World) -> None:
    dispute = acts.opened(world)
    answer(dispute.open_proposal, "accept", by=world.seller)
    assert acts.books(dispute.order) == {"refunds_owed": -9500}
    assert Refund.objects.get().amount == Decimal("95.00")


def test_ruled_in_part_before_the_release(world: World) -> None:
    dispute = acts.ruled(world, "47.50")
    # a ruling moves nothing until it is final
    assert acts.books(dispute.order) == {"held": -9500}
    accepted(world, dispute)
    # 47.50 go on: 5 % = 2.375 -> 2.38, tax 0.476 -> 0.48, seller 44.64
    assert acts.books(dispute.order) == {
        "refunds_owed": -4750,
        "payable": -4464,
        "commission": -238,
        "commission_tax": -48,
    }


def test_a_ruling_is_final_after_fifteen_days_of_silence(world: World) -> None:
    dispute = acts.ruled(world, "47.50")
    acts.after(15)
    assert acts.status(dispute) == "ruled"
    acts.after(16)
    assert acts.status(dispute) == "closed"
    assert acts.books(dispute.order)["refunds_owed"] == -4750


def test_ruled_for_the_seller(world: World) -> None:
    dispute = acts.claimed(world)
    acts.rule(dispute, acts.verdict(dispute, "0", remedy="release"), by=world.office.moderator)
    accepted(world, dispute)
    # 95.00 - 4.75 - 0.95
    assert acts.books(dispute.order) == {
        "payable": -8930,
        "commission": -475,
        "commission_tax": -95,
    }
    assert not Refund.objects.exists()


def test_ruled_after_the_release_is_a_debt_of_the_seller(world: World) -> None:
    order = orders.completed(world)
    dispute = acts.ruled(world, "95.00", order=order)
    # released before: 89.30 to the seller
    assert acts.books(order) == {"payable": -8930, "commission": -475, "commission_tax": -95}
    accepted(world, dispute)
    assert acts.books(order) == {"refunds_owed": -9500}
    debt = PayoutLine.objects.get(kind="debt")
    assert (debt.gross, debt.net) == (Decimal("-95.00"), Decimal("-89.30"))


def test_an_appeal_changes_the_sum(world: World) -> None:
    dispute = acts.appealed(world, "95.00")
    # the first ruling never moved money
    assert acts.books(dispute.order) == {"held": -9500}
    acts.again(dispute, world, "20.00")
    # 75.00 go on: 3.75, tax 0.75, seller 70.50
    assert acts.books(dispute.order) == {
        "refunds_owed": -2000,
        "payable": -7050,
        "commission": -375,
        "commission_tax": -75,
    }
    assert (acts.status(dispute), dispute.ruling.stage) == ("closed", "appeal")


def test_withdrawn_the_money_stays_held_for_the_order(world: World) -> None:
    dispute = acts.opened(world)
    withdraw(dispute, "Found the box.", by=world.buyer)
    assert acts.books(dispute.order) == {"held": -9500}
    orders.received(world, dispute.order)
    assert acts.books(dispute.order)["payable"] == -8930


def two_lines(world: World) -> Dispute:
    """Return a dispute over the first of two lines of an arrived order: 95.00 and 20.00."""
    purchase = world.purchase((world.listing(), 10), (world.listing(), 2))
    orders.paid(world, purchase)
    order = purchase.orders.get()
    acts.take(order, "confirm", by=world.seller)
    parcel = orders.Parcel(lines={p.pk: p.quantity for p in order.lines.all()}, carrier="DHL")
    orders.arrived(world, orders.ship(order, parcel, by=world.seller))
    order.refresh_from_db()
    first = order.lines.order_by("pk")[0]
    return acts.opened(world, order, lines={first.pk: 10})


def test_the_other_lines_follow_the_clock_of_the_order(world: World) -> None:
    dispute = two_lines(world)
    for _step in ("delivered by silence", "accepted by silence"):
        acts.after(15)
    # 115.00 held, 95.00 of them frozen; 20.00 go on: 1.00, tax 0.20, seller 18.80
    assert acts.books(dispute.order) == {
        "held": -9500,
        "payable": -1880,
        "commission": -100,
        "commission_tax": -20,
    }
    settled(world, dispute, "95.00")
    assert acts.books(dispute.order) == {
        "refunds_owed": -9500,
        "payable": -1880,
        "commission": -100,
        "commission_tax": -20,
    }


def test_a_cancelled_order_ends_its_disputes(world: World) -> None:
    dispute = acts.opened(world)
    events.record("order.cancelled", dispute.order, by=SYSTEM, reason="Chargeback")
    relay()
    assert (acts.status(dispute), dispute.lines.get().is_open) == ("closed", False)
    assert relay() == 0


def test_nothing_is_lost_or_made(world: World) -> None:
    accepted(world, acts.ruled(world, "33.33"))
    kept = ("held", "refunds_owed", "payable", "commission", "commission_tax")
    assert balance("bank") == -sum(balance(name) for name in kept) == 9500


def test_a_problem_reported_and_settled_lets_the_order_end(world: World) -> None:
    order = acts.shipped(world)
    orders.received(world, order, 4, "damaged")
    order.refresh_from_db()
    dispute = acts.opened(world, order)
    settled(world, dispute, "57.00")
    order.refresh_from_db()
    assert (order.has_receipt_problem, order.status) == (False, "completed")


def test_the_buyer_gives_the_complaint_up_and_silence_counts_again(world: World) -> None:
    order = acts.shipped(world)
    orders.received(world, order, 4, "damaged")
    order.refresh_from_db()
    withdraw(acts.opened(world, order), "We can use them.", by=world.buyer)
    order.refresh_from_db()
    assert (order.has_receipt_problem, order.status) == (False, "shipped")
    assert (acts.after(15), acts.after(15)) == (1, 1)
    assert acts.status(order) == "completed"


def test_the_seller_gives_up_and_the_report_stands(world: World) -> None:
    order = acts.shipped(world)
    orders.received(world, order, 4, "damaged")
    order.refresh_from_db()
    facts = {"reason": "unfounded_report", "wanted": "release"}
    claim = acts.claim(order, **facts)
    dispute = acts.open_dispute(order, claim, [acts.exhibit()], by=world.seller)
    withdraw(dispute, "The carrier admits it.", by=world.seller)
    order.refresh_from_db()
    assert order.has_receipt_problem


def test_the_delivery_charge_is_ruled_on_with_the_lines(world: World) -> None:
    tariff = Tariff(Decimal("12.00"), None, False)
    set_tariff(world.seller_company, tariff, "EUR", by=world.seller)
    dispute = acts.claimed(world, freight=True)
    acts.rule(dispute, acts.verdict(dispute, "47.50", "12.00"), by=world.office.moderator)
    accepted(world, dispute)
    # 107.00 held, 59.50 back; of the 47.50 left 2.38 + 0.48 are kept, no commission on freight
    assert acts.books(dispute.order) == {
        "refunds_owed": -5950,
        "payable": -4464,
        "commission": -238,
        "commission_tax": -48,
    }


def replaced(world: World) -> Dispute:
    """Return a dispute that ended with the promise of a replacement."""
    dispute = acts.opened(world, wanted="replacement")
    answer(dispute.open_proposal, "accept", by=world.seller)
    dispute.order.refresh_from_db()
    return dispute


def test_a_replacement_leaves_the_money_held_until_the_buyer_has_it(world: World) -> None:
    dispute = replaced(world)
    acts.after(40)
    assert (acts.books(dispute.order), acts.status(dispute.order)) == ({"held": -9500}, "shipped")
    orders.received(world, dispute.order)
    assert acts.books(dispute.order)["payable"] == -8930


def test_a_replacement_that_nobody_confirms_may_be_disputed_by_the_seller(world: World) -> None:
    order = replaced(world).order
    claim = acts.claim(order, reason="unfounded_report", wanted="release")
    dispute = acts.open_dispute(order, claim, [acts.exhibit()], by=world.seller)
    answer(dispute.open_proposal, "accept", by=world.buyer)
    assert acts.books(order)["payable"] == -8930
    assert acts.status(order) == "completed"


def test_yen_have_no_cents(world: World) -> None:
    terms = {"currency": "JPY", "tiers": (Tier(1, Decimal("950")),)}
    dispute = acts.ruled(world, "3333", order=acts.shipped(world, **terms))
    accepted(world, dispute)
    # 9500 - 3333 = 6167: 5 % = 308.35 -> 308, tax 61.6 -> 62, seller 5797
    assert acts.books(dispute.order) == {
        "refunds_owed": -3333,
        "payable": -5797,
        "commission": -308,
        "commission_tax": -62,
    }


def test_a_later_report_of_a_settled_line_stops_nobody(world: World) -> None:
    dispute = two_lines(world)
    settled(world, dispute, "95.00")
    order = Order.objects.get(pk=dispute.order_id)
    came = {line.pk: orders.Received(line.quantity // 2, "damaged") for line in order.lines.all()}
    first = order.lines.order_by("pk")[0].pk
    orders.receive(order, {first: came[first]}, by=world.buyer)
    relay()
    order.refresh_from_db()
    assert not order.has_receipt_problem
