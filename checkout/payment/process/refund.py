"""A refund is a debt of the platform until finance records the outgoing transfer, or the payment
provider has sent the money back the way it came."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from marketplace.kernel.party import Party
from marketplace.kernel.process import Process, Row, State


def finance_or_market(by: Party, _refund: Any) -> bool:
    """Actor: a finance person of the platform, or the market for a refund made online."""
    return by.is_system or by.may("match")


REFUND = Process(
    name="refund",
    model="payment.Refund",
    initial="owed",
    path=("owed", "paid"),
    states=(
        State(name="owed", label=_("Owed back"), waits_for=_("finance")),
        State(name="paid", label=_("Paid back")),
    ),
    rows=(
        Row(
            name="pay",
            source="owed",
            target="paid",
            actor=finance_or_market,
            needs=("bank_reference",),
            effects=("refund.post",),
            label=_("Record the transfer"),
            page="payment:refund",
        ),
    ),
)
