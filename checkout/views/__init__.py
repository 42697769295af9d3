"""Pages of the basket, the steps to the order, and a seller's delivery tariff."""

from checkout.views.basket import AddView, BasketView
from checkout.views.steps import CheckView, DeliveryView, InvoiceView
from checkout.views.tariff import TariffView

__all__ = ["AddView", "BasketView", "CheckView", "DeliveryView", "InvoiceView", "TariffView"]
