"""Putting listings into a basket, changing quantities, and joining a guest's basket at sign-in."""

from collections.abc import Mapping, MutableMapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from oscar.apps.basket.models import Basket, Line

from catalogue.rules import available_of, minimum_order, quantity_problem
from checkout.actions.rights import require_buyer
from checkout.models import TradeBasket
from checkout.queries import GUEST_KEY, lines_of, open_basket
from marketplace.companies.models import Company
from marketplace.companies.queries import same_company
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused


@transaction.atomic
def open_trade_basket(session: MutableMapping[str, Any], *, by: Party) -> TradeBasket:
    """Return the open basket of the party, made when there is none; a guest's key goes to the
    session.

    Raises Refused for platform staff and for members whose role may not buy.
    """
    _may_fill(by)
    found = open_basket(by, session)
    if found is None:
        owner = {"person_id": by.person_id, "company_id": by.company_id} if by.is_member else {}
        found = TradeBasket.objects.create(basket=Basket.objects.create(), **owner)
        if by.is_visitor:
            session[GUEST_KEY] = found.pk
    return found


def _may_fill(by: Party) -> None:
    if not by.is_visitor:
        require_buyer(by)


@transaction.atomic
def add_line(trade: TradeBasket, listing: Any, quantity: int, *, by: Party) -> Line:
    """Add whole sales units of a public listing; the quantity adds to what the basket already
    holds.

    Raises Refused (field `quantity`) for the minimum, the multiple, the stock, another currency,
    the own company's listing, or a listing that is not offered.
    """
    _may_fill(by)
    stock = listing.stockrecords.prefetch_related("tiers").first()
    if stock is None or not listing.is_for_sale:
        raise Refused(_("This listing is no longer offered."), code="not_offered")
    if same_company(_company(by), listing.seller):
        raise Refused(_("This is your own company's listing."), code="own_listing")
    _same_currency(trade.basket_id, stock.price_currency)
    line = Line.objects.filter(basket_id=trade.basket_id, stockrecord=stock).first()
    wanted = quantity + (line.quantity if line else 0)
    _orderable(listing, stock, wanted)
    return _written(line, trade.basket_id, stock, wanted)


def _company(by: Party) -> Company | None:
    found: Company | None = Company.objects.filter(pk=by.company_id or 0).first()
    return found


def _same_currency(basket_id: int, currency: str) -> None:
    others = Line.objects.filter(basket_id=basket_id).exclude(price_currency=currency)
    if (other := others.values_list("price_currency", flat=True).first()) is not None:
        raise Refused(
            _(
                "Your basket is in %(basket)s and this listing is sold in %(listing)s."
                " Order the basket first."
            )
            % {"basket": other, "listing": currency},
            code="currency",
        )


def _orderable(listing: Any, stock: Any, wanted: int) -> None:
    problem = quantity_problem(
        wanted,
        minimum=minimum_order(stock.tiers.all()),
        multiple=listing.order_multiple,
        available=available_of(stock.num_in_stock, stock.num_allocated),
    )
    if problem:
        raise Refused(problem, code="quantity", field="quantity")


def _written(line: Line | None, basket_id: int, stock: Any, quantity: int) -> Line:
    if line is None:
        return Line.objects.create(
            basket_id=basket_id,
            line_reference=str(stock.pk),
            product_id=stock.product_id,
            stockrecord=stock,
            quantity=quantity,
            price_currency=stock.price_currency,
        )
    line.quantity = quantity
    line.save(update_fields=["quantity"])
    return line


@transaction.atomic
def change_quantities(trade: TradeBasket, wanted: Mapping[int, int], *, by: Party) -> None:
    """Set the quantity of lines by key; 0 removes the line. Raises Refused naming the line's
    field."""
    _may_fill(by)
    for line in lines_of(trade.basket_id).filter(pk__in=wanted):
        _change(line, wanted[line.pk])


def _change(line: Line, quantity: int) -> None:
    if quantity == 0:
        line.delete()
        return
    if quantity == line.quantity:
        return
    try:
        _orderable(line.product, line.stockrecord, quantity)
    except Refused as refusal:
        raise Refused(refusal.reason, code=refusal.code, field=f"quantity-{line.pk}") from refusal
    line.quantity = quantity
    line.save(update_fields=["quantity"])


@transaction.atomic
def join_guest_basket(session: MutableMapping[str, Any], *, by: Party) -> list[str]:
    """Move a guest's lines into the acting company's basket; return what could not join, in
    words."""
    guest = TradeBasket.objects.filter(pk=session.pop(GUEST_KEY), person=None, is_open=True).first()
    if guest is None or not by.may("buy"):
        return []
    own, conflicts = open_trade_basket(session, by=by), []
    for line in lines_of(guest.basket_id):
        try:
            with transaction.atomic():
                add_line(own, line.product, line.quantity, by=by)
        except Refused as refusal:
            conflicts.append(f"{line.product.title}: {refusal}")
    guest.basket.delete()
    return conflicts
