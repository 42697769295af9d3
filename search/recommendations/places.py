"""Where suggestions appear, what news they follow, and their place on the rail."""

from django.utils.translation import gettext_lazy as _

from marketplace.kernel import events, rail, slots
from search.recommendations import panels
from search.recommendations.actions import popularity

CONSENT_NEWS = ("consent.given", "consent.withdrawn")
ORDER_NEWS = ("order.confirmed", "order.cancelled")


def register() -> None:
    """Fill the slots and subscribe to the news."""
    slots.fill("home.member", panels.home_from_past, order=-10)
    slots.fill("home.member", panels.home_for_all, order=10)
    slots.fill("home.shelves", panels.visitor_from_past, order=5)
    slots.fill("home.shelves", panels.visitor_for_all, order=30)
    slots.fill("product.below", panels.below_product)
    for name in ORDER_NEWS:
        events.subscribe(name, popularity.order_changed)
    for name in CONSENT_NEWS:
        events.subscribe(name, popularity.consent_changed)
    rail.add(
        rail.Entry(section="me", label=_("Suggestions"), url_name="recommendations:why", order=55)
    )
