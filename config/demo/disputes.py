"""Disputes of the demo in every state: the orders they are about, and who plays them."""

from datetime import datetime, timedelta
from typing import Final

from catalogue.models import Product
from checkout.fulfilment.actions import receive
from checkout.fulfilment.rules import Outcome, Received
from checkout.order.models import Order, Purchase
from config.demo import trading
from config.demo.cases import Case
from config.demo.cast import PASSWORD
from config.demo.complaints import ENDED, TALKING
from config.demo.enquiries import party_of
from config.demo.founding import Office, owner_of
from config.demo.hearings import DECIDING
from config.demo.history import read_everything, seller_of, told_at
from config.demo.quarrels import Quarrel
from marketplace.accounts.actions import Newcomer, install_demo_second_factor, make_staff
from marketplace.accounts.models import User
from marketplace.companies.models import Company
from marketplace.kernel.party import SYSTEM, Party
from marketplace.kernel.steps import take
from marketplace.sourcing.actions import answer, ask

CASES: Final = TALKING + DECIDING + ENDED
LEAD: Final = timedelta(days=6)
STAGE: Final = timedelta(hours=20)
LARGE: Final = 5_400
UNREAD_DAYS: Final = 14
WAY: Final = ("in_transit", "out_for_delivery", "delivered")
REPORTED: Final[dict[str, Outcome]] = {
    "damaged": "damaged",
    "unfounded_report": "damaged",
    "short": "short",
    "not_delivered": "short",
}
MORE_MODERATORS: Final = (("moderator3", "Elin", "Berg"), ("moderator4", "Rui", "Tavares"))


def play_disputes(office: Office, now: datetime) -> int:
    """Play every case before `now`, the oldest first; return how many."""
    bench = [office.moderator, office.moderator2, *_more_moderators()]
    for case in sorted(CASES, key=lambda case: -case.days_ago):
        start = now - timedelta(days=case.days_ago)
        quarrel = Quarrel(case, _order(case, office, start - LEAD), bench)
        for hours, verb, who, *facts in ((0, "open", quarrel.opener), *case.acts):
            with told_at(start + timedelta(hours=hours)):
                quarrel.play(verb, who, *facts)
        if case.days_ago > UNREAD_DAYS:
            read_everything()
    return len(CASES)


def _more_moderators() -> list[Party]:
    """Return two more moderators: an appeal over a large sum takes four people in all."""
    return [_moderator(*names) for names in MORE_MODERATORS]


def _moderator(name: str, first: str, last: str) -> Party:
    email = f"{name}@demo.example"
    newcomer = Newcomer(email=email, first_name=first, last_name=last, password=PASSWORD)
    user = make_staff(email, "moderator", by=SYSTEM, newcomer=newcomer)
    install_demo_second_factor(user)
    return Party(user.pk, None, "moderator")


def _order(case: Case, office: Office, at: datetime) -> Order:
    """Return the order that a case is about: bought at an instant, paid, shipped, arrived."""
    buyer = party_of("buyer")
    with told_at(at):
        purchase = _buy(case, buyer)
    with told_at(at + STAGE):
        trading.declare_paid(purchase, buyer)
    with told_at(at + STAGE * 2):
        proof = purchase.payment_request.proofs.get()
        trading.match_paid(proof, office.finance, office.finance2)
    order: Order = purchase.orders.get()
    _deliver(order, at + STAGE * 3)
    with told_at(at + STAGE * 6):
        _report(order, case, buyer)
    return Order.objects.get(pk=order.pk)


def _buy(case: Case, buyer: Party) -> Purchase:
    """Ask first where the case says so, then buy what the case is about."""
    wanted = [(each, _quantity(each, case)) for each in _shelf(case)]
    if case.asked:
        seller = Company.objects.get(legal_name=case.seller)
        inquiry = ask(wanted[0][0], case.asked, by=buyer)
        answer(inquiry, "Yes, wrapped and strapped on one pallet.", by=owner_of(seller))
    name = User.objects.get(pk=buyer.person_id).get_full_name()
    return trading.buy(buyer, name, wanted, f"PO-{5200 + case.days_ago}")


def _shelf(case: Case) -> list[Product]:
    """Return the listings to buy: the seller's best stocked ones of a middling price."""
    sold = Product.objects.public().filter(seller__legal_name=case.seller)
    stocked = sold.filter(stockrecords__num_in_stock__gte=200).with_terms().order_by("pk")
    listings = sorted(stocked[:60], key=lambda each: each.tiers[0].unit_price)
    place = len(listings) * (9 if case.large else 5) // 10 + case.days_ago % 3
    last = min(max(place, case.lines), len(listings))
    return list(listings[last - case.lines : last])


def _quantity(listing: Product, case: Case) -> int:
    """Return how much to buy: six times the least, or what a large case takes."""
    least: int = listing.minimum
    worth = listing.tiers[-1].unit_price * least
    return least * (max(6, int(LARGE / worth) + 1) if case.large else 6)


def _deliver(order: Order, at: datetime) -> None:
    """Confirm, ship and let it arrive, a stage apart."""
    seller = seller_of(order)
    with told_at(at):
        take(order, "confirm", by=seller)
    with told_at(at + STAGE):
        shipment = trading.ship_lines(order, seller)
    with told_at(at + STAGE * 2):
        trading.report(shipment, seller, WAY, order.consignee["city"])


def _report(order: Order, case: Case, buyer: Party) -> None:
    """The buyer says what came: all of it, or what the case complains of at once."""
    if case.completed:
        trading.receive_all(order, buyer)
    elif case.reason in REPORTED:
        came = {line.pk: Received(line.quantity // 2, "damaged", "") for line in order.lines.all()}
        receive(order, came, by=buyer)
