"""What payment shows on the pages of order: the money bar, and how the purchase is paid."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from checkout.order.models import Order
from checkout.payment.ledger import MoneyBar, money_bar
from checkout.payment.models import PaymentRequest, PayoutLine
from checkout.payment.queries import still_to_pay
from marketplace.kernel.party import Party

Part = tuple[object, object, str, str]


def money_of_order(context: dict[str, Any]) -> SafeString:
    """Draw held, released and refunded of an order; before payment the way to pay for its buyer."""
    order, request = context["order"], context["request"]
    paying = PaymentRequest.objects.visible_to(request.party).filter(purchase=order.purchase_id)
    drawn = {
        "order": order,
        "parts": parts_of(money_bar(order)),
        "payment": paying.first(),
        "buying": request.party.company_id == order.buyer_id,
        "payout_line": payout_line_of(order, request.party),
    }
    return render_to_string("payment/order_money.html", drawn, request=request)


def parts_of(bar: MoneyBar) -> list[Part]:
    """Return the bar's segments in the order in which money moves; a debt only while it stands."""
    owed = [(_("Owed back"), bar.owed_back, bar.currency, "blue")] if bar.owed_back else []
    return [
        (_("Held"), bar.held, bar.currency, "amber"),
        (_("Released to the seller"), bar.released, bar.currency, "green"),
        *owed,
        (_("Refunded"), bar.refunded, bar.currency, "red"),
    ]


def payout_line_of(order: Order, party: Party) -> PayoutLine | None:
    """Return the line of the seller's statement for those who may see it, or None."""
    return PayoutLine.objects.visible_to(party).filter(order=order).first()


def payment_of_purchase(context: dict[str, Any]) -> SafeString:
    """Draw the request for payment of a purchase with its turn and history."""
    purchase, request = context["purchase"], context["request"]
    asked = PaymentRequest.objects.visible_to(request.party).filter(purchase=purchase).first()
    if asked is None:
        return SafeString("")
    drawn = {"payment": asked, "missing": still_to_pay(asked)}
    return render_to_string("payment/purchase_payment.html", drawn, request=request)
