"""Card disputes: the payer's bank asks for the money back; nothing of it goes to sellers until
then."""

from datetime import UTC, datetime
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from checkout.payment import ledger
from checkout.payment.models import PayoutLine
from checkout.payment.online import gateway
from checkout.payment.online.actions.holding import hold, release_free
from checkout.payment.online.actions.routes import BANK, HELD, reroute_lines
from checkout.payment.online.actions.transferring import want_transfer
from checkout.payment.online.models import Chargeback, Intent
from checkout.payment.online.process import OPEN
from checkout.payment.online.queries import is_disputed
from checkout.payment.online.rules import taken_back
from marketplace.kernel import events
from marketplace.kernel.clock import now
from marketplace.kernel.party import SYSTEM, Party
from marketplace.kernel.refusal import Refused

CLOSED: Final = {"won": "won", "warning_closed": "won", "prevented": "lost", "lost": "lost"}
"""The provider's last words on a dispute, and what they mean for the sellers' money."""


def follow_dispute(dispute: str) -> bool:
    """Follow a card dispute as it is now; return False when its payment may still become known."""
    found = gateway.fetch("dispute", dispute)
    paying = str(found.get("payment_intent") or "")
    session = Intent.objects.filter(kind="session", payment=paying).first() if paying else None
    if session is None:
        return not Intent.objects.filter(kind="session", status__in=OPEN).exists()
    _write(session, found)
    return True


@transaction.atomic
def _write(session: Intent, found: dict[str, Any]) -> None:
    row, is_new = Chargeback.objects.select_for_update().get_or_create(
        dispute_id=found["id"], defaults=_facts(session, found)
    )
    if is_new:
        events.record("chargeback.opened", row, by=SYSTEM, purchase=session.purchase.number)
        _freeze(session)
    if not (row.withdrawn or str(found["status"]).startswith("warning")):
        _withdraw(row)
    outcome = CLOSED.get(str(found["status"]), "")
    if outcome and row.closed_at is None:
        _close(row, outcome)


def _withdraw(row: Chargeback) -> None:
    """The payer's bank took the money from our balance at the provider."""
    money = ledger.Event("chargeback", f"chargeback-{row.dispute_id}", row.currency)
    ledger.post(money, taken_back(row.amount_minor, row.session.purchase.buyer_id))
    row.withdrawn = True
    row.save(update_fields=["withdrawn"])


def _close(row: Chargeback, outcome: str) -> None:
    row.outcome, row.closed_at = outcome, now()
    row.save(update_fields=["outcome", "closed_at"])
    events.record("chargeback.closed", row, by=SYSTEM, outcome=outcome)
    if outcome != "won":
        return
    if row.withdrawn:
        money = ledger.Event("chargeback_won", f"chargeback-won-{row.dispute_id}", row.currency)
        ledger.post(money, taken_back(-row.amount_minor, row.session.purchase.buyer_id))
    _thaw(row.session)


@transaction.atomic
def carry(chargeback: Chargeback, *, by: Party) -> None:
    """The platform bears a lost dispute: the sellers get what was held.

    Raises Refused for anybody but finance, and for one that is not lost.
    """
    if not by.may("match"):
        raise Refused(_("Only finance decides this."), code="wrong_actor")
    lost = Chargeback.objects.filter(pk=chargeback.pk, outcome=Chargeback.Outcome.LOST)
    if not lost.update(outcome=Chargeback.Outcome.CARRIED):
        raise Refused(_("This dispute does not wait for a decision."), code="stale")
    events.record("chargeback.carried", chargeback, by=by)
    _thaw(chargeback.session)


def _facts(session: Intent, found: dict[str, Any]) -> dict[str, Any]:
    due = (found.get("evidence_details") or {}).get("due_by")
    return {
        "session": session,
        "cause": str(found.get("reason") or "")[:80],
        "currency": str(found["currency"]).upper(),
        "amount_minor": int(found["amount"]),
        "answer_by": datetime.fromtimestamp(due, UTC) if due else None,
        "opened_at": now(),
    }


def _freeze(session: Intent) -> None:
    """Hold every transfer that was not sent, and every line that waits for a bank payout."""
    for intent in _transfers(session, "wanted"):
        hold(intent)
    reroute_lines(_waiting(session), BANK, HELD)


def _thaw(session: Intent) -> None:
    """What was held goes on, unless something else stands in the way: another dispute, say."""
    if is_disputed(session.purchase_id):
        return
    release_free(_transfers(session, "held"))
    held = list(_waiting(session))
    reroute_lines(held, HELD, BANK)
    for line in PayoutLine.objects.filter(pk__in=held, route=BANK):
        want_transfer(line)


def _transfers(session: Intent, state: str) -> list[Intent]:
    found = Intent.objects.select_for_update().filter(purchase=session.purchase_id, status=state)
    return list(found.filter(kind="transfer").order_by("pk"))


def _waiting(session: Intent) -> list[int]:
    """Return the keys of what the sellers of this purchase are still to get."""
    lines = PayoutLine.objects.filter(order__purchase=session.purchase_id, payout=None, net__gt=0)
    return list(lines.order_by("pk").values_list("pk", flat=True))
