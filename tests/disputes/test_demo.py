"""The demo shows a dispute in every state, and its books balance."""

from datetime import timedelta

from django.db.models import Count

from checkout.payment.ledger import balance
from checkout.payment.models import PayoutLine
from config.demo.disputes import CASES, play_disputes
from config.demo.founding import found, owner_of
from config.demo.sellers import SELLERS
from disputes.models import Dispute, Proposal
from disputes.process import DISPUTE
from marketplace.kernel.clock import now, played_at
from marketplace.kernel.steps import take_due
from tests.world import World

NAMES = {case.seller for case in CASES}


def stocked(world: World) -> None:
    """Found the sellers of the cases long ago, each with two listings."""
    world.buyer_company, world.office  # noqa: B018  (the buyer is there first)
    for seller in SELLERS:
        if seller.name in NAMES:
            owner = owner_of(found(seller, world.office))
            for _listing in range(2):
                world.listing(owner, currency=seller.currency, in_stock=3000)


def test_every_state_is_there_and_nothing_is_overdue(world: World) -> None:
    with played_at(now() - timedelta(days=90)):
        stocked(world)
    assert play_disputes(world.office, now()) == 15
    states = Dispute.objects.values_list("status").annotate(number=Count("pk")).order_by()
    assert {state for state, _number in states} == set(DISPUTE.state_names)
    assert take_due() == 0
    accounts = ("bank", "held", "payable", "commission", "commission_tax", "refunds_owed")
    for currency in ("EUR", "JPY"):
        assert sum(balance(name, currency=currency) for name in accounts) == 0
    assert PayoutLine.objects.filter(kind="debt").count() == 1
    assert set(Proposal.objects.values_list("status", flat=True)) >= {"open", "accepted", "lapsed"}
