"""The catalogue's application: Oscar's models under our name, with our pages, effects and words."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue import apps


class CatalogueConfig(apps.CatalogueConfig):
    """Label `catalogue`, as Oscar asks; none of Oscar's views or receivers is loaded."""

    name = "catalogue"

    def ready(self) -> None:
        """Register effects, words of events, the rail's entry and who is told what."""
        from catalogue import notices, panels
        from catalogue.actions import states
        from marketplace.kernel import effects, events, rail, slots
        from marketplace.notices import kinds

        effects.register("listing.check_person", states.check_person)
        effects.register("listing.stamp", states.stamp_first_publication)
        kinds.register(*notices.KINDS)
        for name, text in notices.EVENT_WORDS.items():
            events.describe(name, text)
        for name in notices.TOLD:
            events.subscribe(name, notices.tell_seller)
        slots.fill("moderation.effects", panels.suspension, order=10)
        rail.add(
            rail.Entry(
                section="selling",
                label=_("Listings"),
                url_name="listings:list",
                right="sell",
                order=10,
            )
        )

    def get_urls(self) -> list[Any]:
        """Mount nothing of Oscar's."""
        return []
