"""Oscar's catalogue with a seller, a lifecycle and terms: listings, tiers, categories."""

from catalogue.models.category import Category
from catalogue.models.listing import Product
from catalogue.models.tier import PriceTier
from catalogue.models.visibility import ListingQuerySet

# isort: split
from oscar.apps.catalogue.models import *  # type: ignore[assignment]  # last: what is still free
from oscar.apps.catalogue.models import ProductClass

__all__ = ["Category", "ListingQuerySet", "PriceTier", "Product", "ProductClass"]
