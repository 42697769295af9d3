"""The platform's desk keeps no rows of its own yet: decisions are events of what they decide."""

from marketplace.kernel.holdings import Holding

HOLDINGS: tuple[Holding, ...] = ()
NOT_PERSONAL: dict[str, tuple[str, ...]] = {}
