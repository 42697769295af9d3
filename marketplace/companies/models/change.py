"""A change of the checked part of a verified file: asked for, compared, accepted or refused."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from marketplace.companies.models.company import Company
from marketplace.companies.models.dossier import newest_run
from marketplace.companies.process import CHANGE
from marketplace.companies.rules.changes import Difference, differences
from marketplace.companies.words import FIELDS
from marketplace.kernel.party import Party
from marketplace.kernel.vault import SealedField
from marketplace.kernel.visibility import ScopedQuerySet, status_constraint

OPEN = ("waiting", "in_review")


class ChangeRequestQuerySet(ScopedQuerySet):
    """For the company's managers and for reviewers; the public goes on seeing what was checked."""

    def still_open(self) -> Self:
        """Return the requests that wait for a decision."""
        return self.filter(status__in=OPEN)

    def visible_to(self, party: Party) -> Self:
        """Return the requests that the party may see."""
        if party.may("verify"):
            return self.all()
        if party.company_id is None or not party.may("manage"):
            return self.none()
        return self.filter(company_id=party.company_id)

    def may_see(self, party: Party, change: "ChangeRequest") -> bool:
        """Say the same of one request."""
        own = party.company_id is not None and party.company_id == change.company_id
        return party.may("verify") or (own and party.may("manage"))


class ChangeRequest(models.Model):
    """New values by field beside those they replace; papers of the change point at it.

    A new identity number of the representative is sealed here and never in the facts.
    """

    PROCESS = CHANGE

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="changes")
    facts = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    representative_number = SealedField(_("representative’s identity number"))
    representative_number_end = models.CharField(max_length=4, blank=True, editable=False)
    note = models.TextField(_("why"), max_length=2000, blank=True)
    status = models.CharField(max_length=20, default=CHANGE.initial)
    reason = models.TextField(_("reason"), max_length=2000, blank=True)
    reviewer = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    made_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    escalated_at = models.DateTimeField(null=True, blank=True)

    objects = ChangeRequestQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints: ClassVar = [
            status_constraint(CHANGE),
            models.UniqueConstraint(
                fields=("company",), condition=Q(status__in=OPEN), name="one_open_change"
            ),
        ]

    def __str__(self) -> str:
        named = ", ".join(str(FIELDS[row.field]) for row in self.differences())
        said = {"company": self.company.legal_name, "fields": named}
        return str(_("Change of %(company)s: %(fields)s") % said if named else self.company)

    def get_absolute_url(self) -> str:
        """Return the company's page of the request; it leads reviewers to theirs."""
        return reverse("companies:change", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """True while nobody has decided."""
        return self.status in OPEN

    @property
    def is_stale(self) -> bool:
        """True when the file no longer holds what the request was compared with."""
        present: dict[str, Any] = self.company.values_of(self.before)
        return bool(present != self.before)

    def latest_checks(self) -> list[Any]:
        """Return the newest run of automatic checks of the file as it would be."""
        return newest_run(self.checks)

    def differences(self) -> list[Difference]:
        """Return what would change, in the order of the file: field, present and new value."""
        return differences(self.facts, self.before)
