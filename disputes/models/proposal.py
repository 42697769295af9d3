"""What one side offers the other: a remedy and amounts by line."""

from decimal import Decimal
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from checkout.order.models.fields import money_field
from disputes.models.dispute import Dispute
from disputes.process import PROPOSAL
from disputes.words import REMEDIES
from marketplace.kernel.party import Party
from marketplace.kernel.process import Process
from marketplace.kernel.visibility import ScopedQuerySet, status_constraint


class ProposalQuerySet(ScopedQuerySet):
    """Proposals are seen with their dispute."""

    def visible_to(self, party: Party) -> Self:
        """Return the proposals that the party may see."""
        return self.filter(dispute__in=Dispute.objects.visible_to(party))

    def may_see(self, party: Party, proposal: "Proposal") -> bool:
        """Say whether the party may see one proposal: the twin of `visible_to`."""
        return Dispute.objects.may_see(party, proposal.dispute)


class Proposal(models.Model):
    """An offer of one side; a new one of either side takes the open one's place."""

    PROCESS: ClassVar[Process] = PROPOSAL

    dispute = models.ForeignKey(Dispute, on_delete=models.PROTECT, related_name="proposals")
    company = models.ForeignKey("companies.Company", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    remedy = models.CharField(_("Remedy"), max_length=20, choices=REMEDIES)
    note = models.TextField(_("Note"), max_length=4000, blank=True)
    status = models.CharField(_("Status"), max_length=20, default=PROPOSAL.initial)
    at = models.DateTimeField(_("Made"))

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-id")
        verbose_name = _("Proposal")
        verbose_name_plural = _("Proposals")
        constraints: ClassVar = [
            status_constraint(PROPOSAL),
            models.UniqueConstraint(
                fields=("dispute",), condition=Q(status="open"), name="one_open_proposal"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispute}: {self.get_remedy_display()}"

    def get_absolute_url(self) -> str:
        """Return the dispute's page."""
        return self.dispute.get_absolute_url()

    @property
    def total(self) -> Decimal:
        """What would go back to the buyer, gross."""
        return sum((line.refund for line in self.lines.all()), Decimal(0))


class ProposalLine(models.Model):
    """What would go back of one line; no line: of the delivery charge."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="lines")
    line = models.ForeignKey(
        "order.Line", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    refund = money_field(_("Back to the buyer"))

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("proposal", "line"), name="line_once_per_proposal"),
            models.UniqueConstraint(
                fields=("proposal",), condition=Q(line=None), name="freight_once_per_proposal"
            ),
            models.CheckConstraint(condition=Q(refund__gte=0), name="proposed_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.line or _('Delivery charge')}: {self.refund}"
