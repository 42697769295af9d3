"""Oscar's app configurations, kept quiet: their models stay, their pages and receivers do not
load."""

from pathlib import Path
from typing import Any

from django.apps import AppConfig
from oscar.apps.analytics.apps import AnalyticsConfig as OscarAnalyticsConfig
from oscar.apps.basket.apps import BasketConfig as OscarBasketConfig
from oscar.apps.catalogue.reviews.apps import CatalogueReviewsConfig as OscarReviewsConfig
from oscar.apps.customer.apps import CustomerConfig as OscarCustomerConfig
from oscar.apps.dashboard.apps import DashboardConfig as OscarDashboardConfig
from oscar.apps.offer.apps import OfferConfig as OscarOfferConfig
from oscar.apps.partner.apps import PartnerConfig as OscarPartnerConfig
from oscar.apps.voucher.apps import VoucherConfig as OscarVoucherConfig
from oscar.config import Shop


class Quiet:
    """Nothing at start-up, no URLs."""

    def ready(self) -> None:
        """Load neither views nor receivers."""

    def get_urls(self) -> list[Any]:
        """Mount nothing."""
        return []


class ShopConfig(Quiet, Shop):
    """Oscar's root application, without its templates, styles and texts: there a basket is a
    cart."""

    path = str(Path(__file__).resolve().parent)


class BasketConfig(Quiet, OscarBasketConfig):
    """Baskets and their lines."""


class PartnerConfig(Quiet, OscarPartnerConfig):
    """Partners and stock records."""


class OfferConfig(Quiet, OscarOfferConfig):
    """Discounts: tables only, other tables point at them."""


class VoucherConfig(Quiet, OscarVoucherConfig):
    """Vouchers: tables only, baskets point at them."""


class CustomerConfig(Quiet, OscarCustomerConfig):
    """Product alerts: Oscar's user writes them."""


class DashboardConfig(Quiet, OscarDashboardConfig):
    """No page and no table: one of Oscar's template tag modules asks for it by name."""


class AnalyticsConfig(Quiet, OscarAnalyticsConfig):
    """Records of views: tables only, one of Oscar's migrations names them; nothing is written."""


class ReviewsConfig(Quiet, OscarReviewsConfig):
    """Oscar's reviews: tables only, for the same reason."""


class ConfigConfig(AppConfig):
    """The joining app: management commands of the whole market."""

    name = "config"
    label = "config"
