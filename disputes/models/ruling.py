"""What a moderator decided, line by line, with the rule and the evidence that it rests on."""

from decimal import Decimal
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from checkout.order.models.fields import money_field
from disputes.models.dispute import Dispute
from disputes.models.evidence import Evidence
from disputes.words import REMEDIES, RULES
from marketplace.kernel.party import Party
from marketplace.kernel.visibility import ScopedQuerySet


class RulingQuerySet(ScopedQuerySet):
    """Moderators see every ruling of the dispute, the two sides those that were announced."""

    def visible_to(self, party: Party) -> Self:
        """Return the rulings that the party may see."""
        seen = self.filter(dispute__in=Dispute.objects.visible_to(party))
        return seen.exclude(announced_at=None) if party.is_member else seen

    def may_see(self, party: Party, ruling: "Ruling") -> bool:
        """Say whether the party may see one ruling: the twin of `visible_to`."""
        if not Dispute.objects.may_see(party, ruling.dispute):
            return False
        return ruling.announced_at is not None or not party.is_member


class Ruling(models.Model):
    """A decision of one stage. It counts when it is announced; one that a second moderator sent
    back stays as it was."""

    class Stage(models.TextChoices):
        """The first decision, and the one on an appeal."""

        FIRST = "first", _("First ruling")
        APPEAL = "appeal", _("Ruling on the appeal")

    dispute = models.ForeignKey(Dispute, on_delete=models.PROTECT, related_name="rulings")
    stage = models.CharField(_("Stage"), max_length=10, choices=Stage.choices)
    moderator = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    second_moderator = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    remedy = models.CharField(_("Remedy"), max_length=20, choices=REMEDIES)
    rule = models.CharField(_("Rule"), max_length=30, choices=RULES)
    reasons = models.TextField(_("Reasons"), max_length=8000)
    evidence = models.ManyToManyField(Evidence, blank=True, related_name="rulings")
    at = models.DateTimeField(_("Made"))
    announced_at = models.DateTimeField(_("Announced"), null=True, blank=True)
    sent_back_at = models.DateTimeField(_("Sent back"), null=True, blank=True)
    sent_back_reason = models.TextField(_("Reason of sending it back"), blank=True)

    objects = RulingQuerySet.as_manager()

    class Meta:
        ordering = ("at", "id")
        verbose_name = _("Ruling")
        verbose_name_plural = _("Rulings")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("dispute", "stage"),
                condition=Q(sent_back_at=None),
                name="one_ruling_per_stage",
            ),
            models.CheckConstraint(
                condition=Q(second_moderator=None) | ~Q(second_moderator=models.F("moderator")),
                name="ruling_second_is_another",
            ),
            models.CheckConstraint(
                condition=Q(announced_at=None) | Q(sent_back_at=None),
                name="ruling_announced_or_sent_back",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispute}: {self.get_stage_display()}"

    @property
    def total(self) -> Decimal:
        """What goes back to the buyer, gross."""
        return sum((line.refund for line in self.lines.all()), Decimal(0))


class RulingLine(models.Model):
    """What goes back of one line, and why; no line: of the delivery charge."""

    ruling = models.ForeignKey(Ruling, on_delete=models.PROTECT, related_name="lines")
    line = models.ForeignKey(
        "order.Line", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    refund = money_field(_("Back to the buyer"))
    reason = models.TextField(_("Reason"), max_length=2000)

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("ruling", "line"), name="line_once_per_ruling"),
            models.UniqueConstraint(
                fields=("ruling",), condition=Q(line=None), name="freight_once_per_ruling"
            ),
            models.CheckConstraint(condition=Q(refund__gte=0), name="ruled_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.line or _('Delivery charge')}: {self.refund}"
