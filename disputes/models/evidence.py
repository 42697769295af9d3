"""What both sides bring: files of evidence, each with who may see it, and what they say."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from disputes.models.dispute import Dispute
from disputes.words import THIRD_PERSONS
from marketplace.kernel.party import Party
from marketplace.kernel.visibility import ScopedQuerySet


class EvidenceQuerySet(ScopedQuerySet):
    """The side that gave a file and moderators see it; the other side only if it was shared."""

    def visible_to(self, party: Party) -> Self:
        """Return the evidence that the party may see."""
        seen = self.filter(dispute__in=Dispute.objects.visible_to(party))
        if not party.is_member:
            return seen
        return seen.filter(Q(company_id=party.company_id) | Q(other_side_sees=True))

    def may_see(self, party: Party, evidence: "Evidence") -> bool:
        """Say whether the party may see one file: the twin of `visible_to`."""
        if not Dispute.objects.may_see(party, evidence.dispute):
            return False
        own = evidence.company_id == party.company_id
        return own or evidence.other_side_sees or not party.is_member


class Evidence(models.Model):
    """A file with what it shows, what it holds of third persons, and whether both sides see it."""

    dispute = models.ForeignKey(Dispute, on_delete=models.PROTECT, related_name="evidence")
    company = models.ForeignKey("companies.Company", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    file = models.OneToOneField(
        "kernel.StoredFile", on_delete=models.PROTECT, related_name="evidence"
    )
    title = models.CharField(_("What it shows"), max_length=200)
    third_persons = models.CharField(_("Other people"), max_length=10, choices=THIRD_PERSONS)
    other_side_sees = models.BooleanField(_("The other side may see it"))
    at = models.DateTimeField(_("Given"))

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ("at", "id")
        verbose_name = _("Evidence")
        verbose_name_plural = _("Evidence")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(third_persons__in=[code for code, _words in THIRD_PERSONS]),
                name="evidence_third_persons_stated",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class StatementQuerySet(ScopedQuerySet):
    """What is said in a dispute is seen with it."""

    def visible_to(self, party: Party) -> Self:
        """Return the statements that the party may see."""
        return self.filter(dispute__in=Dispute.objects.visible_to(party))

    def may_see(self, party: Party, statement: "Statement") -> bool:
        """Say whether the party may see one statement: the twin of `visible_to`."""
        return Dispute.objects.may_see(party, statement.dispute)


class Statement(models.Model):
    """What a person said to the other side and the file; without a company, the moderator."""

    dispute = models.ForeignKey(Dispute, on_delete=models.PROTECT, related_name="statements")
    company = models.ForeignKey(
        "companies.Company", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    person = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("Text"), max_length=8000)
    at = models.DateTimeField(_("Said"))

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ("at", "id")
        verbose_name = _("Statement")
        verbose_name_plural = _("Statements")

    def __str__(self) -> str:
        return f"{self.dispute}: {self.text[:40]}"
