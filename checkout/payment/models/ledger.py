"""The double-entry ledger: rows are added, never changed, never removed."""

from typing import Any, ClassVar, NoReturn

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from checkout.payment.rules import ACCOUNTS
from marketplace.kernel.visibility import ScopedQuerySet


class AppendOnlyQuerySet(ScopedQuerySet):
    """Adding only; the database has a trigger that says the same (PostgreSQL)."""

    def update(self, **_columns: Any) -> NoReturn:
        """Refuse. Raises TypeError."""
        raise TypeError("the ledger is append-only")

    def delete(self) -> NoReturn:
        """Refuse. Raises TypeError."""
        raise TypeError("the ledger is append-only")


class AppendOnly(models.Model):
    """A row that is written once."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        """Insert. Raises TypeError for a row that stands already."""
        if self.pk is not None:
            raise TypeError("the ledger is append-only")
        super().save(*args, **options)

    def delete(self, *_args: Any, **_options: Any) -> NoReturn:
        """Refuse. Raises TypeError."""
        raise TypeError("the ledger is append-only")


class LedgerTransaction(AppendOnly):
    """One money event; its key (`release-17`) makes it happen once."""

    kind = models.CharField(_("Kind"), max_length=30)
    key = models.CharField(_("Key"), max_length=80, unique=True)
    at = models.DateTimeField(_("At"), db_index=True)
    facts = models.JSONField(_("Facts"), default=dict, encoder=DjangoJSONEncoder)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return self.key


class Entry(AppendOnly):
    """A signed amount in minor units on one account: debit positive, credit negative.

    `order` and `company` say whose it is; `held` without an order is a part received for a
    purchase that is not paid yet.
    """

    transaction = models.ForeignKey(
        LedgerTransaction, on_delete=models.PROTECT, related_name="entries"
    )
    account = models.CharField(_("Account"), max_length=20)
    order = models.ForeignKey(
        "order.Order", on_delete=models.PROTECT, null=True, related_name="entries"
    )
    company = models.ForeignKey(
        "companies.Company", on_delete=models.PROTECT, null=True, related_name="entries"
    )
    currency = models.CharField(_("Currency"), max_length=3)
    amount_minor = models.BigIntegerField(_("Amount in minor units"))

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(account__in=ACCOUNTS), name="entry_account_known"),
            models.CheckConstraint(condition=~Q(amount_minor=0), name="entry_is_not_nothing"),
        ]
        indexes: ClassVar = [models.Index(fields=("account", "currency", "order"))]

    def __str__(self) -> str:
        return f"{self.account} {self.amount_minor} {self.currency}"
