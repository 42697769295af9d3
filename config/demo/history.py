"""What happened in the demo market so far: purchases of the last months, played on their days."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final

from catalogue.models import Product
from checkout.order.models import Order, Purchase
from checkout.payment.actions import match
from config.demo import trading
from config.demo.founding import Office
from marketplace.accounts.models import User
from marketplace.companies.models import Member
from marketplace.kernel import outbox
from marketplace.kernel.clock import played_at
from marketplace.kernel.party import Party
from marketplace.kernel.steps import take
from marketplace.notices.actions import mark_all_read

STAGES: Final = (
    "placed",
    "declared",
    "paid",
    "confirmed",
    "part",
    "shipped",
    "arrived",
    "completed",
)
UNREAD_DAYS: Final = 14
PAST: Final = tuple(range(200, 24, -8))


@dataclass(frozen=True, slots=True)
class Story:
    """A purchase so many days ago and how far it went; `end` is another way out than the stages."""

    days_ago: int
    stage: str
    end: str = ""


RECENT: Final = (
    Story(24, "completed"),
    Story(20, "paid", "refused"),
    Story(18, "paid", "cancelled"),
    Story(16, "completed"),
    Story(13, "arrived"),
    Story(11, "arrived", "delivered"),
    Story(9, "shipped"),
    Story(8, "part"),
    Story(6, "placed", "cancelled"),
    Story(5, "confirmed"),
    Story(4, "declared"),
    Story(3, "declared", "first match"),
    Story(3, "paid"),
    Story(2, "declared", "proof refused"),
    Story(1, "placed"),
)
STORIES: Final = tuple(Story(days, "completed") for days in PAST) + RECENT


@contextmanager
def told_at(instant: datetime) -> Iterator[None]:
    """Play at an instant, and let everybody hear of it then."""
    with played_at(instant):
        yield
        outbox.relay()


def read_everything() -> None:
    """Let everybody read what was told so far."""
    for person in User.objects.all():
        mark_all_read(by=Party(person.pk, None, "viewer"))


class Player:
    """Plays one story after the other; `shelf` are the listings that history may buy."""

    def __init__(self, office: Office, buyers: list[Party], shelf: list[Product]) -> None:
        """Deal with a fixed hand, so that every demo tells the same."""
        self.office, self.buyers, self.shelf = office, buyers, shelf
        self.luck = Random(20261122)  # noqa: S311  (a fixed story, not a secret)

    def play(self, story: Story, number: int, now: datetime) -> Purchase:
        """Play one purchase on its days; its party is the next buyer in turn."""
        buyer = self.buyers[0 if story in RECENT else number % len(self.buyers)]
        start = now - timedelta(days=story.days_ago)
        with told_at(start):
            purchase = self._buy(buyer, number, story.end)
        stages = STAGES[1 : STAGES.index(story.stage) + 1]
        for step, stage in enumerate(stages, start=1):
            with told_at(start + timedelta(hours=9 * step)):
                self._advance(purchase, buyer, stage)
        if story.end:
            with told_at(start + timedelta(hours=9 * len(stages) + 11)):
                self._end(purchase, buyer, story.end)
        if story.days_ago > UNREAD_DAYS:
            read_everything()
        return purchase

    def _buy(self, buyer: Party, number: int, end: str) -> Purchase:
        picked = self._usual(buyer) + self.luck.sample(self.shelf, 1 + number % 3)
        times = (1, 2, 4, 10)
        wanted = [(each, each.minimum * self.luck.choice(times)) for each in picked]
        if end == "first match":
            dearest = max(self.shelf, key=lambda each: each.tiers[0].unit_price)
            wanted = [(dearest, int(13_000 / dearest.tiers[0].unit_price) + 1)]
        recipient = User.objects.get(pk=buyer.person_id).get_full_name()
        return trading.buy(buyer, recipient, wanted, f"PO-{4100 + number}")

    def _usual(self, buyer: Party) -> list[Product]:
        """Return what a company orders each time: the same two listings, its own."""
        place = 2 * self.buyers.index(buyer)
        return self.shelf[place : place + 2]

    def _advance(self, purchase: Purchase, buyer: Party, stage: str) -> None:
        if stage == "declared":
            trading.declare_paid(purchase, buyer)
        elif stage == "paid":
            proof = purchase.payment_request.proofs.get()
            trading.match_paid(proof, self.office.finance, self.office.finance2)
        else:
            for order in purchase.orders.all():
                self._step(order, buyer, stage)

    def _step(self, order: Order, buyer: Party, stage: str) -> None:
        steps: dict[str, Callable[[], object]] = {
            "confirmed": lambda: take(order, "confirm", by=seller_of(order)),
            "part": lambda: self._ship_half(order),
            "shipped": lambda: self._ship_rest(order),
            "arrived": lambda: self._arrive(order),
            "completed": lambda: trading.receive_all(order, buyer),
        }
        steps[stage]()

    def _ship_half(self, order: Order) -> None:
        shipment = trading.ship_lines(order, seller_of(order), 2)
        if order.pk % 2:
            trading.report(shipment, seller_of(order), ("in_transit",), "Metz")

    def _ship_rest(self, order: Order) -> None:
        if any(line.quantity > 1 for line in order.lines.all()):
            trading.ship_rest(order, seller_of(order))

    def _arrive(self, order: Order) -> None:
        way = ("in_transit", "out_for_delivery", "delivered")
        for shipment in order.shipments.all():
            left = way[way.index(shipment.status) + 1 :] if shipment.status in way else way
            trading.report(shipment, seller_of(order), left, order.consignee["city"])

    def _end(self, purchase: Purchase, buyer: Party, end: str) -> None:
        if end == "proof refused":
            reason = "The slip shows another reference. Please send the slip of this purchase."
            take(purchase.payment_request, "refuse", by=self.office.finance, reason=reason)
            return
        if end == "first match":
            proof = purchase.payment_request.proofs.get()
            match(proof, proof.amount, by=self.office.finance, bank_reference="BK-77")
            return
        for order in purchase.orders.all():
            self._end_order(order, buyer, end)

    def _end_order(self, order: Order, buyer: Party, end: str) -> None:
        if end == "delivered":
            take(order, "deliver", by=buyer)
        elif end == "refused":
            reason = "Two of the pieces failed our check."
            take(order, "refuse", by=seller_of(order), reason=reason)
        else:
            take(order, "cancel", by=buyer, reason="The project was put off.")


def seller_of(order: Order) -> Party:
    """Return who sells for the order's seller."""
    sellers = Member.objects.filter(company=order.seller_id, role__in=("sales", "owner"))
    member = sellers.order_by("-role", "pk").first()
    if member is None:
        raise LookupError(order.seller_id)
    return Party(member.person_id, member.company_id, member.role)
