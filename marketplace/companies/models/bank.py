"""Where a company's money goes: bank accounts with a sealed number, each checked by a person."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from marketplace.companies.models.company import INDEX_LENGTH, Company
from marketplace.companies.process import BANK_ACCOUNT
from marketplace.companies.words import ACCOUNT_KINDS
from marketplace.kernel.events import timeline
from marketplace.kernel.party import Party
from marketplace.kernel.vault import SealedField, masked
from marketplace.kernel.visibility import ScopedQuerySet, status_constraint


class BankAccountQuerySet(ScopedQuerySet):
    """For those who receive the company's money, for moderators and for finance."""

    def visible_to(self, party: Party) -> Self:
        """Return the accounts that the party may see."""
        if party.may("verify") or party.may("match"):
            return self.all()
        if party.company_id is None or not party.may("receive_money"):
            return self.none()
        return self.filter(company_id=party.company_id)

    def may_see(self, party: Party, account: "BankAccount") -> bool:
        """Say the same of one account."""
        own = party.company_id is not None and party.company_id == account.company_id
        return party.may("verify") or party.may("match") or (own and party.may("receive_money"))


class BankAccount(models.Model):
    """One account; a newer one that is accepted takes its place, none is overwritten."""

    PROCESS = BANK_ACCOUNT

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="bank_accounts")
    holder = models.CharField(_("account holder"), max_length=200)
    kind = models.CharField(_("kind of account"), max_length=10, choices=ACCOUNT_KINDS)
    number = SealedField(_("account number"))
    number_end = models.CharField(max_length=4, editable=False)
    number_index = models.CharField(max_length=INDEX_LENGTH, db_index=True, editable=False)
    bank_code = models.CharField(_("CNAPS code"), max_length=12, blank=True)
    bic = models.CharField(_("BIC"), max_length=11, blank=True)
    bank = models.CharField(_("bank"), max_length=120, blank=True)
    country = models.CharField(_("country of the bank"), max_length=2)
    currency = models.CharField(_("currency"), max_length=3)
    status = models.CharField(max_length=20, default=BANK_ACCOUNT.initial)
    made_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)

    objects = BankAccountQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints: ClassVar = [
            status_constraint(BANK_ACCOUNT),
            models.UniqueConstraint(
                fields=("company",),
                condition=Q(status="waiting"),
                name="one_waiting_account_per_company",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.bank or self.get_kind_display()} {self.masked}"

    def get_absolute_url(self) -> str:
        """Return the company's page about its bank account; it leads reviewers to the review."""
        return reverse("companies:bank_account", args=[self.pk])

    @property
    def refusal(self) -> str:
        """Why a moderator refused it, or nothing."""
        refused = timeline(self).filter(name="bank_account.refused").last()
        return str(refused.facts.get("reason", "")) if refused else ""

    @property
    def masked(self) -> str:
        """The end of the number behind dots."""
        return masked(self.number_end)
