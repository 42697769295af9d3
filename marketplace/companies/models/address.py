"""The company's address book: where goods and invoices go."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.companies.models.company import Company
from marketplace.companies.words import ADDRESS_PURPOSES
from marketplace.kernel.party import Party
from marketplace.kernel.visibility import ScopedQuerySet


class AddressQuerySet(ScopedQuerySet):
    """All colleagues use the same book; nobody else sees it."""

    def visible_to(self, party: Party) -> Self:
        """Return the addresses that the party may see."""
        if party.company_id is None:
            return self.none()
        return self.filter(company_id=party.company_id)

    def may_see(self, party: Party, address: "Address") -> bool:
        """Say the same of one address."""
        return party.company_id is not None and address.company_id == party.company_id


class Address(models.Model):
    """A place and the person who receives there; orders keep a copy, so it can be removed."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="addresses")
    purpose = models.CharField(
        _("purpose"), max_length=20, choices=ADDRESS_PURPOSES, default="delivery"
    )
    recipient = models.CharField(_("recipient"), max_length=120)
    organisation = models.CharField(_("organisation"), max_length=120, blank=True)
    line1 = models.CharField(_("address line 1"), max_length=120)
    line2 = models.CharField(_("address line 2"), max_length=120, blank=True)
    postcode = models.CharField(_("postal code"), max_length=20, blank=True)
    city = models.CharField(_("city"), max_length=80)
    region = models.CharField(_("region"), max_length=80, blank=True)
    country = models.CharField(_("country"), max_length=2)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    second_phone = models.CharField(_("second phone"), max_length=30, blank=True)
    opening_hours = models.CharField(_("opening hours"), max_length=120, blank=True)

    objects = AddressQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "addresses"
        ordering = ("recipient", "pk")

    def __str__(self) -> str:
        return ", ".join((self.recipient, self.line1, self.city, self.country))
