"""The order application: Oscar's models under our name, with our pages, effects and words."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from oscar.apps.order import apps


class OrderConfig(apps.OrderConfig):
    """Label `order`, as Oscar asks; none of Oscar's views or receivers is loaded."""

    name = "checkout.order"

    def ready(self) -> None:
        """Register effects, words of events, the rail's entries and who is told what."""
        from checkout.order import notices, queries
        from checkout.order.actions import effects as consequences
        from marketplace.kernel import effects, events, rail
        from marketplace.notices import kinds

        effects.register("order.free_stock", consequences.free_stock)
        effects.register("order.promise", consequences.promise)
        kinds.register(*notices.KINDS)
        for name, text in notices.EVENT_WORDS.items():
            events.describe(name, text)
        for name in notices.TOLD:
            events.subscribe(name, notices.tell_sides)
        for entry in self.entries(queries):
            rail.add(rail.Entry(**entry))

    def entries(self, queries: Any) -> tuple[dict[str, Any], ...]:
        """Return the places of work on the desk's rail."""
        return (
            {
                "section": "buying",
                "label": _("Orders"),
                "url_name": "orders:list",
                "right": "view",
                "count": queries.waiting_for_buyer,
                "order": 20,
            },
            {
                "section": "selling",
                "label": _("Sales"),
                "url_name": "orders:sales",
                "right": "view",
                "count": queries.waiting_for_seller,
                "order": 20,
            },
        )

    def get_urls(self) -> list[Any]:
        """Mount nothing of Oscar's."""
        return []
