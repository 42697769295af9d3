"""The search application: Oscar's label, none of its models, pages or haystack."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from oscar.apps.search import apps

LISTING_NEWS: Final = (
    "listing.published",
    "listing.unpublished",
    "listing.taken_down",
    "listing.archived",
    "listing.edited",
    "listing.changed",
    "listing.terms_changed",
)
COMPANY_NEWS: Final = (
    "company.verified",
    "company.suspended",
    "company.reinstated",
    "company.expired",
    "company.presented",
)


class SearchConfig(apps.SearchConfig):
    """Label `search`, as Oscar asks; no view of Oscar's is loaded."""

    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Follow the news of listings and companies; put shelves on the home page."""
        from marketplace.kernel import events, outbox, slots
        from marketplace.notices import kinds
        from search import actions, news, notices, outage, panels, queue, shelves

        outbox.handles(actions.TOPIC, queue.index_message, apart=True)
        outbox.handles(outage.TOPIC, outage.watch, apart=True)
        kinds.register(*notices.KINDS)
        for name in LISTING_NEWS:
            events.subscribe(name, news.index_event)
        events.subscribe("purchase.placed", news.index_purchase)
        events.subscribe("order.cancelled", news.index_order)
        for name in COMPANY_NEWS:
            events.subscribe(name, news.index_company)
        slots.fill("moderation.queues", panels.outage_note, order=90)
        slots.fill("home.shelves", shelves.tiles, order=10)
        slots.fill("home.shelves", shelves.newest_for_visitors, order=20)
        slots.fill("home.member", shelves.newest)
        slots.fill("company.below", shelves.of_company)
        slots.fill("search.empty", shelves.tiles)

    def get_urls(self) -> list[Any]:
        """Mount nothing of Oscar's."""
        return []
