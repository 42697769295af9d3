"""Which way money goes, so that nothing is paid twice: by bank, through the provider, or held.

Every change is a compare-and-set on rows that are not paid yet.
"""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from checkout.payment.models import PayoutLine, Refund
from checkout.payment.online.models import Intent
from marketplace.kernel.refusal import Refused

BANK, STRIPE, HELD = "bank", "stripe", "held"


def waiting_lines() -> QuerySet[PayoutLine]:
    """Return the statement lines that are not paid out."""
    return PayoutLine.objects.filter(payout=None)


def reroute_lines(lines: Iterable[int], source: str, target: str) -> int:
    """Move unpaid lines from one way to another; return how many were moved."""
    keys = list(lines)
    return waiting_lines().filter(pk__in=keys, route=source).update(route=target)


def reroute_refund(refund: int, source: str, target: str) -> int:
    """Move an owed refund from one way to another; return whether it was moved."""
    owed = Refund.objects.filter(pk=refund, status="owed", route=source)
    return int(owed.update(route=target))


def claim_lines(lines: list[PayoutLine]) -> None:
    """Send lines through the provider. Raises Refused when one is paid or goes another way."""
    if reroute_lines([line.pk for line in lines], BANK, STRIPE) < len(lines):
        raise Refused(_("It was paid by transfer meanwhile."), code="paid")


def give_back(intent: Intent) -> None:
    """Let finance pay by transfer what the provider did not."""
    reroute_lines(intent.lines.values_list("pk", flat=True), STRIPE, BANK)
    if intent.refund_id is not None:
        reroute_refund(intent.refund_id, STRIPE, BANK)


def take_back(intent: Intent) -> None:
    """Take what is tried again from finance's desk, unless it goes through the provider still."""
    lines = intent.lines.exclude(payout=None, route=STRIPE)
    claim_lines(list(lines))
    refund = intent.refund
    if refund is None or (refund.status == "owed" and refund.route == STRIPE):
        return
    if not reroute_refund(refund.pk, BANK, STRIPE):
        raise Refused(_("It was paid by transfer meanwhile."), code="paid")
