"""Who may take part in what: rules as rows, added and ended by moderators."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.companies.words import COMPANY_KINDS, PAPER_KINDS
from marketplace.moderation.models.desk import DeskQuerySet
from marketplace.moderation.words import ACTIVITIES, DEMANDS


class EligibilityRuleQuerySet(DeskQuerySet):
    """Rules are read by moderators; companies read the sentences made of them."""

    def in_force(self) -> Self:
        """Return the rules that were not ended."""
        return self.filter(ended_at=None)


class EligibilityRule(models.Model):
    """Whom it is about (kind of company, country, category) and what it demands for an activity.

    An empty condition is about all. Rules are ended, never changed: decisions rested on them.
    """

    activity = models.CharField(_("activity"), max_length=20, choices=ACTIVITIES)
    company_kind = models.CharField(
        _("kind of company"), max_length=20, blank=True, choices=COMPANY_KINDS
    )
    country = models.CharField(_("country"), max_length=2, blank=True)
    category = models.CharField(
        _("category (first digits of the CPV code)"), max_length=8, blank=True
    )
    demand = models.CharField(_("demands"), max_length=20, choices=DEMANDS)
    paper = models.CharField(_("paper"), max_length=20, blank=True, choices=PAPER_KINDS)
    because = models.CharField(_("because"), max_length=300)
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = EligibilityRuleQuerySet.as_manager()

    class Meta:
        ordering = ("activity", "category", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(demand="paper") | ~Q(paper=""), name="a_demanded_paper_has_a_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.activity} {self.category}: {self.demand} {self.paper}".strip()
