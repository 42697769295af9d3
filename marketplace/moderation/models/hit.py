"""A company that looks like a name on a list: cleared or confirmed by a moderator."""

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse

from marketplace.kernel.visibility import status_constraint
from marketplace.moderation.models.desk import DeskQuerySet
from marketplace.moderation.models.screening import ScreeningEntry
from marketplace.moderation.process import HIT


class Hit(models.Model):
    """One entry that one company resembles: score, what it rests on, rule version, decision."""

    PROCESS = HIT

    company = models.ForeignKey("companies.Company", on_delete=models.PROTECT, related_name="hits")
    entry = models.ForeignKey(ScreeningEntry, on_delete=models.PROTECT, related_name="hits")
    score = models.PositiveSmallIntegerField()
    facts: Any = models.JSONField(default=dict)
    rule_version = models.CharField(max_length=30)
    status = models.CharField(max_length=20, default=HIT.initial)
    reason = models.CharField(max_length=1000, blank=True)
    found_at = models.DateTimeField()

    objects = DeskQuerySet.as_manager()

    class Meta:
        ordering = ("-score", "pk")
        constraints: ClassVar = [
            status_constraint(HIT),
            models.UniqueConstraint(
                fields=("company", "entry"), name="one_hit_per_company_and_entry"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry} {self.score} %"

    def get_absolute_url(self) -> str:
        """Return the review of the company."""
        return reverse("moderation:company", args=[self.company_id])
