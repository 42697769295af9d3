"""The online payment application: without a key it shows nothing and listens to nothing."""

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class OnlineConfig(AppConfig):
    """Label `online`."""

    name = "checkout.payment.online"
    label = "online"
    verbose_name = _("Online payment")

    def ready(self) -> None:
        """Register effects, words and places; subscribe only when there is a key."""
        from checkout.payment.online import notices, panels, places
        from checkout.payment.online.actions import registering
        from checkout.payment.online.polling import poll
        from marketplace.kernel import rail, slots, worker

        registering.register_effects()
        notices.register_notices()
        slots.fill("payment.ways", panels.way_to_pay)
        slots.fill("payouts.below", panels.online_payouts)
        if settings.STRIPE_SECRET_KEY:
            registering.listen()
            notices.listen()
            worker.every(poll)
            for entry in places.ENTRIES:
                rail.add(entry)
