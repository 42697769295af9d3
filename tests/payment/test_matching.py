"""Declared, matched, refused: what finance finds decides what happens to the orders."""

from datetime import timedelta
from decimal import Decimal

import pytest

from checkout.order.models import Order
from checkout.payment.actions import Declaration, declare, match
from checkout.payment.ledger import balance
from checkout.payment.models import PaymentRequest, Refund
from checkout.payment.queries import still_to_pay
from marketplace.kernel.clock import now, played_at, today
from marketplace.kernel.files import may_see
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take, take_due
from tests.order import acts
from tests.world import World

D = Decimal


def request_of(order: Order) -> PaymentRequest:
    """Return the request as the database has it."""
    return PaymentRequest.objects.get(purchase=order.purchase)


def states(order: Order) -> tuple[str, str]:
    """Return (state of the request, state of the order)."""
    return request_of(order).status, Order.objects.get(pk=order.pk).status


def refusal_of(work, *args, **options) -> str:
    """Return the code with which an action refuses."""
    with pytest.raises(Refused) as refusal:
        work(*args, **options)
    return refusal.value.code


def test_a_declaration_alone_pays_nothing(world: World) -> None:
    order = world.order()
    acts.declared(world, order.purchase)
    assert states(order) == ("declared", "awaiting_payment")
    assert balance("bank") == 0


def test_a_full_match_pays_every_order(world: World) -> None:
    order = world.order()
    acts.paid(world, order.purchase)
    assert states(order) == ("matched", "to_confirm")


def test_two_finance_people_on_one_proof_make_one_match(world: World) -> None:
    proof = acts.declared(world, world.order().purchase)
    match(proof, D("95.00"), by=world.office.finance)
    code = refusal_of(match, proof, D("95.00"), by=world.office.finance2)
    assert (code, balance("bank")) == ("stale", 9500)


def test_too_much_is_owed_back(world: World) -> None:
    order = world.order()
    acts.paid(world, order.purchase, "100.00")
    assert states(order) == ("matched", "to_confirm")
    assert Refund.objects.get().amount == D("5.00")
    assert (balance("held"), balance("refunds_owed")) == (-9500, -500)


def test_too_little_is_kept_and_the_rest_asked_for(world: World) -> None:
    order = world.order()
    acts.paid(world, order.purchase, "60.00")
    assert states(order) == ("open", "awaiting_payment")
    assert still_to_pay(request_of(order)) == D("35.00")
    proof = acts.declared(world, order.purchase, "35.00")
    match(proof, D("35.00"), by=world.office.finance)
    assert states(order) == ("matched", "to_confirm")
    assert balance("held", order=order) == balance("held") == -9500


def test_a_part_is_owed_back_when_the_purchase_lapses(world: World) -> None:
    order = world.order()
    acts.paid(world, order.purchase, "60.00")
    with played_at(now() + timedelta(days=9)):
        take_due()
    assert states(order) == ("lapsed", "cancelled")
    assert Refund.objects.get().amount == D("60.00")
    assert (balance("held"), balance("refunds_owed")) == (0, -6000)


def test_a_refused_proof_can_be_declared_again(world: World) -> None:
    order = world.order()
    acts.declared(world, order.purchase)
    take(request_of(order), "refuse", by=world.office.finance, reason="Not on the account")
    assert request_of(order).proof.refusal == "Not on the account"
    assert acts.paid(world, order.purchase).status == "matched"


def test_a_refusal_leaves_three_days_at_least(world: World) -> None:
    order = world.order()
    acts.declared(world, order.purchase)
    with played_at(now() + timedelta(days=20)):
        take(request_of(order), "refuse", by=world.office.finance, reason="Not there")
        assert take_due() == 0
    with played_at(now() + timedelta(days=24)):
        take_due()
    assert states(order) == ("lapsed", "cancelled")


def test_above_the_limit_a_second_person_confirms(world: World) -> None:
    order = world.order(2000, in_stock=5000)
    request = acts.paid(world, order.purchase)
    assert states(order) == ("first_match", "awaiting_payment")
    assert refusal_of(take, request, "confirm", by=world.office.finance) == "wrong_actor"
    take(request, "confirm", by=world.office.finance2)
    assert states(order) == ("matched", "to_confirm")
    assert balance("bank") == 1_900_000


def test_nobody_skips_the_second_person(world: World) -> None:
    order = world.order(2000, in_stock=5000)
    proof = acts.declared(world, order.purchase)
    code = refusal_of(take, request_of(order), "match", by=world.office.finance, proof=proof.pk)
    assert (code, states(order)[0]) == ("second_person", "declared")


def test_the_second_person_may_refuse(world: World) -> None:
    order = world.order(2000, in_stock=5000)
    request = acts.paid(world, order.purchase)
    take(request, "refuse", by=world.office.finance2, reason="I do not see it")
    assert (states(order)[0], still_to_pay(request_of(order))) == ("open", D("19000.00"))


def test_an_order_cancelled_meanwhile_makes_an_excess(world: World) -> None:
    purchase = world.purchase((world.listing(), 10), (world.listing(world.seller2), 2))
    first, second = purchase.orders.order_by("number")
    proof = acts.declared(world, purchase)
    take(second, "cancel", by=world.buyer, reason="x")
    match(proof, D("119.00"), by=world.office.finance)
    assert states(first) == ("matched", "to_confirm")
    assert (Refund.objects.get().amount, balance("held")) == (D("24.00"), -9500)


def test_a_part_that_pays_for_what_is_left_lets_it_go_on(world: World) -> None:
    purchase = world.purchase((world.listing(), 10), (world.listing(world.seller2), 2))
    first, second = purchase.orders.order_by("number")
    acts.paid(world, purchase, "100.00")
    take(second, "cancel", by=world.buyer, reason="x")
    assert states(first) == ("matched", "to_confirm")
    assert (Refund.objects.get().amount, balance("held"), balance("bank")) == (5, -9500, 10000)


def test_the_last_order_cancelled_closes_the_request(world: World) -> None:
    order = world.order()
    take(order, "cancel", by=world.buyer, reason="x")
    assert states(order) == ("lapsed", "cancelled")


@pytest.mark.parametrize("days", [-1, 1])
def test_the_day_of_payment_is_between_the_purchase_and_today(world: World, days: int) -> None:
    order = world.order()
    said = Declaration(amount=D("95"), paid_on=today() + timedelta(days=days), payer_name="A")
    with pytest.raises(Refused) as refusal:
        declare(request_of(order), said, acts.proof_file(), by=world.buyer)
    assert refusal.value.field == "paid_on"


@pytest.mark.parametrize("who", ["seller", "buyer2"])
def test_nobody_else_declares(world: World, who: str) -> None:
    order = world.order()
    said = Declaration(amount=D("95"), paid_on=today(), payer_name="A")
    code = refusal_of(declare, request_of(order), said, acts.proof_file(), by=getattr(world, who))
    assert code == "wrong_actor"


def test_the_proof_is_seen_by_the_payer_and_finance_alone(world: World) -> None:
    file = acts.declared(world, world.order().purchase).file
    assert may_see(world.buyer, file)
    assert may_see(world.office.finance, file)
    others = (world.seller, world.buyer2, world.office.moderator, world.office.support)
    assert not any(may_see(party, file) for party in others)


def test_the_twins_agree(world: World) -> None:
    request = request_of(world.order())
    parties = (world.buyer, world.seller, world.buyer2, world.office.finance, world.office.editor)
    for party in parties:
        listed = PaymentRequest.objects.visible_to(party).filter(pk=request.pk).exists()
        assert PaymentRequest.objects.may_see(party, request) == listed
