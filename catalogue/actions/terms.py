"""Setting the terms of one listing: SKU, currency, tiers, stock, lead time, multiple, Incoterm."""

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from oscar.apps.partner.models import StockRecord

from catalogue.actions.columns import save_columns, stock_columns, terms_columns, terms_of, write
from catalogue.actions.listing import refuse_first, require_editor
from catalogue.facts import ListingTerms
from catalogue.models import PriceTier, Product
from catalogue.rules import Tier, terms_faults
from marketplace.companies.actions import become_seller
from marketplace.kernel import events
from marketplace.kernel.money import CURRENCIES
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused


@transaction.atomic
def set_terms(listing: Product, terms: ListingTerms, *, by: Party) -> None:
    """Replace all terms of a listing; new prices hold from now on. Raises Refused with the field.

    Orders keep what was frozen in them. The stock counts what is reserved as well.
    """
    require_editor(listing, by)
    refuse_first(terms_faults(terms, CURRENCIES))
    listing = Product.objects.with_terms().get(pk=listing.pk)
    before = terms_of(listing)
    save_columns(listing, terms_columns(terms))
    replace_tiers(_record(listing, terms), terms.tiers)
    listing = Product.objects.with_terms().get(pk=listing.pk)
    after = terms_of(listing)
    if after != before:
        events.record("listing.terms_changed", listing, by=by, was=before, now=after)


def _record(listing: Product, terms: ListingTerms) -> Any:
    """Write the one stock record of the listing; what is allocated is never touched."""
    partner = become_seller(listing.seller)
    record = StockRecord.objects.select_for_update().filter(product=listing).first()
    record = record or StockRecord(product=listing, partner=partner)
    allocated = record.num_allocated or 0
    if terms.in_stock is not None and terms.in_stock < allocated:
        reason = _("%(count)s are reserved by open orders: the stock can not be lower.")
        raise Refused(reason % {"count": allocated}, field="in_stock")
    columns = stock_columns(terms)
    write(record, columns)
    _save(record, list(columns))
    return record


def _save(record: Any, columns: list[str]) -> None:
    try:
        with transaction.atomic():
            record.save(update_fields=columns) if record.pk else record.save()
    except IntegrityError as fault:
        reason = _("Another listing of yours has this article number (SKU).")
        raise Refused(reason, field="sku", code="taken") from fault


def replace_tiers(record: Any, tiers: Iterable[Tier]) -> None:
    """Make these the tiers of a stock record."""
    PriceTier.objects.filter(stockrecord=record).delete()
    PriceTier.objects.bulk_create(
        PriceTier(stockrecord=record, min_quantity=tier.min_quantity, unit_price=tier.unit_price)
        for tier in tiers
    )
