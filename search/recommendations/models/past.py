"""What a person viewed and marked while acting for a company: read through `history` alone."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.party import Party
from marketplace.kernel.visibility import ScopedQuerySet


class OwnQuerySet(ScopedQuerySet):
    """Rows of the person for the company acted for; a colleague never sees them, nor staff."""

    def visible_to(self, party: Party) -> Self:
        """Return the person's own rows for the company acted for."""
        if party.person_id is None or party.company_id is None:
            return self.none()
        return self.filter(person_id=party.person_id, company_id=party.company_id)

    def may_see(self, party: Party, row: Any) -> bool:
        """Say the same of one row."""
        whose = (row.person_id, row.company_id)
        return party.is_member and whose == (party.person_id, party.company_id)


class Viewed(models.Model):
    """A listing that a person looked at with consent: when last, and how often."""

    person = models.ForeignKey(
        "accounts.User", on_delete=models.CASCADE, related_name="+", verbose_name=_("Person")
    )
    company = models.ForeignKey("companies.Company", on_delete=models.CASCADE, related_name="+")
    listing = models.ForeignKey(
        "catalogue.Product",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("Listing viewed"),
    )
    seen_at = models.DateTimeField(_("Last viewed"))
    times = models.PositiveIntegerField(_("Times viewed"), default=1)

    objects = OwnQuerySet.as_manager()

    class Meta:
        verbose_name = _("Viewed listing")
        verbose_name_plural = _("Viewed listings")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("person", "company", "listing"), name="one_view_per_listing"
            )
        ]
        indexes: ClassVar = [models.Index(fields=("person", "company", "-seen_at"))]

    def __str__(self) -> str:
        return f"{self.listing_id} at {self.seen_at}"


class Mark(models.Model):
    """What a person said of a listing: not to suggest it, or not to suggest because of it."""

    HIDDEN = "hidden"
    UNUSED = "unused"
    KINDS: ClassVar = ((HIDDEN, _("Not for us")), (UNUSED, _("Not used as a reason")))

    person = models.ForeignKey(
        "accounts.User", on_delete=models.CASCADE, related_name="+", verbose_name=_("Person")
    )
    company = models.ForeignKey("companies.Company", on_delete=models.CASCADE, related_name="+")
    listing = models.ForeignKey(
        "catalogue.Product",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("Listing marked"),
    )
    kind = models.CharField(_("Mark"), max_length=10, choices=KINDS)
    at = models.DateTimeField(_("Marked"))

    objects = OwnQuerySet.as_manager()

    class Meta:
        verbose_name = _("Mark on a listing")
        verbose_name_plural = _("Marks on listings")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("person", "company", "listing", "kind"), name="one_mark_per_listing"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=("hidden", "unused")), name="mark_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.listing_id}"
