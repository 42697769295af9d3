"""One sale to freeze, release and refund, small enough to check by hand.

The French seller sells to the French buyer at 20 % tax; the commission is 5 % of line net and 20 %
tax on it:

    first line   10 x 9.50   net  95.00   tax 19.00   gross 114.00
    second line   3 x 10.00  net  30.00   tax  6.00   gross  36.00
    delivery                 net  12.00   tax  2.40   gross  14.40
    order                    net 137.00   tax 27.40   gross 164.40
    commission 5 % of 125.00 = 6.25, tax 1.25; the seller gets 156.90
"""

from collections.abc import Iterable
from decimal import Decimal

from catalogue.rules import Tier
from checkout.actions import set_tariff
from checkout.fulfilment.actions import Parcel, receive, ship
from checkout.fulfilment.rules import Received
from checkout.order.models import Line, Order
from checkout.payment.actions import Award, execute, freeze
from checkout.payment.ledger import balance
from checkout.payment.models import Freeze
from checkout.payment.rules import ACCOUNTS
from checkout.rules import Tariff
from marketplace.kernel.party import SYSTEM
from marketplace.kernel.steps import take
from tests.order import acts
from tests.world import World

D = Decimal


def sale(world: World, **terms: object) -> Order:
    """Return the paid order above, confirmed."""
    currency = str(terms.get("currency", "EUR"))
    freight = terms.pop("freight", D("12.00"))
    set_tariff(world.seller2_company, Tariff(freight, None), currency, by=world.seller2)
    listings = [world.listing(world.seller2, **terms) for _ in range(2)]
    purchase = world.purchase((listings[0], 10), (listings[1], 3))
    acts.paid(world, purchase)
    order = purchase.orders.get()
    take(order, "confirm", by=world.seller2)
    return order


def tiny(world: World, currency: str, price: str, freight: str) -> Order:
    """Return a sale in another currency at one price per unit."""
    return sale(world, currency=currency, tiers=(Tier(1, D(price)),), freight=D(freight))


def complete(world: World, order: Order) -> Order:
    """Ship and receive everything in good order."""
    quantities = dict(order.lines.values_list("pk", "quantity"))
    ship(order, Parcel(lines=quantities, carrier="DHL"), by=world.seller2)
    reports = {line: Received(quantity) for line, quantity in quantities.items()}
    return receive(order, reports, by=world.buyer)


def lines(order: Order) -> list[Line]:
    """Return the order's lines, the first line first."""
    return list(order.lines.order_by("pk"))


def frozen_by(
    world: World, order: Order, *which: int, cause: str = "dispute-1", freight: bool = False
) -> Freeze:
    """The buyer's dispute freezes lines by their place."""
    keys = [lines(order)[place].pk for place in which]
    return freeze(order, keys, freight=freight, cause=cause, by=world.buyer)


def awarded(frozen: Freeze, awards: Iterable[tuple[Line | None, str]]) -> None:
    """A dispute's end moves the money."""
    rows = [Award(line.pk if line else None, D(refund)) for line, refund in awards]
    execute(frozen, rows, reason="Damaged", by=SYSTEM)


def books(currency: str = "EUR") -> dict[str, int]:
    """Return every account that is not empty; all of them sum to zero."""
    found = {account: balance(account, currency=currency) for account in ACCOUNTS}
    assert sum(found.values()) == 0
    return {account: minor for account, minor in found.items() if minor}
