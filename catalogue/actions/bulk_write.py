"""The writing half of the bulk verb: checked rows become listings, stock, tiers and events."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from oscar.apps.partner.models import StockRecord

from catalogue.actions.columns import differing, stock_columns, terms_columns, text_columns, write
from catalogue.actions.states import publish
from catalogue.facts import ListingRow
from catalogue.models import PriceTier, Product, ProductClass
from catalogue.process import LISTING, PUBLISHED
from catalogue.rules import Tier, trimmed
from marketplace.companies.models import Company
from marketplace.kernel import events, outbox
from marketplace.kernel.clock import now
from marketplace.kernel.models import Event
from marketplace.kernel.party import Party

TOPIC: Final = "search.index_listings"
PER_MESSAGE: Final = 500


@dataclass(frozen=True, slots=True)
class Change:
    """A checked row with the seller's standing stock record (None = new), category and class."""

    row: ListingRow
    record: Any
    category_id: int
    product_class: ProductClass

    @property
    def columns(self) -> dict[str, Any]:
        """The listing's columns."""
        text = text_columns(self.row.text, self.category_id)
        return {**text, **terms_columns(self.row.terms), "product_class_id": self.product_class.pk}

    @property
    def tiers(self) -> list[Tier]:
        """The row's tiers by minimum quantity."""
        return sorted(self.row.terms.tiers)


def add(seller: Company, partner: Any, changes: Sequence[Change], by: Party) -> list[int]:
    """Make published listings; return their keys."""
    at = now()
    listings = Product.objects.bulk_create(
        Product(  # type: ignore[no-untyped-call]
            seller=seller, status=PUBLISHED, published_at=at, **change.columns
        )
        for change in changes
    )
    records = StockRecord.objects.bulk_create(
        StockRecord(product=listing, partner=partner, **stock_columns(change.row.terms))
        for listing, change in zip(listings, changes, strict=True)
    )
    _add_tiers(list(zip(records, changes, strict=True)))
    events.append_many([_born(listing, by) for listing in listings])
    return [listing.pk for listing in listings]


def _add_tiers(pairs: Sequence[tuple[Any, Change]]) -> None:
    PriceTier.objects.bulk_create(
        PriceTier(stockrecord=record, min_quantity=tier.min_quantity, unit_price=tier.unit_price)
        for record, change in pairs
        for tier in change.tiers
    )


def _born(listing: Product, by: Party) -> Event:
    event = events.new(f"{LISTING.name}.{PUBLISHED}", listing, by, {"loaded": True})
    event.step, event.before, event.after = "publish", LISTING.initial, PUBLISHED
    return event


def update(changes: Sequence[Change], by: Party) -> list[int]:
    """Update standing listings that differ, publish those off the market; return the keys."""
    texts = [c for c in changes if differing(c.record.product, c.columns)]
    terms = [c for c in changes if _terms_differ(c)]
    _write_listings(texts)
    _write_terms(terms)
    events.append_many([events.new("listing.edited", c.record.product, by, {}) for c in texts])
    events.append_many([_repriced(c, by) for c in terms])
    off = [c for c in changes if c.record.product.status != PUBLISHED]
    for waiting in off:
        publish(waiting.record.product, by=by)
    return sorted({c.record.product_id for c in (*texts, *terms, *off)})


def _terms_differ(change: Change) -> bool:
    if differing(change.record, stock_columns(change.row.terms)):
        return True
    return _stored(change) != change.tiers


def _stored(change: Change) -> list[Tier]:
    return sorted(Tier(t.min_quantity, t.unit_price) for t in change.record.tiers.all())


def _repriced(change: Change, by: Party) -> Event:
    facts = {"was": {"tiers": _plain(_stored(change))}, "now": {"tiers": _plain(change.tiers)}}
    return events.new("listing.terms_changed", change.record.product, by, facts)


def _plain(tiers: list[Tier]) -> list[list[object]]:
    return [[tier.min_quantity, trimmed(tier.unit_price)] for tier in tiers]


def _write_listings(changes: Sequence[Change]) -> None:
    for item in changes:
        write(item.record.product, item.columns)
    if changes:
        listings = [item.record.product for item in changes]
        Product.objects.bulk_update(listings, list(changes[0].columns), batch_size=100)


def _write_terms(changes: Sequence[Change]) -> None:
    if not changes:
        return
    for item in changes:
        write(item.record, stock_columns(item.row.terms))
    records = [item.record for item in changes]
    StockRecord.objects.bulk_update(records, ["price_currency", "num_in_stock"], batch_size=200)
    PriceTier.objects.filter(stockrecord__in=records).delete()
    _add_tiers([(item.record, item) for item in changes])


def tell_search(keys: Sequence[int]) -> None:
    """Owe search the new index entries, 500 to a message."""
    for start in range(0, len(keys), PER_MESSAGE):
        outbox.enqueue(TOPIC, ids=list(keys[start : start + PER_MESSAGE]))
