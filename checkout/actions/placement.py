"""Placing a basket: one transaction that locks, re-checks, prices, reserves and opens the
orders."""

from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from oscar.apps.basket.models import Basket

from checkout import limits, queries
from checkout.actions.rights import require_buyer
from checkout.freezing import as_sold
from checkout.models import Draft, TradeBasket
from checkout.order.actions import open_orders
from checkout.order.models import Purchase
from checkout.order.rules import Placing, PlacingLine, PlacingOrder
from checkout.payment.actions import request_payment
from checkout.summary import Destination, Part, Row, Summary, Whole, settle, summarise
from marketplace.companies.models import Company
from marketplace.companies.queries import same_company, tax_proof
from marketplace.kernel.clock import now
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.members.actions import charge


@transaction.atomic
def place(trade: TradeBasket, *, by: Party, expected_gross: Decimal | None = None) -> Purchase:
    """Place the basket: one purchase, one order per seller, stock reserved, payment asked for.

    `expected_gross` is the total the buyer saw, in the basket's currency. A basket already placed
    returns its purchase. Raises Refused (nothing written) for an empty or mixed basket, a line
    that can not be ordered, a changed total, a missing answer or an unknown tax case.
    """
    _may_place(trade, by)
    TradeBasket.objects.select_for_update().get(pk=trade.pk)
    basket = Basket.objects.select_for_update().get(pk=trade.basket_id)
    placed: Purchase | None = Purchase.objects.filter(basket=basket).first()
    if placed is not None:
        return placed
    summary, draft = _checked(basket, by), _answered(basket)
    whole = settle(summary, draft.delivery, destination(draft, by))
    _as_seen(whole, expected_gross)
    limits.check(by, whole.total.gross, whole.currency)
    purchase = open_orders(_placing(basket, draft, whole), by=by)
    charge(purchase.pk, by=by)
    _close(trade, basket)
    request_payment(purchase, by=by)
    return purchase


def _may_place(trade: TradeBasket, by: Party) -> None:
    mine = trade.person_id == by.person_id and trade.company_id == by.company_id
    require_buyer(by)
    if not mine:
        raise Refused(_("Your role can not buy for this company."), code="wrong_actor")


def _checked(basket: Basket, by: Party) -> Summary:
    summary = summarise(queries.lines_of(basket.pk))
    if not summary.line_count:
        raise Refused(_("Your basket is empty."), code="empty")
    if summary.currency is None:
        raise Refused(
            _("Your basket mixes currencies. Order each currency apart."), code="currency"
        )
    for row, problem in summary.problems:
        raise Refused(f"{row.line.product.title}: {problem}", code="line")
    buyer = Company.objects.get(pk=by.company_id or 0)
    for group in summary.groups:
        if same_company(buyer, group.seller):
            raise Refused(_("A company can not buy from itself."), code="own_listing")
    return summary


def _answered(basket: Basket) -> Draft:
    draft = queries.draft_of(basket.pk)
    if not draft.consignee or not draft.invoice:
        raise Refused(_("Please say first where the goods and the invoice go."), code="unanswered")
    return draft


def destination(draft: Draft, by: Party) -> Destination:
    """Return what decides the tax: the consignee's and the buyer's country, and a stored proof."""
    buyer = Company.objects.get(pk=by.company_id or 0)
    country = draft.consignee.get("country", buyer.country)
    return Destination(country, buyer.country, tax_proof(buyer) is not None)


def _as_seen(whole: Whole, expected_gross: Decimal | None) -> None:
    if expected_gross is not None and whole.total.gross != expected_gross:
        raise Refused(
            _(
                "Prices or delivery changed since you opened this page: the total is now"
                " %(gross)s %(currency)s. Nothing was ordered; please check again."
            )
            % {"gross": whole.total.gross, "currency": whole.currency},
            code="changed",
        )


def _close(trade: TradeBasket, basket: Basket) -> None:
    Basket.objects.filter(pk=basket.pk).update(status=Basket.SUBMITTED, date_submitted=now())
    TradeBasket.objects.filter(pk=trade.pk).update(is_open=False)


def _placing(basket: Basket, draft: Draft, whole: Whole) -> Placing:
    return Placing(
        basket_id=basket.pk,
        currency=whole.currency,
        orders=tuple(_order(part, draft.consignee) for part in whole.parts),
        po_number=draft.po_number,
        cost_centre=draft.cost_centre,
        note=draft.note,
        invoice=draft.invoice,
    )


def _order(part: Part, consignee: dict[str, Any]) -> PlacingOrder:
    return PlacingOrder(
        seller_id=part.group.seller.pk,
        lines=tuple(_line(row) for row in part.group.rows),
        tax=part.tax,
        promised_for=part.group.ships_by,
        consignee=consignee,
        delivery_method=part.method,
        delivery_net=part.group.delivery_net(part.method),
    )


def _line(row: Row) -> PlacingLine:
    return PlacingLine(
        product_id=row.line.product_id,
        stockrecord_id=row.line.stockrecord_id,
        title=row.line.product.title,
        partner_sku=row.line.stockrecord.partner_sku,
        quantity=row.line.quantity,
        unit_price=row.unit_price,
        as_sold=as_sold(row.line.product, row.line.stockrecord, row.unit_price),
    )
