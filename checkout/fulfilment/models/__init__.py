"""Parcels with their lines and news, and the buyer's receipts."""

from checkout.fulfilment.models.receipt import ReceiptLine
from checkout.fulfilment.models.shipment import Shipment, ShipmentLine, TrackingEvent

__all__ = ["ReceiptLine", "Shipment", "ShipmentLine", "TrackingEvent"]
