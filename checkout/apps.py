"""The checkout application: label `checkout`, none of Oscar's models or pages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CheckoutConfig(AppConfig):
    """Baskets of companies, delivery tariffs, and the steps to a placed purchase."""

    name = "checkout"
    label = "checkout"
    verbose_name = _("Checkout")
