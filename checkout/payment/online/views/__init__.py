"""Pages of online payment, and the address that the provider calls; all absent without a key."""

from checkout.payment.online.views.finance import CarryView, IntentsView
from checkout.payment.online.views.payer import PayView
from checkout.payment.online.views.seller import AccountView, OnboardView
from checkout.payment.online.views.webhook import WebhookView

__all__ = [
    "AccountView",
    "CarryView",
    "IntentsView",
    "OnboardView",
    "PayView",
    "WebhookView",
]
