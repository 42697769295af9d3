"""Plain names of kinds whose titles, without their facts, would not say enough to choose by."""

from typing import Final

from django.utils.translation import gettext_lazy as _

LABELS: Final = {
    "order.awaiting_payment": _("An order was placed"),
    "order.confirmed": _("The seller confirms an order"),
    "order.shipped": _("An order is on its way"),
    "order.delivered": _("An order is delivered"),
    "payment.declared": _("A payment was declared"),
    "intent.failed": _("An online payment failed"),
    "inquiry.asked": _("A buyer asks about a listing"),
    "inquiry.answered": _("The seller answers an inquiry"),
    "inquiry.replied": _("The buyer writes again"),
    "inquiry.closed": _("An inquiry is closed"),
}
