"""Shipping, news of parcels, and the buyer's receipt."""

from checkout.fulfilment.actions.receiving import receive
from checkout.fulfilment.actions.shipping import Parcel, ship
from checkout.fulfilment.actions.tracking import News, check_arrival, track

__all__ = ["News", "Parcel", "check_arrival", "receive", "ship", "track"]
