"""Two people at once on PostgreSQL: one wins, the other is told, and the books agree."""

from datetime import timedelta
from decimal import Decimal

import pytest

from checkout.fulfilment.models import Shipment
from checkout.order.models import Order
from checkout.payment.actions import Award, execute, frozen, match, prepare, record_payout
from checkout.payment.ledger import balance
from checkout.payment.models import Payout
from marketplace.kernel.clock import today
from marketplace.kernel.party import SYSTEM
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take
from tests.order import acts
from tests.payment.sales import complete, frozen_by, lines, sale
from tests.races.test_placement import at_once
from tests.world import World

pytestmark = [pytest.mark.server, pytest.mark.django_db(transaction=True)]


def refused(results: list[object]) -> int:
    """Return how many of the works were refused."""
    return sum(isinstance(result, Refused) for result in results)


def test_two_finance_people_match_one_proof_once(world: World) -> None:
    proof = acts.declared(world, world.order().purchase)
    staff = (world.office.finance, world.office.finance2)
    results = at_once([lambda p=party: match(proof, Decimal("95.00"), by=p) for party in staff])
    assert (refused(results), balance("bank")) == (1, 9500)


def test_a_payout_pressed_four_times_is_one(world: World) -> None:
    acts.completed(world)
    seller, finance = world.seller_company, world.office.finance
    seen = prepare(seller, "EUR")
    results = at_once([lambda: record_payout(seen, "OUT", by=finance)] * 4)
    assert (refused(results), Payout.objects.count()) == (3, 1)
    assert balance("payable") == 0


def test_two_parcels_at_once_never_ship_more_than_ordered(world: World) -> None:
    order = acts.confirmed(world, 10)
    results = at_once([lambda: acts.shipped(world, order, 6)] * 2)
    assert (refused(results), Shipment.objects.count()) == (1, 1)


def test_cancelling_races_shipping(world: World) -> None:
    order = acts.confirmed(world, 10)
    late = today() - timedelta(days=1)
    Order.objects.filter(pk=order.pk).update(promised_for=late)
    results = at_once(
        [
            lambda: acts.shipped(world, order),
            lambda: take(order, "cancel", by=world.buyer, reason="late"),
        ]
    )
    shipped = Order.objects.get(pk=order.pk).status == "shipped"
    assert refused(results) == 1
    assert Shipment.objects.exists() == shipped
    assert balance("held") == (-9500 if shipped else 0)


def test_two_moderators_end_one_freeze_once(world: World) -> None:
    order = sale(world)
    begun, line = frozen_by(world, order, 0), lines(order)[0].pk
    awards = [Award(line, Decimal("57.00"))]
    results = at_once([lambda: execute(begun, awards, reason="x", by=SYSTEM)] * 3)
    assert (refused(results), balance("refunds_owed")) == (2, -5700)


def test_two_disputes_at_once_freeze_a_line_once(world: World) -> None:
    order = sale(world)
    causes = ("dispute-1", "dispute-2")
    results = at_once([lambda c=cause: frozen_by(world, order, 0, cause=c) for cause in causes])
    assert (refused(results), frozen(order)) == (1, Decimal("114.00"))


def test_the_release_races_the_award(world: World) -> None:
    order = sale(world)
    begun, line = frozen_by(world, order, 0), lines(order)[0].pk
    awards = [Award(line, Decimal("57.00"))]
    at_once(
        [
            lambda: complete(world, order),
            lambda: execute(begun, awards, reason="x", by=SYSTEM),
        ]
    )
    # whoever is first: 57.00 go back, the rest is the seller's, as in one release
    assert (balance("held"), balance("refunds_owed"), balance("payable")) == (0, -5700, -10274)
