"""What goes to sellers: payouts and the lines of their statements."""

from decimal import Decimal
from typing import Any, ClassVar, Final, Self

from django.db import models
from django.db.models import Case, Q, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from checkout.order.models.fields import adds_up, money_field, summed
from checkout.payment.models.route import route_constraint, route_field
from marketplace.kernel.party import Party
from marketplace.kernel.vault import masked
from marketplace.kernel.visibility import ScopedQuerySet

COLUMNS: Final = ("gross", "commission", "commission_tax", "net")


class PayoutQuerySet(ScopedQuerySet):
    """The selling company's money people and finance see payouts and their lines."""

    def visible_to(self, party: Party) -> Self:
        """Return the rows that the party may see."""
        if party.is_system or party.may("match"):
            return self.all()
        if not (party.is_member and party.may("receive_money")):
            return self.none()
        return self.filter(seller_id=party.company_id)

    def may_see(self, party: Party, row: Any) -> bool:
        """Say whether the party may see one row: the twin of `visible_to`."""
        if party.is_system or party.may("match"):
            return True
        mine = party.company_id == row.seller_id
        return party.is_member and party.may("receive_money") and mine

    def sums(self) -> dict[str, Decimal]:
        """Return the totals of a statement's columns."""
        found = self.aggregate(**{name: summed(name) for name in COLUMNS})
        return {name: found[name] or Decimal(0) for name in COLUMNS}

    def debts_first(self) -> Self:
        """Return statement lines as they are read: what is owed, then what was earned."""
        owed = Case(When(kind="debt", then=0), default=1)
        return self.order_by("currency", owed, "released_at", "pk")


class Payout(models.Model):
    """A transfer to one seller in one currency: a batch of lines. `account` is the one of ours
    that it left, `bank_account` the seller's that it went to, with holder and end as they were
    then; nobody recorded a transfer that the market made itself."""

    number = models.CharField(_("Number"), max_length=20, unique=True)
    seller = models.ForeignKey(
        "companies.Company", on_delete=models.PROTECT, related_name="payouts"
    )
    currency = models.CharField(_("Currency"), max_length=3)
    amount = money_field(_("Amount"))
    recorded_at = models.DateTimeField(_("Recorded"))
    recorded_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    account = models.CharField(_("Account"), max_length=20, default="bank")
    bank_account = models.ForeignKey(
        "companies.BankAccount",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="payouts",
    )
    holder = models.CharField(_("Account holder"), max_length=200, blank=True)
    number_end = models.CharField(_("End of the account number"), max_length=4, blank=True)
    bank_reference = models.CharField(_("Bank's reference"), max_length=140)

    objects = PayoutQuerySet.as_manager()

    class Meta:
        ordering = ("-recorded_at", "-id")
        verbose_name = _("Payout")
        verbose_name_plural = _("Payouts")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(bank_account=None, holder="", number_end="")
                | (Q(bank_account__isnull=False, account="bank") & ~Q(number_end="")),
                name="payout_account_known",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        """Return the seller's page of payouts."""
        return reverse("payment:payouts")

    @property
    def masked(self) -> str:
        """The end of the account number that it went to, behind dots; empty when not known."""
        return masked(self.number_end)

    @property
    def sums(self) -> dict[str, Decimal]:
        """The totals of its lines' columns."""
        lines = list(self.lines.all())
        return {name: sum((getattr(x, name) for x in lines), Decimal(0)) for name in COLUMNS}


class PayoutLine(models.Model):
    """One movement on a statement: gross, what is kept back, net. A debt is negative: the refund
    that the seller owes less the commission given back."""

    class Kind(models.TextChoices):
        """Why it is there: the order's end, a dispute's end, or a refund after the release."""

        RELEASE = "release", _("Order completed")
        AFTER_DISPUTE = "after_dispute", _("Released after a dispute")
        DEBT = "debt", _("Refund after a dispute")

    seller = models.ForeignKey(
        "companies.Company", on_delete=models.PROTECT, related_name="payout_lines"
    )
    order = models.ForeignKey("order.Order", on_delete=models.PROTECT, related_name="payout_lines")
    kind = models.CharField(
        _("Kind"), max_length=20, choices=Kind.choices, default=Kind.RELEASE.value
    )
    freeze = models.OneToOneField(
        "payment.Freeze",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="payout_line",
    )
    payout = models.ForeignKey(
        Payout, on_delete=models.PROTECT, null=True, blank=True, related_name="lines"
    )
    currency = models.CharField(_("Currency"), max_length=3)
    gross = money_field(_("Gross"))
    commission = money_field(_("Commission"))
    commission_tax = money_field(_("Tax on commission"))
    net = money_field(_("Net"))
    released_at = models.DateTimeField(_("Released"))
    route = route_field()

    objects = PayoutQuerySet.as_manager()

    class Meta:
        ordering = ("released_at", "id")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=adds_up("gross", "net", "commission", "commission_tax"),
                name="payout_line_adds_up",
            ),
            models.UniqueConstraint(
                fields=("order",), condition=Q(kind="release"), name="order_released_once"
            ),
            models.CheckConstraint(
                condition=Q(kind="release", freeze=None)
                | Q(kind__in=("after_dispute", "debt"), freeze__isnull=False),
                name="payout_line_kind_known",
            ),
            route_constraint("payout_line"),
        ]

    def __str__(self) -> str:
        return f"{self.order}: {self.net}"

    @property
    def is_debt(self) -> bool:
        """True for what the seller owes."""
        return self.kind == self.Kind.DEBT
