"""The words of a parcel's history; people are told by the order's own notices."""

from typing import Final

from checkout.fulfilment.process import SHIPMENT

EVENT_WORDS: Final[dict[str, object]] = {
    f"shipment.{state.name}": state.label for state in SHIPMENT.states
}
