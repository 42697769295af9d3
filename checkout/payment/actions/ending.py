"""What cancelling and lapsing do to money: inside the step's own transaction, exactly once."""

from django.utils.translation import gettext as _

from checkout.order.models import Order
from checkout.payment import ledger
from checkout.payment.actions.executing import end_all
from checkout.payment.actions.facts import party_of, reason_of
from checkout.payment.actions.owing import Debt, owe
from checkout.payment.models import PaymentRequest
from checkout.payment.queries import still_to_pay, waiting_orders
from checkout.payment.rules import refund_of_partial, refund_owed
from marketplace.kernel import steps
from marketplace.kernel.models import Event
from marketplace.kernel.money import from_minor, to_minor
from marketplace.kernel.party import SYSTEM


def owe_parts(request: PaymentRequest, _event: Event | None) -> None:
    """The request lapsed: parts received are owed back."""
    earlier = to_minor(request.received, request.currency)
    if not earlier:
        return
    buyer = request.purchase.buyer_id
    money = ledger.Event("refund_owed", f"refund-owed-parts-{request.pk}", request.currency)
    ledger.post(money, refund_of_partial(earlier, buyer))
    owe(Debt(request.purchase, from_minor(earlier, request.currency), _("The purchase lapsed.")))


def owe_back(order: Order, event: Event | None) -> None:
    """A cancelled order: what is held for it is owed back, frozen or not; unpaid, the request asks
    for less."""
    end_all(order, party_of(event))
    held = -ledger.balance("held", order=order)
    if held > 0:
        money = ledger.Event("refund_owed", f"refund-owed-order-{order.pk}", order.currency)
        ledger.post(money, refund_owed(held, order.pk, order.buyer_id))
        amount = from_minor(held, order.currency)
        owe(Debt(order.purchase, amount, reason_of(event), order))
        return
    request = PaymentRequest.objects.filter(purchase=order.purchase, status="open").first()
    if request is not None:
        _less_to_pay(request, order)


def _less_to_pay(request: PaymentRequest, order: Order) -> None:
    """Nothing is left to pay for: the request ends, paid by the parts received or not at all."""
    if not waiting_orders(request).exists():
        steps.take(request, "lapse", by=SYSTEM, order=order.pk)
    elif not (still_to_pay(request) or request.needs_second_person):
        steps.take(request, "settle", by=SYSTEM, order=order.pk)
