"""A suspension as it was decided, with its statement of reasons, its term and its appeal."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.deadlines import day_of
from marketplace.kernel.party import Party
from marketplace.kernel.visibility import ScopedQuerySet
from marketplace.moderation.words import GROUNDS


class SuspensionQuerySet(ScopedQuerySet):
    """For the company's managers and for moderators."""

    def visible_to(self, party: Party) -> Self:
        """Return the suspensions that the party may read."""
        if party.may("verify"):
            return self.all()
        if party.company_id is None or not party.may("manage"):
            return self.none()
        return self.filter(company_id=party.company_id)

    def may_see(self, party: Party, suspension: "Suspension") -> bool:
        """Say the same of one suspension."""
        own = party.company_id is not None and party.company_id == suspension.company_id
        return party.may("verify") or (own and party.may("manage"))


class Suspension(models.Model):
    """What the company reads: ground, facts, rule, until when, and what became of its appeal."""

    company = models.ForeignKey(
        "companies.Company", on_delete=models.PROTECT, related_name="suspensions"
    )
    ground = models.CharField(_("ground"), max_length=20, choices=GROUNDS, blank=True)
    text = models.TextField(_("facts"), max_length=2000)
    until = models.DateField(_("until"), null=True, blank=True)
    by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()
    appealed_at = models.DateTimeField(null=True, blank=True)
    appeal = models.TextField(_("appeal"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = SuspensionQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("company",), condition=Q(ended_at=None), name="one_suspension_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.company_id} since {day_of(self.at)}"

    @property
    def waits_for_an_answer(self) -> bool:
        """True while the company's appeal was not decided."""
        return self.appealed_at is not None and self.answered_at is None
