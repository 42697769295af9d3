"""A basket priced: per seller its lines, delivery and tax, and the whole; what pages and placement
share."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from catalogue.rules import (
    available_of,
    minimum_order,
    next_tier,
    quantity_problem,
    ships_by,
    unit_price_at,
)
from checkout import queries
from checkout.order.rules import (
    Amount,
    PricedOrder,
    Quantity,
    TaxCase,
    TaxRule,
    price_order,
    tax_for,
    total_of,
)
from checkout.rules import FLAT, Tariff, delivery_net, one_currency
from marketplace.kernel.clock import today
from marketplace.kernel.money import line_net


@dataclass(frozen=True, slots=True)
class Row:
    """A line with its price now: net unit price of the tier, net of the line, and why it can not go
    on."""

    line: Any
    unit_price: Decimal
    net: Decimal
    problem: object | None
    next_tier: Any
    ships_by: date


@dataclass(frozen=True, slots=True)
class Group:
    """One seller's part of the basket: its lines and what delivery costs by each method."""

    seller: Any
    currency: str
    rows: tuple[Row, ...]
    tariff: Tariff

    @property
    def goods_net(self) -> Decimal:
        """Net of the goods, in the basket's currency."""
        return sum((row.net for row in self.rows), Decimal(0))

    @property
    def ships_by(self) -> date:
        """The day by which everything of this seller leaves."""
        return max(row.ships_by for row in self.rows)

    @property
    def free_delivery_missing(self) -> Decimal | None:
        """What is missing to free delivery, or None when it is free or never is."""
        above = self.tariff.free_above
        return above - self.goods_net if above is not None and above > self.goods_net else None

    def delivery_net(self, method: str) -> Decimal:
        """Return the net price of delivery by a method."""
        return delivery_net(self.tariff, method, self.goods_net)

    def priced(self, method: str, tax: TaxRule) -> PricedOrder:
        """Return the amounts of lines, delivery and total at a tax rule."""
        quantities = [Quantity(row.unit_price, row.line.quantity) for row in self.rows]
        return price_order(quantities, self.delivery_net(method), tax.rate, self.currency)


@dataclass(frozen=True, slots=True)
class Summary:
    """The whole basket; `currency` is None when it is empty or mixes currencies."""

    groups: tuple[Group, ...]
    currency: str | None

    @property
    def problems(self) -> list[tuple[Row, object]]:
        """Lines that can not be ordered as they stand, with the reason."""
        return [(row, row.problem) for group in self.groups for row in group.rows if row.problem]

    @property
    def line_count(self) -> int:
        """Number of lines."""
        return sum(len(group.rows) for group in self.groups)

    @property
    def goods_net(self) -> Decimal:
        """Net of all goods."""
        return sum((group.goods_net for group in self.groups), Decimal(0))


def summarise(lines: Iterable[Any]) -> Summary:
    """Price the lines of a basket, grouped by seller; `lines` come from `queries.lines_of`."""
    found = list(lines)
    tariffs = queries.tariffs({line.product.seller_id for line in found})
    day = today()
    groups = tuple(
        Group(
            seller,
            rows[0].price_currency,
            tuple(_row(r, day) for r in rows),
            tariffs.get(seller.pk, Tariff()),
        )
        for seller, rows in (
            (seller, list(part))
            for seller, part in groupby(found, key=lambda line: line.product.seller)
        )
    )
    return Summary(groups, one_currency([line.price_currency for line in found]))


def _row(line: Any, day: date) -> Row:
    tiers = list(line.stockrecord.tiers.all()) if line.stockrecord else []
    if not tiers:
        return Row(
            line, Decimal(0), Decimal(0), _("This listing has no price any more."), None, day
        )
    unit = unit_price_at(tiers, max(line.quantity, minimum_order(tiers)))
    return Row(
        line,
        unit,
        line_net(unit, line.quantity, line.stockrecord.price_currency),
        _problem(line, minimum_order(tiers)),
        next_tier(tiers, line.quantity),
        ships_by(day, line.product.lead_time_days),
    )


def _problem(line: Any, minimum: int) -> object | None:
    listing, stock = line.product, line.stockrecord
    if not listing.is_for_sale:
        return _("This listing is no longer offered.")
    if stock.price_currency != line.price_currency:
        return _("The seller changed the currency. Remove the line and add it again.")
    return quantity_problem(
        line.quantity,
        minimum=minimum,
        multiple=listing.order_multiple,
        available=available_of(stock.num_in_stock, stock.num_allocated),
    )


@dataclass(frozen=True, slots=True)
class Part:
    """One seller's order as it would be placed: method, tax rule and amounts."""

    group: Group
    method: str
    tax: TaxRule
    priced: PricedOrder


@dataclass(frozen=True, slots=True)
class Whole:
    """The purchase as it would be placed."""

    parts: tuple[Part, ...]
    currency: str
    total: Amount


@dataclass(frozen=True, slots=True)
class Destination:
    """What decides the tax besides the seller: where it goes, who buys, and whether the VAT id is
    proved."""

    ship_to_country: str
    buyer_country: str
    vat_proof: bool


def settle(summary: Summary, methods: dict[str, str], to: Destination) -> Whole:
    """Return the amounts of each order and of the whole.

    `methods` maps a seller's key to a delivery method. Raises Refused when no tax rule fits.
    """
    parts = tuple(_part(group, methods, to) for group in summary.groups)
    total = total_of(part.priced.total for part in parts)
    return Whole(parts, summary.currency or "", total)


def _part(group: Group, methods: dict[str, str], to: Destination) -> Part:
    method = methods.get(str(group.seller.pk), FLAT)
    tax = tax_for(
        TaxCase(
            seller_country=group.seller.country,
            ship_to_country=to.ship_to_country if method == FLAT else group.seller.country,
            buyer_country=to.buyer_country,
            buyer_vat_proof=to.vat_proof,
            on=today(),
            is_service=all(row.line.product.is_service for row in group.rows),
        )
    )
    return Part(group, method, tax, group.priced(method, tax))
