"""What rules and registers said about a company, kept with inputs, rule version and outcome."""

from typing import ClassVar, Self

from django.db import models

from marketplace.companies.models.company import Company
from marketplace.companies.words import CHECKS, OUTCOMES, PROOF_SOURCES, finding
from marketplace.kernel.deadlines import day_of
from marketplace.kernel.party import Party
from marketplace.kernel.visibility import ScopedQuerySet


class CheckResultQuerySet(ScopedQuerySet):
    """The company's managers and the reviewers read the results."""

    def visible_to(self, party: Party) -> Self:
        """Return the results that the party may see."""
        if party.may("verify"):
            return self.all()
        if party.company_id is None or not party.may("manage"):
            return self.none()
        return self.filter(company_id=party.company_id)

    def may_see(self, party: Party, result: "CheckResult") -> bool:
        """Say the same of one result."""
        own = party.company_id is not None and party.company_id == result.company_id
        return party.may("verify") or (own and party.may("manage"))


class CheckResult(models.Model):
    """One automatic check of one run: advice to the person who decides.

    `change` names the change whose file was checked as it would be; empty for the file as it is.
    """

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="checks")
    change = models.ForeignKey(
        "companies.ChangeRequest",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="checks",
    )
    name = models.CharField(max_length=30, choices=list(CHECKS.items()))
    rule_version = models.CharField(max_length=30)
    inputs = models.JSONField(default=dict)
    outcome = models.CharField(max_length=10, choices=list(OUTCOMES.items()))
    detail = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    objects = CheckResultQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.name}: {self.outcome}"

    @property
    def words(self) -> str:
        """What the check found, in the reader's language."""
        return finding(self.name, self.detail)


class TaxProofQuerySet(ScopedQuerySet):
    """Everybody of the company, and the staff who store proofs: reverse charge rests on them."""

    def visible_to(self, party: Party) -> Self:
        """Return the proofs that the party may see."""
        if party.may("verify") or party.may("match"):
            return self.all()
        if party.company_id is None:
            return self.none()
        return self.filter(company_id=party.company_id)

    def may_see(self, party: Party, proof: "TaxProof") -> bool:
        """Say the same of one proof."""
        own = party.company_id is not None and party.company_id == proof.company_id
        return own or party.may("verify") or party.may("match")


class TaxProof(models.Model):
    """That a VAT number was valid for the company on a day: reverse charge rests on it."""

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="tax_proofs")
    vat_id = models.CharField(max_length=20)
    source = models.CharField(max_length=40, choices=PROOF_SOURCES)
    reference = models.CharField(max_length=80, blank=True)
    validated_at = models.DateTimeField()
    evidence = models.ForeignKey(
        "kernel.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    stored_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = TaxProofQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=("company", "vat_id"))]

    def __str__(self) -> str:
        return f"{self.vat_id} valid on {day_of(self.validated_at)}"
