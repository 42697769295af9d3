"""Released money on its way to sellers: a transfer per line, a reversal for a debt."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet, Sum

from checkout.payment.models import PayoutLine
from checkout.payment.online import gateway, rules
from checkout.payment.online.actions.holding import hold
from checkout.payment.online.actions.routes import BANK, HELD, claim_lines, reroute_lines
from checkout.payment.online.actions.wanting import Wish, owe_sending, want
from checkout.payment.online.models import ConnectedAccount, Intent
from checkout.payment.online.process import OPEN
from checkout.payment.online.queries import is_disputed, paid_session
from marketplace.kernel.models import Event
from marketplace.kernel.money import to_minor


def on_waiting(event: Event) -> None:
    """A line stands on a statement: send it on when its money came through the provider."""
    line = PayoutLine.objects.select_related("order__purchase").get(pk=event.object_id)
    if not gateway.is_on() or line.payout_id is not None or line.route != BANK:
        return
    if line.net < 0:
        want_reversals([line])
    else:
        want_transfer(line)


@transaction.atomic
def want_transfer(line: PayoutLine) -> Intent | None:
    """Write the transfer of a line less what the seller owes; None when it goes by bank.

    While the payer's bank disputes the payment the line is held, whichever way it would go.
    """
    session = paid_session(line.order.purchase_id)
    if session is None:
        return None
    account = ConnectedAccount.objects.filter(company_id=line.seller_id, ready=True).first()
    lines = [line, *_debts(line)]
    minor = sum(to_minor(one.net, line.currency) for one in lines)
    if account is None or rules.amount_problem(minor, line.currency) is not None:
        _hold_line(line)
        return None
    claim_lines(lines)
    intent = want(_transfer(line, session, account, minor), *lines)
    _go_or_hold(intent)
    return intent


def _hold_line(line: PayoutLine) -> None:
    if is_disputed(line.order.purchase_id):
        reroute_lines([line.pk], BANK, HELD)


def _go_or_hold(intent: Intent) -> None:
    if intent.obstacle:
        hold(intent)
    else:
        owe_sending(intent)


def _debts(line: PayoutLine) -> QuerySet[PayoutLine]:
    """Return what the seller owes in this currency and no reversal is under way for."""
    waiting = PayoutLine.objects.filter(payout=None, route=BANK, net__lt=0)
    return waiting.filter(seller=line.seller_id, currency=line.currency).order_by("pk")


def _transfer(line: PayoutLine, session: Intent, account: ConnectedAccount, minor: int) -> Wish:
    purchase = line.order.purchase
    params: dict[str, Any] = {
        "amount": minor,
        "currency": line.currency.lower(),
        "destination": account.account_id,
        "source_transaction": session.charge,
        "transfer_group": purchase.number,
    }
    key = rules.transfer_key(line.pk)
    return Wish(
        kind="transfer", key=key, purchase=purchase, minor=minor, params=params, source=session
    )


@transaction.atomic
def want_reversals(lines: Iterable[PayoutLine]) -> None:
    """Ask back, of the transfers that carried their orders, what unpaid debts stand for."""
    for line in lines:
        made = _transfer_of(line) if line.payout_id is None and line.net < 0 else None
        if made is not None and line.route == BANK:
            _want_reversal(line, made)


def _transfer_of(line: PayoutLine) -> Intent | None:
    made = Intent.objects.filter(kind="transfer", status="succeeded", lines__order=line.order_id)
    found: Intent | None = made.order_by("pk").first()
    return found


def _want_reversal(line: PayoutLine, made: Intent) -> None:
    minor, key = to_minor(-line.net, line.currency), rules.reversal_key(line.pk)
    tried = Intent.objects.filter(key=key).exists()
    if tried or minor > _left(made) or rules.amount_problem(minor, line.currency) is not None:
        return
    claim_lines([line])
    wish = Wish(
        kind="reversal",
        key=key,
        purchase=made.purchase,
        minor=minor,
        params={"amount": minor},
        source=made,
        target=made.reference,
    )
    owe_sending(want(wish, line))


def _left(made: Intent) -> int:
    """Return what of a transfer was not asked back yet, in minor units."""
    asked = made.uses.filter(kind="reversal", status__in=(*OPEN, "succeeded"))
    return int(made.amount_minor - (asked.aggregate(total=Sum("amount_minor"))["total"] or 0))
