"""The online payment application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OnlineConfig(AppConfig):
    """Label `online`."""

    name = "checkout.payment.online"
    label = "online"
    verbose_name = _("Online payment")
