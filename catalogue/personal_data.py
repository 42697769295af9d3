"""The catalogue holds goods, prices and categories: nothing of a person."""

from marketplace.kernel.holdings import Holding

HOLDINGS: tuple[Holding, ...] = ()
NOT_PERSONAL: dict[str, tuple[str, ...]] = {
    "catalogue.Category": ("*",),
    "catalogue.Product": ("*",),
}
