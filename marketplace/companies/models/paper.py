"""A paper in a company file: a licence or a certificate, with its own state."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from marketplace.companies.models.company import Company
from marketplace.companies.process import PAPER
from marketplace.companies.words import PAPER_KINDS
from marketplace.kernel.clock import today
from marketplace.kernel.party import Party
from marketplace.kernel.visibility import ScopedQuerySet, status_constraint

SOON = 30


class PaperQuerySet(ScopedQuerySet):
    """Papers are for the company's managers and for reviewers, never public."""

    def visible_to(self, party: Party) -> Self:
        """Return the papers that the party may see."""
        if party.may("verify"):
            return self.all()
        if party.company_id is None or not party.may("manage"):
            return self.none()
        return self.filter(company_id=party.company_id)

    def may_see(self, party: Party, paper: "Paper") -> bool:
        """Say the same of one paper."""
        own = party.company_id is not None and party.company_id == paper.company_id
        return party.may("verify") or (own and party.may("manage"))


class Paper(models.Model):
    """What proves a fact of the file; a newer licence takes the older one's place."""

    PROCESS = PAPER

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(_("kind"), max_length=20, choices=PAPER_KINDS)
    number = models.CharField(_("number"), max_length=60, blank=True)
    issuer = models.CharField(_("issued by"), max_length=120, blank=True)
    holder = models.CharField(_("name on the paper"), max_length=200, blank=True)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    expires_on = models.DateField(_("valid until"), null=True, blank=True)
    file = models.ForeignKey("kernel.StoredFile", on_delete=models.PROTECT, related_name="+")
    change = models.ForeignKey(
        "companies.ChangeRequest",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="papers",
    )
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replacements"
    )
    status = models.CharField(max_length=20, default=PAPER.initial)
    added_at = models.DateTimeField()

    objects = PaperQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            status_constraint(PAPER),
            models.CheckConstraint(
                condition=Q(issued_on=None)
                | Q(expires_on=None)
                | Q(expires_on__gte=models.F("issued_on")),
                name="paper_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}".strip()

    def get_absolute_url(self) -> str:
        """Return the page for its company and its reviewers; it leads each to their own view."""
        return reverse("companies:paper", args=[self.pk])

    @property
    def soon(self) -> bool:
        """True in the last 30 days before it expires."""
        left = self.days_left
        return left is not None and 0 <= left <= SOON

    @property
    def left(self) -> str:
        """How many days are left, in words."""
        days = self.days_left or 0
        return ngettext("%(n)s day left", "%(n)s days left", days) % {"n": days}

    @property
    def days_left(self) -> int | None:
        """Days until it expires, negative when it has; None when it does not."""
        return (self.expires_on - today()).days if self.expires_on else None
