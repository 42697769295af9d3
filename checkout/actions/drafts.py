"""Keeping the answers given on the way to an order, and a seller's delivery tariff."""

from decimal import Decimal
from typing import Any

from django.db import transaction

from checkout.actions.rights import require_buyer, require_seller
from checkout.models import DeliveryTariff, Draft
from checkout.rules import Tariff
from marketplace.kernel import events
from marketplace.kernel.party import Party


def save_delivery(
    basket_id: int, *, consignee: dict[str, Any], methods: dict[str, str], by: Party
) -> Draft:
    """Keep where the goods go and each seller's delivery method. Raises Refused without the
    right."""
    return _keep(basket_id, by, consignee=consignee, delivery=methods)


def save_invoice(basket_id: int, *, facts: dict[str, Any], by: Party) -> Draft:
    """Keep the invoice details, purchase-order number, cost centre and note."""
    return _keep(basket_id, by, **facts)


def _keep(basket_id: int, by: Party, **answers: Any) -> Draft:
    require_buyer(by)
    draft, _made = Draft.objects.update_or_create(basket_id=basket_id, defaults=answers)
    return draft


@transaction.atomic
def set_tariff(seller: Any, tariff: Tariff, currency: str, *, by: Party) -> DeliveryTariff:
    """Set what a seller asks for delivery, net, in a currency. Raises Refused without the right to
    sell."""
    require_seller(by, seller.pk)
    facts = {
        "currency": currency,
        "flat_net": tariff.flat_net,
        "free_above": tariff.free_above,
        "collection": tariff.collection,
    }
    row, _made = DeliveryTariff.objects.update_or_create(seller=seller, defaults=facts)
    events.record("delivery_tariff.set", row, by=by, flat_net=Decimal(tariff.flat_net))
    return row
