"""A refund is a debt of the platform until finance records the outgoing transfer."""

from django.utils.translation import gettext_lazy as _

from checkout.payment.process.request import finance
from marketplace.kernel.process import Process, Row, State

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
            actor=finance,
            needs=("bank_reference",),
            effects=("refund.post",),
            label=_("Record the transfer"),
            page="payment:refund",
        ),
    ),
)
