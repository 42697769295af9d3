"""The payment application: Oscar's models under our name, our ledger, pages, effects and words."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from oscar.apps.payment import apps

RAIL: Final[tuple[tuple[str, object, str, str, int], ...]] = (
    ("selling", _("Payouts"), "payment:payouts", "receive_money", 60),
    ("moderation", _("Payments"), "payment:queue", "match", 40),
    ("moderation", _("Refunds"), "payment:refunds", "match", 41),
    ("moderation", _("Payouts"), "payment:staff_payouts", "match", 42),
)


class PaymentConfig(apps.PaymentConfig):
    """Label `payment`, as Oscar asks; none of Oscar's views or receivers is loaded."""

    name = "checkout.payment"

    def ready(self) -> None:
        """Register effects, files, slots, the rail's entries, words and notices."""
        from checkout.payment import panels
        from checkout.payment.actions.registering import register_effects, register_files
        from checkout.payment.notices import register_notices
        from marketplace.kernel import slots

        register_effects()
        register_files()
        register_notices()
        slots.fill("order.money", panels.money_of_order)
        slots.fill("purchase.below", panels.payment_of_purchase)
        self._fill_rail()

    def _fill_rail(self) -> None:
        from checkout.payment import queries
        from marketplace.kernel.rail import Entry, add

        counts = {
            "payment:queue": queries.proofs_waiting,
            "payment:refunds": queries.refunds_waiting,
            "payment:staff_payouts": queries.payouts_waiting,
        }
        for section, label, name, right, order in RAIL:
            add(
                Entry(
                    section=section,
                    label=label,
                    url_name=name,
                    right=right,
                    count=counts.get(name),
                    order=order,
                )
            )

    def get_urls(self) -> list[Any]:
        """Mount nothing of Oscar's."""
        return []
