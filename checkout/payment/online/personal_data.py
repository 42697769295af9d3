"""What online payment holds of people: what the provider writes of payers in its events.

Cards and accounts stay with the provider; neither reaches us.
"""

from django.utils.translation import gettext_lazy as _

from marketplace.kernel.holdings import Holding

HOLDINGS: tuple[Holding, ...] = (
    Holding(
        model="online.ProviderEvent",
        person="",
        fields=("body",),
        purpose=_("To settle a payment by what the payment provider told."),
        basis="contract",
        forget="erase",
        retain=_("Emptied 30 days after it was handled."),
    ),
)
NOT_PERSONAL: dict[str, tuple[str, ...]] = {
    "online.Intent": ("key", "params", "target", "reference", "payment", "charge", "url", "fault"),
    "online.ConnectedAccount": ("account_id", "params"),
    "online.ProviderEvent": ("event_id", "kind", "object_id", "account"),
    "online.Chargeback": ("dispute_id", "cause", "outcome"),
}
