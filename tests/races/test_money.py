"""Two people of finance look at one proof: one of them matches it, the other is told."""

from decimal import Decimal

import pytest

from checkout.payment.actions import match
from checkout.payment.ledger import balance
from checkout.payment.models import LedgerTransaction
from config.demo import trading
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take
from tests.races.at_once import at_once
from tests.world import World

pytestmark = [pytest.mark.server, pytest.mark.django_db(transaction=True)]


def test_two_finance_people_on_one_proof_are_one_match(world: World) -> None:
    purchase = world.purchase((world.listing(), 10))
    proof, office = trading.declare_paid(purchase, world.buyer), world.office
    people: list[Party] = [office.finance, office.finance2]
    results = at_once([lambda by=by: match(proof, Decimal("95.00"), by=by) for by in people])
    assert sum(isinstance(result, Refused) for result in results) == 1
    assert balance("bank", currency="EUR") == 95_00


def test_confirmed_and_cancelled_at_once_is_one_of_them(world: World) -> None:
    purchase = world.purchase((world.listing(), 10))
    proof = trading.declare_paid(purchase, world.buyer)
    trading.match_paid(proof, world.office.finance, world.office.finance2)
    order = purchase.orders.get()
    results = at_once(
        [
            lambda: take(order, "confirm", by=world.seller),
            lambda: take(order, "cancel", by=world.buyer, reason="No need."),
        ]
    )
    assert sum(isinstance(result, Refused) for result in results) == 1


def test_received_twice_releases_once(world: World) -> None:
    purchase = world.purchase((world.listing(), 10))
    proof = trading.declare_paid(purchase, world.buyer)
    trading.match_paid(proof, world.office.finance, world.office.finance2)
    order = purchase.orders.get()
    take(order, "confirm", by=world.seller)
    trading.ship_lines(order, world.seller)
    at_once([lambda: trading.receive_all(order, world.buyer)] * 2)
    assert LedgerTransaction.objects.filter(kind="release").count() == 1
