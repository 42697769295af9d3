"""One verb for many listings of one seller: same rules, a fixed number of queries per batch."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from oscar.apps.partner.models import StockRecord

from catalogue.actions.bulk_write import Change, add, tell_search, update
from catalogue.actions.columns import product_class
from catalogue.actions.states import require_checked_person
from catalogue.facts import ListingRow
from catalogue.models import Category
from catalogue.rules import Publishing, publishing_fault, terms_faults, text_faults
from catalogue.words import UNITS
from marketplace.companies.actions import become_seller
from marketplace.companies.models import Company
from marketplace.kernel.money import CURRENCIES
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.moderation.queries import eligible

BATCH: Final = 1000
CLOSED: Final = frozenset({"taken_down", "archived"})


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that was not taken: its number from 1, its SKU, the field and the reason in words."""

    number: int
    sku: str
    field: str
    reason: object


@dataclass(slots=True)
class BulkResult:
    """What became of the rows."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: list[RefusedRow] = field(default_factory=list)


def publish_many(seller: Company, rows: Iterable[ListingRow], *, by: Party) -> BulkResult:
    """Publish listings of one seller, known by its SKUs: new ones are made, standing ones updated.

    Each 1,000 rows are one transaction; a second run with the same rows changes nothing. Rows at
    fault are listed and leave the others alone. Raises Refused for the wrong party or person.
    """
    if not (by.is_system or (by.may("sell") and by.company_id == seller.pk)):
        raise Refused(_("Only the seller's own people load listings."), code="wrong_actor")
    if not by.is_system:
        require_checked_person(by.person_id)
    load = _Load(seller, by)
    numbered = enumerate(rows, start=1)
    while batch := list(islice(numbered, BATCH)):
        with transaction.atomic():
            load.take(batch)
    return load.result


class _Load:
    """One run: what the rows are checked against, which SKUs were seen, the result so far."""

    def __init__(self, seller: Company, by: Party) -> None:
        self.seller, self.by = seller, by
        self.partner = become_seller(seller)
        self.categories: dict[str, int] = dict(
            Category.objects.exclude(code=None).values_list("code", "pk")
        )
        self.classes = {flag: product_class(flag) for flag in (False, True)}
        self.seen: set[str] = set()
        self.closed: dict[str, str | None] = {}
        self.result = BulkResult()

    def take(self, batch: list[tuple[int, ListingRow]]) -> None:
        """Check a batch, write what stands the check, tell search which listings changed."""
        standing = self._standing(batch)
        taken = [
            change for number, row in batch if (change := self._checked(number, row, standing))
        ]
        new, old = ([c for c in taken if (c.record is None) is flag] for flag in (True, False))
        made = add(self.seller, self.partner, new, self.by)
        changed = update(old, self.by)
        self.result.created += len(made)
        self.result.updated += len(changed)
        self.result.unchanged += len(old) - len(changed)
        tell_search([*made, *changed])

    def _standing(self, batch: list[tuple[int, ListingRow]]) -> dict[str, Any]:
        """Return this seller's stock records by SKU; those of others are never looked at."""
        skus = [row.terms.sku.strip() for _number, row in batch]
        records = StockRecord.objects.filter(partner=self.partner, partner_sku__in=skus)
        found = records.select_related("product__seller").prefetch_related("tiers")
        return {record.partner_sku: record for record in found}

    def _checked(self, number: int, row: ListingRow, standing: dict[str, Any]) -> Change | None:
        sku = row.terms.sku.strip()
        record = standing.get(sku)
        for name, reason in self._faults(row, record):
            self.result.refused.append(RefusedRow(number, sku, name, reason))
            return None
        self.seen.add(sku)
        category_id = self.categories[row.text.category_code]
        return Change(row, record, category_id, self.classes[row.text.is_service])

    def _faults(self, row: ListingRow, record: Any) -> Iterator[tuple[str, object]]:
        yield from text_faults(row.text, UNITS)
        yield from terms_faults(row.terms, CURRENCIES)
        if row.terms.sku.strip() in self.seen:
            yield "sku", _("This article number (SKU) stands in an earlier row.")
        yield from self._publishing_faults(row)
        if record is not None:
            yield from _standing_faults(row, record)

    def _publishing_faults(self, row: ListingRow) -> Iterator[tuple[str, object]]:
        known = row.text.category_code in self.categories
        if row.text.category_code and not known:
            yield "category_code", _("There is no category with this code.")
        facts = Publishing(self.seller.is_verified, row.text.title, known, row.terms.tiers)
        if fault := publishing_fault(facts) or self._eligibility_fault(row.text.category_code):
            yield "", fault

    def _eligibility_fault(self, code: str) -> str | None:
        """Ask once for each category of the file."""
        if code not in self.closed:
            self.closed[code] = next(iter(eligible(self.seller, "sell", code)), None)
        return self.closed[code]


def _standing_faults(row: ListingRow, record: Any) -> Iterator[tuple[str, object]]:
    if record.product.status in CLOSED:
        yield "sku", _("The listing with this article number was taken down or archived.")
    reserved = record.num_allocated or 0
    if row.terms.in_stock is not None and row.terms.in_stock < reserved:
        reason = _("%(count)s are reserved by open orders: the stock can not be lower.")
        yield "in_stock", reason % {"count": reserved}
