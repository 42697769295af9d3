"""What orders hold of people: who placed them, and who receives the goods and the invoice."""

from django.utils.translation import gettext_lazy as _

from marketplace.kernel.holdings import Holding

TRADE = _("Trade records are kept 3 years after completion, then anonymised.")

HOLDINGS: tuple[Holding, ...] = (
    Holding(
        model="order.Purchase",
        person="placed_by",
        fields=("placed_by", "note", "invoice"),
        purpose=_("To carry out the purchase and to know who placed it."),
        basis="contract",
        forget="retain",
        retain=TRADE,
    ),
    Holding(
        model="order.Order",
        person="purchase__placed_by",
        fields=("user", "consignee", "guest_email"),
        purpose=_("To deliver the goods to the person and address given."),
        basis="contract",
        forget="retain",
        retain=TRADE,
    ),
)
NOT_PERSONAL: dict[str, tuple[str, ...]] = {
    "order.LinePrice": ("*",),
    "order.OrderDiscount": ("*",),
    "order.PaymentEvent": ("*",),
    "order.Surcharge": ("*",),
    "order.Line": ("*",),
    "order.Order": (
        "number",
        "shipping_tax_code",
        "shipping_method",
        "shipping_code",
        "delivery_method",
        "tax_rule",
        "tax_note",
    ),
    "order.Purchase": ("number", "po_number", "cost_centre", "payment_method"),
}
