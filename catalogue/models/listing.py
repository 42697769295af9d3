"""A listing: what one seller offers, on which terms, and in which state."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.abstract_models import AbstractProduct

from catalogue.models.visibility import SELLER_MAY_SELL, ListingQuerySet
from catalogue.process import LISTING, PUBLISHED
from catalogue.rules import Tier, available_of, first_quantity, hs_text, minimum_order
from marketplace.kernel.visibility import status_constraint
from marketplace.moderation.queries import eligible


class Product(AbstractProduct):  # type: ignore[django-manager-missing]
    """A listing: what one seller offers, on which terms, and in which state."""

    PROCESS = LISTING

    seller = models.ForeignKey(
        "companies.Company",
        on_delete=models.PROTECT,
        related_name="listings",
        verbose_name=_("Seller"),
    )
    status = models.CharField(_("State"), max_length=20, default=LISTING.initial)
    category = models.ForeignKey(
        "catalogue.Category",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="listings",
        verbose_name=_("Category"),
    )
    brand = models.CharField(_("Brand"), max_length=120, blank=True)
    mpn = models.CharField(_("Manufacturer part number"), max_length=80, blank=True, db_index=True)
    gtin = models.CharField(_("GTIN"), max_length=14, blank=True, db_index=True)
    hs_code = models.CharField(_("HS code"), max_length=10, blank=True)
    origin = models.CharField(_("Country of origin"), max_length=2, blank=True)
    unit = models.CharField(_("Unit"), max_length=3, default="C62")
    pack_size = models.PositiveIntegerField(_("Pack size"), default=1)
    order_multiple = models.PositiveIntegerField(_("Order multiple"), default=1)
    lead_time_days = models.PositiveSmallIntegerField(_("Lead time in days"), default=0)
    incoterm = models.CharField(_("Incoterm"), max_length=3, blank=True)
    incoterm_place = models.CharField(_("Incoterm place"), max_length=80, blank=True)
    is_service = models.BooleanField(_("Service"), default=False)
    specs = models.JSONField(_("Attributes"), default=dict, blank=True)
    published_at = models.DateTimeField(_("First published"), null=True, blank=True)

    objects = ListingQuerySet.as_manager()  # type: ignore[misc]

    class Meta(AbstractProduct.Meta):
        ordering = ["-id"]
        constraints: ClassVar = [
            status_constraint(LISTING),
            models.CheckConstraint(
                condition=Q(order_multiple__gte=1), name="listing_multiple_from_1"
            ),
            models.CheckConstraint(condition=Q(pack_size__gte=1), name="listing_pack_from_1"),
        ]
        indexes: ClassVar = [
            models.Index(fields=("status", "category"), name="listing_by_category"),
            models.Index(fields=("seller", "status"), name="listing_by_seller"),
            models.Index(fields=("status", "-published_at"), name="listing_newest"),
        ]

    def get_absolute_url(self) -> str:
        """Return the public page; the seller and moderators see it there in every state."""
        return reverse("catalogue:detail", args=[self.slug or "listing", self.pk])

    @property
    def is_for_sale(self) -> bool:
        """True when everybody may see and buy it."""
        return self.status == PUBLISHED and self.seller.status == SELLER_MAY_SELL

    def eligibility_obstacle(self) -> str | None:
        """Return why a rule of the organiser keeps the seller from this category, or None."""
        code = self.category.code if self.category else None
        return next(iter(eligible(self.seller, "sell", code)), None)

    @property
    def stock_record(self) -> Any:
        """The one stock record, or None before the terms are set; free with `with_terms`."""
        return next(iter(self.stockrecords.all()), None)

    @property
    def tiers(self) -> list[Tier]:
        """The price tiers by minimum quantity; free with `with_terms`."""
        record = self.stock_record
        stored = record.tiers.all() if record else ()
        return sorted(Tier(tier.min_quantity, tier.unit_price) for tier in stored)

    @property
    def currency(self) -> str:
        """The currency of the tiers, or nothing before the terms are set."""
        record = self.stock_record
        return str(record.price_currency) if record else ""

    @property
    def available(self) -> int | None:
        """Sales units free to sell; None = made to order (or a service)."""
        record = self.stock_record
        return available_of(record.num_in_stock, record.num_allocated) if record else 0

    @property
    def minimum(self) -> int:
        """The smallest quantity that can be ordered: minimum order and multiple together."""
        return first_quantity(minimum_order(self.tiers), self.order_multiple)

    @property
    def hs_text(self) -> str:
        """The HS code as customs write it."""
        return hs_text(self.hs_code)

    @property
    def picture_path(self) -> str:
        """Path of the category's line drawing under the static root."""
        return self.category.picture_path if self.category else "pictures/none.svg"
