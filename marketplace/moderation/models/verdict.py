"""A moderator's verdict on one point of a file, in one round of its review."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.companies.reasons import REASONS, sentence
from marketplace.moderation.models.desk import DeskQuerySet


class Verdict(models.Model):
    """In order or not, with the reason; a round is the instant of the file's submission.

    `point` is a field's name, or `paper-<key>`, `bank-<key>`, as remarks to the company name it.
    """

    company = models.ForeignKey(
        "companies.Company", on_delete=models.PROTECT, related_name="verdicts"
    )
    round = models.DateTimeField()
    point = models.CharField(max_length=60)
    in_order = models.BooleanField()
    reason = models.CharField(max_length=20, blank=True, choices=list(REASONS.items()))
    text = models.CharField(_("what is wrong"), max_length=500, blank=True)
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = DeskQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("company", "round", "point"), name="one_verdict_per_point_and_round"
            )
        ]

    def __str__(self) -> str:
        return f"{self.point}: {'in order' if self.in_order else 'not in order'}"

    @property
    def words(self) -> str:
        """The remark as the company reads it."""
        return sentence(self.reason, self.text)
