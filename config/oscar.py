"""Every departure from Oscar on one page: which apps are installed, and whose classes stand in.

Oscar is taken for its models (catalogue, partner, basket, order) and its price strategy. None of
its
pages is mounted, so its app configurations keep quiet: no views, receivers or URLs are loaded.
"""

from importlib import import_module
from typing import Any, Final

from oscar.core.loading import default_class_loader

APPS: Final = (
    "config.apps.ShopConfig",
    "checkout.apps.CheckoutConfig",
    "oscar.apps.address.apps.AddressConfig",
    "oscar.apps.shipping.apps.ShippingConfig",
    "catalogue.apps.CatalogueConfig",
    "oscar.apps.communication.apps.CommunicationConfig",
    "config.apps.PartnerConfig",
    "config.apps.BasketConfig",
    "checkout.payment.apps.PaymentConfig",
    "config.apps.OfferConfig",
    "checkout.order.apps.OrderConfig",
    "config.apps.CustomerConfig",
    "search.apps.SearchConfig",
    "config.apps.VoucherConfig",
    "config.apps.DashboardConfig",
    "config.apps.AnalyticsConfig",
    "config.apps.ReviewsConfig",
    "treebeard",
)

OVERRIDES: Final[dict[str, str]] = {
    "partner.strategy.Selector": "checkout.pricing.Selector",
}


def load(module_label: str, classnames: list[str], module_prefix: str = "oscar.apps") -> list[Any]:
    """Return the classes Oscar asks for: ours where the table names one, else Oscar's own."""
    return [_one(module_label, name, module_prefix) for name in classnames]


def _one(module_label: str, name: str, prefix: str) -> Any:
    target = OVERRIDES.get(f"{module_label}.{name}")
    if target is None:
        return default_class_loader(module_label, [name], prefix)[0]
    module, _dot, attribute = target.rpartition(".")
    return getattr(import_module(module), attribute)
