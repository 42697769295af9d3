"""Held money that a dispute keeps from being released, line by line, and what it gave back."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from checkout.order.models.fields import adds_up, money_field


class Freeze(models.Model):
    """The lines of one order whose money waits for a decision; `cause` names it (`dispute-12`).

    `freight`: the delivery charge waits with them. `after_release`: the money went to the seller
    before, so nothing is held back and what is awarded becomes a debt of the seller.
    """

    order = models.ForeignKey("order.Order", on_delete=models.PROTECT, related_name="freezes")
    cause = models.CharField(_("Cause"), max_length=80, unique=True)
    freight = models.BooleanField(_("Delivery charge too"), default=False)
    after_release = models.BooleanField(_("Released before"), default=False)
    frozen_at = models.DateTimeField(_("Frozen"))
    lifted_at = models.DateTimeField(_("Ended"), null=True, blank=True)

    class Meta:
        ordering = ("id",)
        verbose_name = _("Freeze")
        verbose_name_plural = _("Freezes")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("order",),
                condition=Q(freight=True, lifted_at=None),
                name="freight_in_one_open_freeze",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order}: {self.cause}"

    @property
    def is_open(self) -> bool:
        """True until it is executed, lifted or ended with its order."""
        return self.lifted_at is None


class FrozenLine(models.Model):
    """A line in a freeze, with what of its gross was not refunded before."""

    freeze = models.ForeignKey(Freeze, on_delete=models.PROTECT, related_name="lines")
    line = models.ForeignKey("order.Line", on_delete=models.PROTECT, related_name="frozen_lines")
    gross = money_field(_("Gross"))
    lifted_at = models.DateTimeField(_("Ended"), null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("line",), condition=Q(lifted_at=None), name="line_in_one_open_freeze"
            ),
            models.UniqueConstraint(fields=("freeze", "line"), name="line_once_per_freeze"),
            models.CheckConstraint(condition=Q(gross__gte=0), name="frozen_gross_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.line}: {self.gross}"


class RefundLine(models.Model):
    """How much of a refund is for which line of the order; no line: for its delivery charge."""

    refund = models.ForeignKey("payment.Refund", on_delete=models.PROTECT, related_name="lines")
    line = models.ForeignKey(
        "order.Line", on_delete=models.PROTECT, null=True, blank=True, related_name="refund_lines"
    )
    gross = money_field(_("Gross"))
    net = money_field(_("Net"))
    tax = money_field(_("Tax"))

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("refund", "line"), name="line_once_per_refund"),
            models.UniqueConstraint(
                fields=("refund",), condition=Q(line=None), name="freight_once_per_refund"
            ),
            models.CheckConstraint(
                condition=adds_up("gross", "net", "tax"), name="refund_line_adds_up"
            ),
            models.CheckConstraint(condition=Q(gross__gt=0), name="refund_line_is_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.refund}: {self.gross}"
