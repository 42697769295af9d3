"""What is claimed, line by line: unsaved rows, checked against the order and earlier disputes."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from checkout.order.models import Order
from checkout.payment.actions import refundable, refundable_freight
from disputes.facts import Claim, Offer
from disputes.models import Dispute, DisputeLine
from disputes.queries.opening import freight_is_free, lines_taken
from disputes.rules import NOTHING, claimed_fault, share
from disputes.words import BUYER_REASONS, REMEDIES, SELLER_REASONS
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused


def check_words(order: Order, claim: Claim, by: Party) -> None:
    """Raise Refused for what this side may not choose, and without facts."""
    buys = by.company_id == order.buyer_id
    groups = BUYER_REASONS if buys else SELLER_REASONS
    if claim.reason not in {code for _group, codes in groups for code, _said in codes}:
        raise Refused(_("Choose what went wrong."), code="reason", field="reason")
    if claim.wanted not in dict(REMEDIES) or (claim.wanted == "release") == buys:
        raise Refused(
            _("A buyer asks for a remedy, a seller for the release of the money."),
            code="wanted",
            field="wanted",
        )
    if not claim.facts.strip():
        raise Refused(_("Say what happened."), code="empty", field="facts")


def claimed_lines(order: Order, claim: Claim) -> list[DisputeLine]:
    """Return the lines of a claim with what is claimed of each. Raises Refused."""
    lines = {line.pk: line for line in order.lines.all()}
    if not claim.lines:
        raise Refused(_("Choose at least one line."), code="empty", field="lines")
    if set(claim.lines) - set(lines):
        raise Refused(_("This line is not of this order."), code="not_of_this_order")
    if taken := next((row for pk, row in lines_taken(order).items() if pk in claim.lines), None):
        raise Refused(_taken(taken), code="in_dispute")
    return [_claimed(lines[pk], quantity, claim, order) for pk, quantity in claim.lines.items()]


def _taken(row: DisputeLine) -> str:
    """Return in words why a line can not be claimed again."""
    said = _("“%(line)s” is in dispute %(number)s already.")
    if not row.is_open:
        said = _("“%(line)s” was decided in dispute %(number)s.")
    return said % {"line": row.line.title, "number": row.dispute.number}


def _claimed(line: Any, quantity: int, claim: Claim, order: Order) -> DisputeLine:
    if not 1 <= quantity <= line.quantity:
        raise Refused(
            _("Give how many pieces are concerned, not more than ordered."),
            code="quantity",
            field=f"quantity_{line.pk}",
        )
    worth = share(line.line_price_incl_tax, quantity, line.quantity, order.currency)
    most = min(worth, refundable(line))
    return DisputeLine(line=line, quantity=quantity, claimed=_asked(claim, line.pk, most, order))


def claimed_freight(order: Order, claim: Claim) -> Decimal:
    """Return what is claimed of the delivery charge; 0 where it is not. Raises Refused."""
    if not claim.freight:
        return NOTHING
    if not freight_is_free(order):
        raise Refused(
            _("The delivery charge can not be claimed: there is none, or it was claimed before."),
            code="freight",
            field="freight",
        )
    return _asked(claim, None, refundable_freight(order), order)


def _asked(claim: Claim, line_id: int | None, most: Decimal, order: Order) -> Decimal:
    """Return what is asked of a line: all that the pieces cost unless less was said."""
    asked = claim.asked.get(line_id, most)
    if fault := claimed_fault(asked, most, order.currency):
        raise Refused(fault, code="amount", field=f"amount_{line_id or 'freight'}")
    return asked


def first_offer(dispute: Dispute, claim: Claim) -> Offer:
    """Return the claim as the first proposal: what is asked, by line."""
    back = claim.wanted not in ("replacement", "release")
    refunds = dispute.claimed if back else {}
    return Offer(remedy=claim.wanted, refunds=refunds, note=claim.facts)
