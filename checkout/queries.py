"""What is read of baskets: whose is open, its lines with everything a page needs, tariffs,
drafts."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from oscar.apps.basket.models import Line

from checkout.models import DeliveryTariff, Draft, TradeBasket
from checkout.rules import Tariff
from marketplace.kernel.party import Party

GUEST_KEY = "guest_basket"


def open_basket(party: Party, session: Mapping[str, Any]) -> TradeBasket | None:
    """Return the open basket of the person and company, or the guest's of this session."""
    baskets = TradeBasket.objects.filter(is_open=True)
    if party.is_member:
        return baskets.filter(**_mine(party)).first()
    if party.is_visitor and (key := session.get(GUEST_KEY)):
        return baskets.filter(pk=key, person=None).first()
    return None


def _mine(party: Party) -> dict[str, Any]:
    return {"person_id": party.person_id, "company_id": party.company_id}


def lines_of(basket_id: int) -> QuerySet[Line]:
    """Return the lines of a basket by seller, with listing, seller, stock and tiers."""
    return (
        Line.objects.filter(basket_id=basket_id)
        .select_related("product__seller", "product__category", "stockrecord")
        .prefetch_related("stockrecord__tiers")
        .order_by("product__seller__legal_name", "id")
    )


def line_count(party: Party, session: Mapping[str, Any]) -> int:
    """Return how many lines the open basket has; one query, none for a guest without one."""
    if party.is_member:
        mine = _mine(party)
    elif party.is_visitor and (key := session.get(GUEST_KEY)):
        mine = {"pk": key, "person": None}
    else:
        return 0
    found = TradeBasket.objects.filter(is_open=True, **mine)
    return found.filter(basket__lines__isnull=False).values("basket__lines").count()


def tariffs(seller_ids: Iterable[int]) -> dict[int, Tariff]:
    """Return each seller's delivery tariff; a seller without one delivers free."""
    rows = DeliveryTariff.objects.filter(seller_id__in=seller_ids)
    return {row.seller_id: Tariff(row.flat_net, row.free_above, row.collection) for row in rows}


def draft_of(basket_id: int) -> Draft:
    """Return the answers given so far, or an empty unsaved draft."""
    return Draft.objects.filter(basket_id=basket_id).first() or Draft(basket_id=basket_id)
