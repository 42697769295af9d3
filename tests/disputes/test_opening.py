"""Opening a dispute: who, when, over what, with which evidence; a refusal writes nothing."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from checkout.actions import set_tariff
from checkout.order.models import Order
from checkout.payment.actions import frozen
from checkout.rules import Tariff
from disputes.actions import open_dispute, withdraw
from disputes.models import Dispute, DisputeLine, Proposal
from disputes.rules import fingerprint
from marketplace.kernel.clock import now, played_at
from marketplace.kernel.models import Event, StoredFile
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take
from marketplace.sourcing.actions import answer, ask
from tests.disputes import acts
from tests.order import acts as orders
from tests.world import World, party_in


def rows() -> tuple[int, ...]:
    """Return how many rows an opening would add to."""
    return tuple(m.objects.count() for m in (Dispute, DisputeLine, Proposal, Event, StoredFile))


def refused(work: Callable[[], object]) -> tuple[str, str | None]:
    """Return code and field of the refusal, having seen that nothing was written."""
    before = rows()
    with pytest.raises(Refused) as refusal:
        work()
    assert rows() == before
    return refusal.value.code, refusal.value.field


def test_a_dispute_freezes_its_lines_and_starts_the_talk(world: World) -> None:
    dispute = acts.opened(world)
    assert dispute.number == f"D-{now():%Y}-00001"
    assert (dispute.status, dispute.amount) == ("negotiation", Decimal("95.00"))
    assert frozen(dispute.order) == Decimal("95.00")


def test_the_claim_is_the_first_proposal(world: World) -> None:
    proposal = acts.opened(world).open_proposal
    assert (proposal.remedy, proposal.total) == ("full_refund", Decimal("95.00"))
    assert proposal.company == world.buyer_company


def test_part_of_a_line_claims_its_share(world: World) -> None:
    order = acts.shipped(world)
    dispute = open_dispute(order, acts.claim(order, 3), [acts.exhibit()], by=world.buyer)
    assert dispute.amount == Decimal("28.50")  # 3 of 10 pieces at 9.50


def test_less_than_the_pieces_cost_may_be_asked(world: World) -> None:
    order = acts.shipped(world)
    asked = {order.lines.get().pk: Decimal("40.00")}
    dispute = acts.opened(world, order, wanted="partial_refund", asked=asked)
    assert dispute.open_proposal.total == Decimal("40.00")


@pytest.mark.parametrize("asked", ["0", "95.01", "1.005"])
def test_an_impossible_amount_is_refused(world: World, asked: str) -> None:
    order = acts.shipped(world)
    line = order.lines.get().pk
    facts = {"wanted": "partial_refund", "asked": {line: Decimal(asked)}}
    assert refused(lambda: acts.opened(world, order, **facts)) == ("amount", f"amount_{line}")


def test_the_delivery_charge_is_claimed_when_there_is_one(world: World) -> None:
    tariff = Tariff(Decimal("12.00"), None, False)
    set_tariff(world.seller_company, tariff, "EUR", by=world.seller)
    dispute = acts.opened(world, freight=True)
    assert dispute.claimed[None] == Decimal("12.00")
    assert frozen(dispute.order) == Decimal("107.00")  # 95.00 + 12.00


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        ({"reason": "bad_mood"}, ("reason", "reason")),
        ({"reason": "unfounded_report"}, ("reason", "reason")),
        ({"wanted": "release"}, ("wanted", "wanted")),
        ({"wanted": "revenge"}, ("wanted", "wanted")),
        ({"facts": "  "}, ("empty", "facts")),
        ({"lines": {}}, ("empty", "lines")),
        ({"lines": {0: 1}}, ("not_of_this_order", None)),
        ({"freight": True}, ("freight", "freight")),
    ],
)
def test_an_incomplete_claim_is_refused(
    world: World, facts: dict[str, object], answer: tuple[str, str]
) -> None:
    order = acts.shipped(world)
    assert refused(lambda: acts.opened(world, order, **facts)) == answer


@pytest.mark.parametrize("quantity", [-1, 11])
def test_more_pieces_than_ordered_are_refused(world: World, quantity: int) -> None:
    order = acts.shipped(world)
    assert refused(lambda: acts.opened(world, order, quantity=quantity))[0] == "quantity"


@pytest.mark.parametrize(("number", "code"), [(0, "no_file"), (11, "too_many")])
def test_one_to_ten_files(world: World, number: int, code: str) -> None:
    order = acts.shipped(world)
    files = [acts.exhibit()] * number
    assert refused(lambda: open_dispute(order, acts.claim(order), files, by=world.buyer))[0] == code


def test_third_persons_have_to_be_stated(world: World) -> None:
    order = acts.shipped(world)
    files = [acts.exhibit(), acts.exhibit(third_persons="")]
    answer = refused(lambda: open_dispute(order, acts.claim(order), files, by=world.buyer))
    assert answer == ("third_persons", "third_persons")


def test_only_purchasers_of_the_buyer_open(world: World) -> None:
    order = acts.shipped(world)
    approver = party_in(world.buyer_company, "approver")
    claim, files = acts.claim(order), [acts.exhibit()]
    for by in (world.buyer2, approver, world.office.moderator, world.seller2):
        assert refused(lambda b=by: open_dispute(order, claim, files, by=b))[0] == "wrong_actor"


def test_before_shipping_an_order_is_cancelled_instead(world: World) -> None:
    order = orders.confirmed(world)
    assert refused(lambda: acts.opened(world, order))[0] == "wrong_state"


def test_nothing_arrived_opens_on_the_promised_day(world: World) -> None:
    order = orders.confirmed(world)
    orders.shipped(world, order)
    order.refresh_from_db()
    assert refused(lambda: acts.opened(world, order, reason="not_delivered"))[0] == "too_early"
    with played_at(now() + (order.promised_for - now().date())):
        assert acts.opened(world, order, reason="not_delivered").status == "negotiation"


@pytest.mark.parametrize(("days", "opens"), [(30, True), (31, False)])
def test_thirty_days_from_the_arrival(world: World, days: int, opens: bool) -> None:
    order = acts.shipped(world)
    with played_at(now() + timedelta(days=days)):
        if opens:
            assert acts.opened(world, order).status == "negotiation"
        else:
            assert refused(lambda: acts.opened(world, order))[0] == "too_late"


def test_a_line_stands_in_one_open_dispute(world: World) -> None:
    dispute = acts.opened(world)
    assert refused(lambda: acts.opened(world, dispute.order))[0] == "in_dispute"


def test_the_database_says_the_same(world: World) -> None:
    dispute = acts.opened(world)
    line = dispute.lines.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        DisputeLine.objects.create(dispute=dispute, line=line.line, quantity=1, claimed=1)


def test_a_withdrawn_dispute_may_be_opened_again(world: World) -> None:
    dispute = acts.opened(world)
    withdraw(dispute, "Found the missing box.", by=world.buyer)
    assert acts.opened(world, dispute.order).number.endswith("00002")


def test_a_settled_line_is_not_disputed_twice(world: World) -> None:
    order = acts.shipped(world)
    proposal = acts.opened(world, order).open_proposal
    take(proposal, "accept", by=world.seller)
    assert refused(lambda: acts.opened(world, order))[0] == "in_dispute"


def seller_claims(world: World, order: Order) -> Dispute:
    """The seller asks for the release of the money."""
    claim = acts.claim(order, reason="unfounded_report", wanted="release")
    return open_dispute(order, claim, [acts.exhibit()], by=world.seller)


def test_the_seller_answers_a_report_of_damage(world: World) -> None:
    order = acts.shipped(world)
    orders.received(world, order, 4, "damaged")
    order.refresh_from_db()
    dispute = seller_claims(world, order)
    assert (dispute.opener_company, dispute.open_proposal.total) == (world.seller_company, 0)


def test_without_a_report_the_seller_has_nothing_to_answer(world: World) -> None:
    order = acts.shipped(world)
    assert refused(lambda: seller_claims(world, order))[0] == "no_report"


def test_the_messages_are_frozen_with_their_hash(world: World) -> None:
    order = acts.shipped(world)
    inquiry = ask(world.listing(), "Is it quiet?", by=world.buyer)
    dispute = acts.opened(world, order)
    answer(inquiry, "It is.", by=world.seller)
    (talk,) = Dispute.objects.get(pk=dispute.pk).conversation
    assert [message["text"] for message in talk["messages"]] == ["Is it quiet?"]
    assert dispute.conversation_hash == fingerprint([talk])
