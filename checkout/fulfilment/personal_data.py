"""What fulfilment holds of people: who shipped, tracked and received."""

from django.utils.translation import gettext_lazy as _

from marketplace.kernel.holdings import Holding

TRADE = _("Trade records are kept 3 years after completion, then anonymised.")
WHO = _("To know who shipped, reported and received.")

HOLDINGS: tuple[Holding, ...] = (
    Holding(
        model="fulfilment.Shipment",
        person="shipped_by",
        fields=("shipped_by",),
        purpose=WHO,
        basis="contract",
        forget="retain",
        retain=TRADE,
    ),
    Holding(
        model="fulfilment.TrackingEvent",
        person="recorded_by",
        fields=("recorded_by", "note"),
        purpose=WHO,
        basis="contract",
        forget="retain",
        retain=TRADE,
    ),
    Holding(
        model="fulfilment.ReceiptLine",
        person="recorded_by",
        fields=("recorded_by", "note"),
        purpose=WHO,
        basis="contract",
        forget="retain",
        retain=TRADE,
    ),
)
NOT_PERSONAL: dict[str, tuple[str, ...]] = {
    "fulfilment.Shipment": ("carrier", "tracking_number"),
    "fulfilment.TrackingEvent": ("state", "place"),
}
