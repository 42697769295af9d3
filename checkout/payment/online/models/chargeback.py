"""A card dispute at the provider: the payer's bank takes the money back until it is decided."""

from decimal import Decimal
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.money import from_minor
from marketplace.kernel.party import Party
from marketplace.kernel.visibility import ScopedQuerySet


class ChargebackQuerySet(ScopedQuerySet):
    """Finance sees card disputes."""

    def visible_to(self, party: Party) -> Self:
        """Return the card disputes that the party may see."""
        return self.all() if party.is_system or party.may("match") else self.none()

    def may_see(self, party: Party, _chargeback: Any) -> bool:
        """Say whether the party may see one: the twin of `visible_to`."""
        return party.is_system or party.may("match")


class Chargeback(models.Model):
    """Open while `closed_at` is empty; until it is won nothing of its purchase goes to sellers.

    `withdrawn`: the payer's bank has taken the money from the platform's balance.
    """

    class Outcome(models.TextChoices):
        """How it ended; a lost one may then be carried by the platform."""

        WON = "won", _("Won")
        LOST = "lost", _("Lost")
        CARRIED = "carried", _("Lost, carried by the platform")

    session = models.ForeignKey(
        "online.Intent", on_delete=models.PROTECT, related_name="chargebacks"
    )
    dispute_id = models.CharField(_("Provider's dispute"), max_length=255, unique=True)
    cause = models.CharField(_("Reason"), max_length=80, blank=True)
    outcome = models.CharField(_("Outcome"), max_length=10, choices=Outcome.choices, blank=True)
    withdrawn = models.BooleanField(_("Taken back"), default=False)
    currency = models.CharField(_("Currency"), max_length=3)
    amount_minor = models.BigIntegerField(_("Amount in minor units"))
    answer_by = models.DateTimeField(_("Answer by"), null=True, blank=True)
    opened_at = models.DateTimeField(_("Opened"))
    closed_at = models.DateTimeField(_("Closed"), null=True, blank=True)

    objects = ChargebackQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        verbose_name = _("Card dispute")
        verbose_name_plural = _("Card disputes")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(amount_minor__gte=0), name="chargeback_not_negative")
        ]

    def __str__(self) -> str:
        return self.dispute_id

    def get_absolute_url(self) -> str:
        """Return finance's list."""
        return reverse("online:intents")

    @property
    def is_lost(self) -> bool:
        """True while finance has to decide who bears the loss."""
        return self.outcome == self.Outcome.LOST

    @property
    def amount(self) -> Decimal:
        """The disputed amount in its currency."""
        return from_minor(self.amount_minor, self.currency)
