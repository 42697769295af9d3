"""The order application: Oscar's models under our name, with our pages, effects and words."""

from typing import Any

from oscar.apps.order import apps


class OrderConfig(apps.OrderConfig):
    """Label `order`, as Oscar asks; none of Oscar's views or receivers is loaded."""

    name = "checkout.order"

    def ready(self) -> None:
        """Register effects, words of events, the rail's entries and who is told what."""
        from checkout.order import notices, panels, places, queries
        from checkout.order.actions import effects as consequences
        from marketplace.companies import touch
        from marketplace.kernel import effects, events, rail, slots
        from marketplace.notices import kinds

        effects.register("order.free_stock", consequences.free_stock)
        effects.register("order.promise", consequences.promise)
        effects.register("order.extend", consequences.extend)
        kinds.register(*notices.KINDS)
        for name, text in notices.EVENT_WORDS.items():
            events.describe(name, text)
        for name in notices.TOLD:
            events.subscribe(name, notices.tell_sides)
        slots.fill("desk.todo", panels.to_do)
        slots.fill("moderation.effects", panels.suspension, order=20)
        touch.register(queries.counterparts)
        for entry in places.ENTRIES:
            rail.add(entry)

    def get_urls(self) -> list[Any]:
        """Mount nothing of Oscar's."""
        return []
