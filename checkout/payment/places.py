"""Where money is worked on: entries of the desk's rail."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from checkout.payment import queries
from marketplace.kernel.rail import Entry

ENTRIES: Final = (
    Entry(
        section="selling",
        label=_("Payouts"),
        url_name="payment:payouts",
        right="receive_money",
        order=60,
    ),
    Entry(
        section="moderation",
        label=_("Payments"),
        url_name="payment:queue",
        right="match",
        count=queries.proofs_waiting,
        order=40,
    ),
    Entry(
        section="moderation",
        label=_("Refunds"),
        url_name="payment:refunds",
        right="match",
        count=queries.refunds_waiting,
        order=41,
    ),
    Entry(
        section="moderation",
        label=_("Payouts"),
        url_name="payment:staff_payouts",
        right="match",
        count=queries.payouts_waiting,
        order=42,
    ),
)
