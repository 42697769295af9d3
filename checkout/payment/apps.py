"""The payment application: Oscar's models under our name, our ledger, pages, effects and words."""

from typing import Any

from oscar.apps.payment import apps


class PaymentConfig(apps.PaymentConfig):
    """Label `payment`, as Oscar asks; none of Oscar's views or receivers is loaded."""

    name = "checkout.payment"

    def ready(self) -> None:
        """Register effects, files, slots, the rail's entries, words and notices."""
        from checkout.payment import panels, places
        from checkout.payment.actions.registering import register_effects, register_files
        from checkout.payment.notices import register_notices
        from marketplace.kernel import rail, slots

        register_effects()
        register_files()
        register_notices()
        slots.fill("order.money", panels.money_of_order)
        slots.fill("purchase.below", panels.payment_of_purchase)
        slots.fill("moderation.effects", panels.suspension, order=30)
        for entry in places.ENTRIES:
            rail.add(entry)

    def get_urls(self) -> list[Any]:
        """Mount nothing of Oscar's."""
        return []
