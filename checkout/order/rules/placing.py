"""What placement hands over: one purchase, its orders per seller, their lines, all decided."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from checkout.order.rules.tax import TaxRule


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacingLine:
    """A line to buy: the listing's keys, the net unit price of its tier and the listing as sold."""

    product_id: int
    stockrecord_id: int
    title: str
    partner_sku: str
    quantity: int
    unit_price: Decimal
    as_sold: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacingOrder:
    """One seller's part; `delivery_net` in the purchase's currency, promised from today."""

    seller_id: int
    lines: tuple[PlacingLine, ...]
    tax: TaxRule
    promised_for: date
    consignee: dict[str, Any] = field(default_factory=dict)
    delivery_method: str = "flat"
    delivery_net: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """The whole purchase of one basket. The buyer and the person placing come from the party."""

    basket_id: int
    currency: str
    orders: tuple[PlacingOrder, ...]
    payment_method: str = "transfer"
    po_number: str = ""
    cost_centre: str = ""
    note: str = ""
    invoice: dict[str, Any] = field(default_factory=dict)
