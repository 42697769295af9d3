"""Oscar's price and stock strategy, answering from the seller's own stock record and its tiers."""

from typing import Any

from oscar.apps.partner import availability, prices, strategy

from catalogue.rules import unit_price_at


class Strategy(strategy.Base):
    """Price of a line at its quantity; the same function as every page."""

    def fetch_for_product(self, product: Any, stockrecord: Any = None) -> Any:
        """Return price and availability of one piece of a listing."""
        return self._info(stockrecord or product.stockrecords.first(), 1)

    def fetch_for_line(self, line: Any, stockrecord: Any = None) -> Any:
        """Return price and availability of a basket line, from its own stock record."""
        return self._info(stockrecord or line.stockrecord, line.quantity)

    def _info(self, stockrecord: Any, quantity: int) -> Any:
        if stockrecord is None or not (tiers := list(stockrecord.tiers.all())):
            return strategy.PurchaseInfo(prices.Unavailable(), availability.Unavailable(), None)
        smallest = min(tier.min_quantity for tier in tiers)
        net = unit_price_at(tiers, max(quantity, smallest))
        price = prices.FixedPrice(stockrecord.price_currency, net)
        return strategy.PurchaseInfo(price, _availability(stockrecord), stockrecord)


def _availability(stockrecord: Any) -> Any:
    if stockrecord.num_in_stock is None:
        return availability.Available()
    return availability.StockRequired(stockrecord.net_stock_level)


class Selector:
    """What Oscar asks for a strategy; ours knows neither person nor profile, so no price depends on
    one."""

    def strategy(self, request: Any = None, user: Any = None, **_kwargs: Any) -> Strategy:
        """Return the one strategy."""
        del user
        made: Strategy = Strategy(request)  # type: ignore[no-untyped-call]
        return made
