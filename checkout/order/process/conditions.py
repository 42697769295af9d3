"""Who may take an order's steps, why not yet, and by when the market takes them itself."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from checkout.order.limits import days
from marketplace.kernel.deadlines import end_of_day, end_of_day_after
from marketplace.kernel.party import Party


def buyer_buys(by: Party, order: Any) -> bool:
    """Actor: a purchaser of the buying company."""
    return by.company_id == order.buyer_id and by.may("buy")


def seller_sells(by: Party, order: Any) -> bool:
    """Actor: sales of the selling company."""
    return by.company_id == order.seller_id and by.may("sell")


def seller_ships(by: Party, order: Any) -> bool:
    """Actor: logistics or sales of the selling company, or the market itself."""
    return by.is_system or (by.company_id == order.seller_id and by.may("ship"))


def buyer_or_silence(by: Party, order: Any) -> bool:
    """Actor: the buyer, or the market when the buyer keeps silent."""
    return by.is_system or buyer_buys(by, order)


def promise_is_broken(order: Any) -> object | None:
    """Guard: the buyer may leave a confirmed order only from the promised date on."""
    if order.is_late:
        return None
    return _("You may cancel from the promised date on, if nothing was shipped by then.")


def payment_due(order: Any, _since: datetime) -> datetime | None:
    """Deadline of paying: the purchase's, none while a declared proof waits to be matched."""
    due: datetime | None = order.purchase.pay_by
    return due


def confirmation_due(_order: Any, since: datetime) -> datetime:
    """Deadline of the seller's confirmation: 3 days."""
    return end_of_day_after(since, days("ORDER_CONFIRM_DAYS"))


def shipment_due(order: Any, _since: datetime) -> datetime:
    """Deadline of the first parcel: 14 days after the promised date."""
    return end_of_day_after(end_of_day(order.promised_for), days("ORDER_UNSHIPPED_DAYS"))


def may_extend(order: Any) -> object | None:
    """Guard: once, and only while the silence counts."""
    if order.receipt_extended:
        return _("You had more time already; it is given once.")
    if order.has_receipt_problem:
        return _("Your silence does not count while a short or damaged receipt stands.")
    if order.arrived_at is None:
        return _("Your time to check begins when the last parcel has arrived.")
    return None


def acceptance_due(order: Any, _since: datetime) -> datetime | None:
    """Deadline of the buyer's word: 14 days after the last parcel arrived, 28 once extended; none
    before it arrived and while a short or damaged receipt stands."""
    if order.arrived_at is None or order.has_receipt_problem:
        return None
    terms = 2 if order.receipt_extended else 1
    return end_of_day_after(order.arrived_at, terms * days("ORDER_ACCEPTANCE_DAYS"))
