"""The fulfilment application: parcels on the pages of orders, effects and words."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FulfilmentConfig(AppConfig):
    """Label `fulfilment`; Oscar's shipping events are not used."""

    name = "checkout.fulfilment"
    label = "fulfilment"
    verbose_name = _("Fulfilment")

    def ready(self) -> None:
        """Register the effect of a delivered parcel, the panel, and what is shipped by line."""
        from checkout.fulfilment import notices, panels, queries
        from checkout.fulfilment.actions import check_arrival
        from checkout.order.progress import tell_shipped
        from marketplace.kernel import effects, events, slots

        effects.register("shipment.check_arrival", check_arrival)
        slots.fill("order.parcels", panels.parcels_of_order)
        tell_shipped(queries.shipped)
        for name, text in notices.EVENT_WORDS.items():
            events.describe(name, text)
