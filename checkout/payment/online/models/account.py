"""A seller's account at the provider, where its transfers go."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.party import Party
from marketplace.kernel.visibility import ScopedQuerySet


class AccountQuerySet(ScopedQuerySet):
    """The seller's money people and finance see an account."""

    def visible_to(self, party: Party) -> Self:
        """Return the accounts that the party may see."""
        if party.is_system or party.may("match"):
            return self.all()
        if not (party.is_member and party.may("receive_money")):
            return self.none()
        return self.filter(company_id=party.company_id)

    def may_see(self, party: Party, account: Any) -> bool:
        """Say whether the party may see one account: the twin of `visible_to`."""
        if party.is_system or party.may("match"):
            return True
        mine = party.company_id == account.company_id
        return party.is_member and party.may("receive_money") and mine


class ConnectedAccount(models.Model):
    """One per company; the row stands before the provider is asked, so `account_id` may be empty.

    `ready` is the provider's word that transfers arrive and are paid out.
    """

    company = models.OneToOneField(
        "companies.Company", on_delete=models.PROTECT, related_name="online_account"
    )
    account_id = models.CharField(
        _("Provider's account"), max_length=255, null=True, blank=True, unique=True
    )
    ready = models.BooleanField(_("Ready"), default=False)
    params = models.JSONField(_("Parameters"), default=dict)
    asked_at = models.DateTimeField(_("Asked"))

    objects = AccountQuerySet.as_manager()

    class Meta:
        verbose_name = _("Account for online payouts")
        verbose_name_plural = _("Accounts for online payouts")

    def __str__(self) -> str:
        return self.account_id or str(self.company)
