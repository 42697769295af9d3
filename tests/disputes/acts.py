"""Short ways through a dispute, each by the real action of the person who takes it."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from checkout.order.models import Order
from checkout.payment.ledger import balance
from config.demo.papers import paper
from disputes.actions import add_evidence, claim_file, done_with_evidence, open_dispute, rule
from disputes.facts import Claim, Exhibit, LineVerdict, Verdict
from disputes.models import Dispute, Ruling
from marketplace.kernel.clock import now, played_at
from marketplace.kernel.party import Party
from marketplace.kernel.steps import take, take_due
from tests.order import acts
from tests.world import World

ACCOUNTS = ("held", "refunds_owed", "payable", "commission", "commission_tax")


def exhibit(title: str = "Crushed carton", **facts: Any) -> Exhibit:
    """Return a picture that both sides see and that shows nobody."""
    seen = {"third_persons": "none", "other_side_sees": True} | facts
    return Exhibit(upload=paper(title, ["3 of 6"], "carton"), title=title, **seen)


def claim(order: Order, quantity: int | None = None, **facts: Any) -> Claim:
    """Return a claim on every line of an order, all pieces unless said otherwise."""
    lines = {line.pk: quantity or line.quantity for line in order.lines.all()}
    said = {"reason": "damaged", "facts": "Crushed on arrival.", "wanted": "full_refund"}
    return Claim(**(said | {"lines": lines} | facts))


def shipped(world: World, quantity: int = 10, **terms: Any) -> Order:
    """Return an order whose parcel has arrived: 95.00 EUR unless said otherwise."""
    order = acts.confirmed(world, quantity, **terms)
    acts.arrived(world, acts.shipped(world, order))
    order.refresh_from_db()
    return order


def opened(world: World, order: Order | None = None, **facts: Any) -> Dispute:
    """Return a dispute that the buyer opened over a whole order with one file."""
    order = order or shipped(world)
    return open_dispute(order, claim(order, **facts), [exhibit()], by=world.buyer)


def in_evidence(world: World, order: Order | None = None, **facts: Any) -> Dispute:
    """Return a dispute that was opened four days ago and that the buyer escalates now."""
    with played_at(now() - timedelta(days=4)):
        dispute = opened(world, order, **facts)
    take(dispute, "escalate", by=world.buyer)
    return dispute


def in_review(world: World, order: Order | None = None, **facts: Any) -> Dispute:
    """Return a dispute whose file both sides called complete."""
    dispute = in_evidence(world, order, **facts)
    for side in (world.buyer, world.seller):
        done_with_evidence(dispute, by=side)
    return dispute


def claimed(world: World, order: Order | None = None, **facts: Any) -> Dispute:
    """Return a dispute whose file the first moderator has."""
    dispute = in_review(world, order, **facts)
    claim_file(dispute, by=world.office.moderator)
    return dispute


def verdict(dispute: Dispute, *refunds: str, **facts: Any) -> Verdict:
    """Return a verdict with these amounts by line, relying on all evidence."""
    reason = "The pictures show crushed cartons."
    lines = tuple(
        LineVerdict(line_id=key, refund=Decimal(refund), reason=reason)
        for key, refund in zip(dispute.claimed, refunds, strict=True)
    )
    evidence = tuple(dispute.evidence.values_list("pk", flat=True))
    said = {"remedy": "partial_refund", "rule": "as_described", "reasons": reason}
    return Verdict(**(said | {"lines": lines, "evidence_ids": evidence} | facts))


def ruled(world: World, *refunds: str, order: Order | None = None) -> Dispute:
    """Return a dispute that the first moderator ruled."""
    dispute = claimed(world, order)
    rule(dispute, verdict(dispute, *refunds), by=world.office.moderator)
    return dispute


def appealed(world: World, *refunds: str, order: Order | None = None) -> Dispute:
    """Return a ruled dispute that the seller appealed and the second moderator has."""
    dispute = ruled(world, *refunds, order=order)
    take(dispute, "appeal", by=world.seller, reason="The carrier saw no damage.")
    claim_file(dispute, by=world.office.moderator2)
    return dispute


def again(dispute: Dispute, world: World, *refunds: str) -> Ruling:
    """Rule on the appeal with these amounts."""
    return rule(dispute, verdict(dispute, *refunds), by=world.office.moderator2)


def after(days: int) -> int:
    """Let the clock take what is due so many days from now; return how many steps."""
    with played_at(now() + timedelta(days=days)):
        return take_due()


def status(obj: Any) -> str:
    """Return the state as the database has it."""
    return str(type(obj)._base_manager.get(pk=obj.pk).status)


def books(order: Order) -> dict[str, int]:
    """Return what the ledger says of an order, in minor units, accounts at zero left out."""
    found = {name: balance(name, order=order) for name in ACCOUNTS}
    return {name: minor for name, minor in found.items() if minor}


def hidden(dispute: Dispute, by: Party) -> int:
    """Add a file that the other side does not see; return its key."""
    return add_evidence(dispute, exhibit("Contract", other_side_sees=False), by=by).pk
