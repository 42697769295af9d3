"""Who sees which listing: the queryset and the question about one stand side by side."""

from typing import TYPE_CHECKING, Self

from django.db.models import Q
from oscar.apps.catalogue.managers import ProductQuerySet

from catalogue.process import PUBLISHED
from marketplace.kernel.party import Party
from marketplace.kernel.visibility import ScopedQuerySet

if TYPE_CHECKING:
    from catalogue.models.listing import Product

SELLER_MAY_SELL = "verified"
"""The company state in which listings are public."""


class ListingQuerySet(ProductQuerySet, ScopedQuerySet):  # type: ignore[override]
    """Which listings a party may see, and what pages need of them in a fixed number of queries."""

    def public(self) -> Self:
        """Return what everybody may see: published, of a verified seller."""
        return self.filter(status=PUBLISHED, seller__status=SELLER_MAY_SELL)

    def browsable(self) -> Self:
        """Return the same for Oscar's own pages; listings have no parents."""
        return self.public().filter(parent=None)

    def visible_to(self, party: Party) -> Self:
        """Return what is public, what belongs to the party's company, and all for moderators."""
        if party.is_system or party.may("moderate"):
            return self.all()
        public = Q(status=PUBLISHED, seller__status=SELLER_MAY_SELL)
        return self.filter(public | Q(seller_id=party.company_id) if party.is_member else public)

    def may_see(self, party: Party, listing: "Product") -> bool:
        """Say the same as `visible_to` about one listing."""
        if party.is_system or party.may("moderate"):
            return True
        if party.is_member and listing.seller_id == party.company_id:
            return True
        return bool(listing.is_for_sale)

    def of_company(self, company_id: int | None) -> Self:
        """Return the listings of one seller, those of others never."""
        return self.filter(seller_id=company_id) if company_id else self.none()

    def with_terms(self) -> Self:
        """Bring seller, category, stock and tiers along: three queries for any number of rows."""
        return self.select_related("seller", "category").prefetch_related("stockrecords__tiers")
