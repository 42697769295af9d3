"""What the buyer reports of a line; a later row of the same line replaces the earlier one."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from checkout.fulfilment.rules import OUTCOMES, Received


class ReceiptLine(models.Model):
    """Received in good order, short or damaged: written once, corrected by a newer row."""

    class Outcome(models.TextChoices):
        """What the buyer found."""

        RECEIVED = "received", _("Received in good order")
        SHORT = "short", _("Less than shipped")
        DAMAGED = "damaged", _("Damaged or wrong")

    line = models.ForeignKey("order.Line", on_delete=models.PROTECT, related_name="receipts")
    quantity = models.PositiveIntegerField(_("Received in good order"))
    outcome = models.CharField(_("Outcome"), max_length=10, choices=Outcome.choices)
    note = models.CharField(_("Note"), max_length=500, blank=True)
    recorded_at = models.DateTimeField(_("Recorded"))
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(outcome__in=OUTCOMES), name="receipt_outcome_known"),
        ]

    def __str__(self) -> str:
        return f"{self.line}: {self.outcome}"

    @property
    def report(self) -> Received:
        """The row as the rules read it."""
        return Received(self.quantity, OUTCOMES[OUTCOMES.index(self.outcome)], self.note)
