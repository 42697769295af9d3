"""The states of an order, who is waited for, and what happens by itself."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from marketplace.kernel.process import State


def silence(order: Any) -> object:
    """Say when silence counts as receipt; what a dispute froze stays held all the same."""
    if order.receipt_extended:
        return _(
            "28 days after the last parcel arrived silence counts as receipt: the seller is paid."
        )
    return _("14 days after the last parcel arrived silence counts as receipt: the seller is paid.")


STATES = (
    State(
        name="awaiting_payment",
        label=_("Awaiting payment"),
        waits_for=_("the buyer"),
        default=_("If it is not paid by then, the order is cancelled and the stock is free again."),
    ),
    State(
        name="to_confirm",
        label=_("Paid, to be confirmed"),
        waits_for=_("the seller"),
        default=_(
            "If the seller does not confirm, the order is cancelled and the money is owed back."
        ),
    ),
    State(
        name="confirmed",
        label=_("Confirmed"),
        waits_for=_("the seller"),
        default=_(
            "If nothing is shipped by then, the order is cancelled and the money is owed back."
        ),
    ),
    State(
        name="shipped",
        label=_("Shipped"),
        waits_for=_("the buyer"),
        default=silence,
    ),
    State(
        name="delivered",
        label=_("Delivered"),
        waits_for=_("the buyer"),
        default=_("If nobody answers, the order is completed and the seller is paid."),
    ),
    State(name="completed", label=_("Completed")),
    State(name="cancelled", label=_("Cancelled")),
)
