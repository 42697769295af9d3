"""Counting anew how many consenting companies ordered listings; news brings it about."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache

from django.db import transaction

from checkout.order.models import Line
from marketplace.kernel.clock import now
from marketplace.kernel.models import Event
from marketplace.privacy.gate import person_allows
from search.recommendations.actions.past import erase
from search.recommendations.models.popular import Popular
from search.recommendations.rules.popularity import WINDOW, standing_of

PURPOSE = "personalisation"
NOT_COUNTED = ("awaiting_payment", "cancelled")


@transaction.atomic
def recount(listings: Iterable[int]) -> None:
    """Write the standing of these listings, or drop those that too few companies ordered."""
    keys, at = set(listings), now()
    orders: dict[int, dict[int, datetime]] = defaultdict(dict)
    for listing, company, last in orders_of(keys, at):
        known = orders[listing].get(company, last)
        orders[listing][company] = max(known, last)
    standings = {key: standing_of(orders[key].values(), at) for key in keys}
    Popular.objects.filter(pk__in=keys).delete()
    Popular.objects.bulk_create(
        Popular(pk=key, companies=found.companies, until=found.until)
        for key, found in standings.items()
        if found
    )


def orders_of(listings: Iterable[int], at: datetime) -> Iterator[tuple[int, int, datetime]]:
    """Yield listing, company and time of the paid orders that consenting people placed."""
    allowed = cache(lambda person: person_allows(person, PURPOSE))
    lines = Line.objects.filter(product__in=listings, order__placed_at__gt=at - WINDOW)
    columns = ("product_id", "order__buyer_id", "order__placed_at", "order__purchase__placed_by_id")
    counted = lines.exclude(order__status__in=NOT_COUNTED).values_list(*columns)
    for listing, company, last, person in counted:
        if allowed(person):
            yield listing, company, last


def order_changed(event: Event) -> None:
    """Count the listings of an order anew."""
    lines = Line.objects.filter(order=event.object_id).exclude(product=None)
    recount(lines.values_list("product_id", flat=True))


def consent_changed(event: Event) -> None:
    """Count anew what a person ordered; on a withdrawal drop what was kept until then."""
    if event.facts.get("purpose") != PURPOSE or event.person_id is None:
        return
    if event.name == "consent.withdrawn":
        still_off = not person_allows(event.person_id, PURPOSE)
        erase(event.person_id, until=None if still_off else event.at)
    since = now() - WINDOW
    mine = Line.objects.filter(
        order__purchase__placed_by=event.person_id, order__placed_at__gt=since
    )
    recount(mine.exclude(product=None).values_list("product_id", flat=True).distinct())
