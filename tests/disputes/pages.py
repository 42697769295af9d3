"""Browsers of the people of a dispute, and what they type."""

from datetime import timedelta
from typing import Any

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from checkout.order.models import Order
from config.demo import trading
from config.demo.cast import PASSWORD
from config.demo.papers import paper
from disputes.actions import claim_file, done_with_evidence, rule
from disputes.models import Dispute
from marketplace.kernel.clock import now, played_at
from marketplace.kernel.party import VISITOR, Party
from tests.disputes import acts
from tests.order import acts as orders
from tests.world import World


def who(world: World, name: str) -> Party:
    """Return a member, one of the staff, or the visitor by name."""
    if name == "visitor":
        return VISITOR
    return getattr(world, name, None) or getattr(world.office, name)


def opened(world: World, name: str, path: str) -> HttpResponse:
    """Open a page as somebody."""
    return world.client(who(world, name)).get(path)


def text(world: World, name: str, path: str) -> str:
    """Return the page as somebody sees it."""
    answer = opened(world, name, path)
    assert answer.status_code == 200
    return answer.content.decode()


def proved(world: World, name: str = "buyer") -> Client:
    """Return a browser whose person has just given the password again."""
    client = world.client(who(world, name))
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def address(page: str, dispute: Dispute) -> str:
    """Return the address of a page of a dispute."""
    return reverse(f"disputes:{page}", args=[dispute.number])


def complaint(order: Order, **changed: Any) -> dict[str, Any]:
    """Return what a buyer types who complains about the order's first line."""
    line = order.lines.order_by("pk")[0]
    typed = {
        f"line_{line.pk}": "on",
        f"quantity_{line.pk}": "4",
        "reason": "damaged",
        "facts": "Crushed on the left side.",
        "wanted": "partial_refund",
        "file_1": paper("Carton", ["3 of 6"], "carton"),
        "title_1": "Crushed carton",
        "third_1": "none",
        "sees_1": "yes",
    }
    return typed | changed


def wide(world: World, lines: int) -> Order:
    """Return an order of so many lines that has arrived."""
    purchase = world.purchase(*((world.listing(), 1) for _n in range(lines)))
    orders.paid(world, purchase)
    order = purchase.orders.get()
    orders.take(order, "confirm", by=world.seller)
    orders.arrived(world, trading.ship_lines(order, world.seller))
    order.refresh_from_db()
    return order


def over(world: World, order: Order, *places: int) -> Dispute:
    """Return a dispute over some lines of an order, by their place."""
    keys = list(order.lines.order_by("pk").values_list("pk", flat=True))
    claim = acts.claim(order, lines={keys[place]: 1 for place in places})
    return acts.open_dispute(order, claim, [acts.exhibit()], by=world.buyer)


def to_moderator(dispute: Dispute, world: World) -> None:
    """Bring an open dispute to the first moderator, who takes the file."""
    with played_at(now() + timedelta(days=4)):
        acts.take(dispute, "escalate", by=world.buyer)
    for side in (world.buyer, world.seller):
        done_with_evidence(dispute, by=side)
    claim_file(dispute, by=world.office.moderator)


def to_ruling(dispute: Dispute, world: World) -> None:
    """Bring an open dispute to a ruling of 40.00 that rests on all its files."""
    to_moderator(dispute, world)
    rule(dispute, acts.verdict(dispute, "40"), by=world.office.moderator)


def cost(world: World, name: str, path: str) -> int:
    """Return how many queries a page costs that was seen once before."""
    client = world.client(who(world, name))
    assert client.get(path).status_code == 200
    with CaptureQueriesContext(connection) as seen:
        client.get(path)
    return sum("kernel_clockoffset" not in query["sql"] for query in seen.captured_queries)
