"""Pure rules of an order: prices, tax, commission, what is frozen at placement."""

from checkout.order.rules.commission import Commission, commission_for
from checkout.order.rules.numbering import letter, purchase_number
from checkout.order.rules.placing import Placing, PlacingLine, PlacingOrder
from checkout.order.rules.pricing import Amount, PricedOrder, Quantity, price_order, total_of
from checkout.order.rules.rates import EU, standard_rate
from checkout.order.rules.tax import TAX_WORDS, TaxCase, TaxRule, tax_for

__all__ = [
    "EU",
    "TAX_WORDS",
    "Amount",
    "Commission",
    "Placing",
    "PlacingLine",
    "PlacingOrder",
    "PricedOrder",
    "Quantity",
    "TaxCase",
    "TaxRule",
    "commission_for",
    "letter",
    "price_order",
    "purchase_number",
    "standard_rate",
    "tax_for",
    "total_of",
]
