"""What payment shows on the pages of order: the money bar, and how the purchase is paid."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from checkout.order.models import Order
from checkout.order.models.fields import summed
from checkout.payment.ledger import MoneyBar, money_bar
from checkout.payment.models import PaymentRequest, PayoutLine
from checkout.payment.queries import frozen, still_to_pay
from marketplace.kernel.party import Party
from marketplace.kernel.templatetags.formatting import money_text

Part = tuple[object, object, str, str]


def money_of_order(context: dict[str, Any]) -> SafeString:
    """Draw held, frozen, released and refunded of an order; before payment the way to pay for its
    buyer."""
    order, request = context["order"], context["request"]
    paying = PaymentRequest.objects.visible_to(request.party).filter(purchase=order.purchase_id)
    lines, waiting = payout_lines_of(order, request.party), frozen(order)
    drawn = {
        "order": order,
        "parts": parts_of(money_bar(order), waiting),
        "frozen": waiting,
        "payment": paying.first(),
        "buying": request.party.company_id == order.buyer_id,
        "payout_lines": lines,
        "payout_sums": sums_of(lines),
    }
    return render_to_string("payment/order_money.html", drawn, request=request)


def parts_of(bar: MoneyBar, waiting: Decimal) -> list[Part]:
    """Return the bar's segments in the order in which money moves; what a dispute froze and what
    is owed only while they stand. They add up to what was paid."""
    iced = [(_("Frozen by a dispute"), waiting, bar.currency, "neutral")] if waiting else []
    owed = [(_("Owed back"), bar.owed_back, bar.currency, "blue")] if bar.owed_back else []
    return [
        (_("Held"), bar.held - waiting, bar.currency, "amber"),
        *iced,
        (_("Released to the seller"), bar.released, bar.currency, "green"),
        *owed,
        (_("Refunded"), bar.refunded, bar.currency, "red"),
    ]


def payout_lines_of(order: Order, party: Party) -> list[PayoutLine]:
    """Return the order's lines of the seller's statement for those who may see them."""
    lines = PayoutLine.objects.visible_to(party).filter(order=order)
    return list(lines.order_by("released_at", "pk"))


def sums_of(lines: Iterable[PayoutLine]) -> dict[str, Decimal]:
    """Return what commission, its tax and the net of an order come to."""
    names = ("commission", "commission_tax", "net")
    return {name: sum((getattr(line, name) for line in lines), Decimal(0)) for name in names}


def payment_of_purchase(context: dict[str, Any]) -> SafeString:
    """Draw the request for payment of a purchase with its turn and history."""
    purchase, request = context["purchase"], context["request"]
    asked = PaymentRequest.objects.visible_to(request.party).filter(purchase=purchase).first()
    if asked is None:
        return SafeString("")
    drawn = {"payment": asked, "missing": still_to_pay(asked)}
    return render_to_string("payment/purchase_payment.html", drawn, request=request)


def suspension(context: dict[str, Any]) -> SafeString:
    """Say what is payable to `company` and would be held; one query."""
    lines = PayoutLine.objects.filter(seller=context["company"], payout=None).order_by()
    rows = lines.values_list("currency").annotate(total=summed("net"))
    sums = ", ".join(money_text(total, currency) for currency, total in rows)
    if not sums:
        return format_html("<p>{}</p>", _("Nothing is payable to the company now."))
    return format_html("<p>{}</p>", _("Payouts would be held: %(sums)s.") % {"sums": sums})
