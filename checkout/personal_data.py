"""What the checkout holds of people: whose a basket is, and answers not yet placed."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.kernel.holdings import Holding

HOLDINGS: Final = (
    Holding(
        model="checkout.TradeBasket",
        person="person",
        fields=("person", "is_open"),
        purpose=_("To keep a basket for a person and a company"),
        basis="contract",
        forget="erase",
        retain=_("Until the basket is ordered or the account is closed"),
    ),
    Holding(
        model="checkout.Draft",
        person="basket__trade__person",
        fields=("consignee", "delivery", "invoice", "po_number", "cost_centre", "note"),
        purpose=_("To deliver and invoice what is being ordered"),
        basis="contract",
        forget="erase",
        retain=_("Until the basket is ordered or the account is closed"),
    ),
)
NOT_PERSONAL: Final[dict[str, tuple[str, ...]]] = {}
