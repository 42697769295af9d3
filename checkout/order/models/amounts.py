"""Oscar's side tables of an order, their money columns widened so that no currency is cut."""

from django.utils.translation import gettext_lazy as _
from oscar.apps.order.abstract_models import (
    AbstractLinePrice,
    AbstractOrderDiscount,
    AbstractOrderLineDiscount,
    AbstractPaymentEvent,
    AbstractSurcharge,
)

from checkout.order.models.fields import money_field


class LinePrice(AbstractLinePrice):
    """Price of units within a line (Oscar's, unused by us)."""

    price_incl_tax = money_field(_("Price (inc. tax)"))
    price_excl_tax = money_field(_("Price (excl. tax)"))
    shipping_incl_tax = money_field(_("Shiping (inc. tax)"), default=0)
    shipping_excl_tax = money_field(_("Shipping (excl. tax)"), default=0)

    class Meta(AbstractLinePrice.Meta):
        abstract = False


class OrderDiscount(AbstractOrderDiscount):
    """Discount of an order (Oscar's, unused by us)."""

    amount = money_field(_("Amount"), default=0)

    class Meta(AbstractOrderDiscount.Meta):
        abstract = False


class OrderLineDiscount(AbstractOrderLineDiscount):
    """Discount of a line (Oscar's, unused by us)."""

    amount = money_field(_("Line discount (excl. tax)"), default=0)

    class Meta(AbstractOrderLineDiscount.Meta):
        abstract = False


class PaymentEvent(AbstractPaymentEvent):
    """Payment event (Oscar's, unused by us: the ledger is the truth)."""

    amount = money_field(_("Amount"))

    class Meta(AbstractPaymentEvent.Meta):
        abstract = False


class Surcharge(AbstractSurcharge):
    """Surcharge of an order (Oscar's, unused by us)."""

    incl_tax = money_field(_("Surcharge (inc. tax)"), default=0)
    excl_tax = money_field(_("Surcharge (excl. tax)"), default=0)

    class Meta(AbstractSurcharge.Meta):
        abstract = False
