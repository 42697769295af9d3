"""The lines of an order that a dispute is about."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from checkout.order.models.fields import money_field
from disputes.models.dispute import Dispute
from disputes.process.states import DECIDED
from disputes.words import REPLACED


class DisputeLine(models.Model):
    """How much of an order line is in dispute; a line stands in one open dispute only."""

    dispute = models.ForeignKey(Dispute, on_delete=models.PROTECT, related_name="lines")
    line = models.ForeignKey("order.Line", on_delete=models.PROTECT, related_name="dispute_lines")
    quantity = models.PositiveIntegerField(_("Quantity"))
    claimed = money_field(_("Claimed"))
    is_open = models.BooleanField(default=True)

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("line",), condition=Q(is_open=True), name="line_in_one_open_dispute"
            ),
            models.UniqueConstraint(fields=("dispute", "line"), name="line_once_per_dispute"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="disputed_quantity_positive"),
            models.CheckConstraint(condition=Q(claimed__gte=0), name="disputed_claim_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.dispute}: {self.line}"

    @property
    def is_settled(self) -> bool:
        """True when it was decided or agreed what becomes of the line; a replacement still has to
        come, so that the line may be disputed again."""
        return self.dispute.status in DECIDED and self.dispute.outcome != REPLACED
