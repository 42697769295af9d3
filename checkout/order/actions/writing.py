"""The rows of one order as placement decided them; nothing is computed twice."""

from decimal import Decimal

from django.conf import settings
from django.utils import translation

from checkout.order.models import Line, Order, Purchase
from checkout.order.process import ORDER
from checkout.order.rules import (
    Amount,
    PlacingLine,
    PlacingOrder,
    PricedOrder,
    TaxRule,
    standard_rate,
)
from marketplace.companies.models import Company
from marketplace.kernel.clock import today


def write_order(purchase: Purchase, part: PlacingOrder, priced: PricedOrder, letters: str) -> Order:
    """Write one seller's order without its lines; `letters` follow the purchase's number."""
    order: Order = Order.objects.create(
        number=f"{purchase.number}-{letters}",
        seller_id=part.seller_id,
        status=ORDER.initial,
        consignee=part.consignee,
        promised_for=part.promised_for,
        delivery_method=part.delivery_method,
        **_from_purchase(purchase),
        **_amounts(priced),
        **_tax(part.tax),
        **_commission(),
    )
    return order


def _from_purchase(purchase: Purchase) -> dict[str, object]:
    return {
        "purchase": purchase,
        "buyer_id": purchase.buyer_id,
        "user_id": purchase.placed_by_id,
        "basket_id": purchase.basket_id,
        "currency": purchase.currency,
        "placed_at": purchase.placed_at,
        "date_placed": purchase.placed_at,
    }


def _amounts(priced: PricedOrder) -> dict[str, Decimal]:
    """Return our money columns and Oscar's, which say the same in its own words."""
    total, delivery = priced.total, priced.delivery
    return {
        "net": total.net,
        "tax": total.tax,
        "gross": total.gross,
        "total_excl_tax": total.net,
        "total_incl_tax": total.gross,
        "delivery_net": delivery.net,
        "shipping_excl_tax": delivery.net,
        "shipping_incl_tax": delivery.gross,
    }


def _tax(rule: TaxRule) -> dict[str, object]:
    with translation.override("en"):
        return {"tax_rule": rule.code, "tax_rate": rule.rate, "tax_note": str(rule.note)}


def _commission() -> dict[str, Decimal]:
    """Freeze the commission: the setting's share and the platform country's rate today, percent."""
    tax = standard_rate(settings.PLATFORM_COUNTRY, today(), is_service=True)
    return {
        "commission_rate": Decimal(settings.COMMISSION_RATE) * 100,
        "commission_tax_rate": tax if tax is not None else Decimal(0),
    }


def write_lines(
    order: Order, part: PlacingOrder, priced: PricedOrder, reserved: frozenset[int]
) -> None:
    """Write an order's lines; those whose stock record is in `reserved` hold stock."""
    seller = Company.objects.only("partner_id", "legal_name").get(pk=order.seller_id)
    partner = {"partner_id": seller.partner_id, "partner_name": seller.legal_name[:128]}
    Line.objects.bulk_create(
        Line(
            order=order,
            num_allocated=line.quantity if line.stockrecord_id in reserved else 0,
            **partner,
            **_listing(line),
            **_line_amounts(line, amount),
        )
        for line, amount in zip(part.lines, priced.lines, strict=True)
    )


def _listing(line: PlacingLine) -> dict[str, object]:
    return {
        "product_id": line.product_id,
        "stockrecord_id": line.stockrecord_id,
        "partner_sku": line.partner_sku,
        "title": line.title[:255],
        "quantity": line.quantity,
        "as_sold": line.as_sold,
    }


def _line_amounts(line: PlacingLine, amount: Amount) -> dict[str, Decimal]:
    return {
        "unit_price_excl_tax": line.unit_price,
        "line_price_excl_tax": amount.net,
        "line_price_incl_tax": amount.gross,
        "line_price_before_discounts_excl_tax": amount.net,
        "line_price_before_discounts_incl_tax": amount.gross,
        "tax": amount.tax,
    }
