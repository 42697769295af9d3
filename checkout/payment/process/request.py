"""One request for payment per purchase: declared by the buyer with a proof, matched by finance."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from marketplace.kernel.party import Party
from marketplace.kernel.process import Process, Row, State, is_system


def payer(by: Party, request: Any) -> bool:
    """Actor: whoever buys for the buying company, or keeps its books."""
    pays = by.may("buy") or by.may("receive_money")
    return by.company_id == request.purchase.buyer_id and pays


def finance(by: Party, _request: object) -> bool:
    """Actor: a finance person of the platform."""
    return by.may("match")


def second_finance(by: Party, request: Any) -> bool:
    """Actor: a finance person other than the one who matched first."""
    return by.may("match") and by.person_id != request.first_matched_by_id


def with_the_orders(request: Any, _since: datetime) -> datetime | None:
    """Deadline: the purchase's own; none while a proof waits."""
    due: datetime | None = request.purchase.pay_by
    return due


PAYMENT = Process(
    name="payment",
    model="payment.PaymentRequest",
    initial="open",
    path=("open", "declared", "matched"),
    states=(
        State(
            name="open",
            label=_("Waiting for your transfer"),
            waits_for=_("the buyer"),
            default=_(
                "If it is not paid by then, the orders are cancelled and stock is free again."
            ),
        ),
        State(name="declared", label=_("Declared, to be matched"), waits_for=_("finance")),
        State(
            name="first_match",
            label=_("Matched once, a second person confirms"),
            waits_for=_("finance"),
        ),
        State(name="matched", label=_("Paid")),
        State(name="lapsed", label=_("Lapsed")),
    ),
    rows=(
        Row(
            name="declare",
            source="open",
            target="declared",
            actor=payer,
            needs=("proof",),
            effects=("payment.keep",),
            label=_("I have paid"),
            page="payment:declare",
        ),
        Row(
            name="lapse",
            source="open",
            target="lapsed",
            actor=is_system,
            deadline=with_the_orders,
            effects=("payment.owe_parts",),
        ),
        Row(
            name="settle",
            source="open",
            target="matched",
            actor=is_system,
            effects=("payment.settle",),
        ),
        Row(
            name="pay_online",
            source="open",
            target="matched",
            actor=is_system,
            needs=("minor", "reference"),
            effects=("payment.receive_online",),
        ),
        Row(
            name="match",
            source="declared",
            target="matched",
            actor=finance,
            needs=("proof",),
            effects=("payment.receive",),
            label=_("Match"),
            page="payment:match",
        ),
        Row(
            name="match_first",
            source="declared",
            target="first_match",
            actor=finance,
            needs=("proof",),
            effects=("payment.remember_first",),
        ),
        Row(
            name="partial",
            source="declared",
            target="open",
            actor=finance,
            needs=("proof",),
            effects=("payment.receive_part",),
        ),
        Row(
            name="refuse",
            source="declared",
            target="open",
            actor=finance,
            needs=("reason",),
            effects=("payment.refuse_proof",),
            label=_("Refuse the proof"),
            danger=True,
        ),
        Row(
            name="confirm",
            source="first_match",
            target="matched",
            actor=second_finance,
            effects=("payment.receive",),
            label=_("Confirm the match"),
        ),
        Row(
            name="refuse",
            source="first_match",
            target="open",
            actor=finance,
            needs=("reason",),
            effects=("payment.refuse_proof",),
            label=_("Refuse the proof"),
            danger=True,
        ),
    ),
)
