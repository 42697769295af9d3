"""A source that a moderator looked at before approving a file."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.moderation.models.desk import DeskQuerySet
from marketplace.moderation.words import SOURCE_KINDS


class Source(models.Model):
    """Where it stands, when it was read, and what it says of the company; of one round."""

    company = models.ForeignKey(
        "companies.Company", on_delete=models.PROTECT, related_name="sources"
    )
    round = models.DateTimeField()
    kind = models.CharField(_("kind"), max_length=20, choices=SOURCE_KINDS)
    name = models.CharField(_("source"), max_length=120)
    url = models.URLField(_("address"), max_length=500, blank=True)
    read_on = models.DateField(_("read on"))
    says = models.TextField(_("what it says"), max_length=1000)
    file = models.ForeignKey(
        "kernel.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = DeskQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        indexes: ClassVar = [models.Index(fields=("company", "round"))]

    def __str__(self) -> str:
        return f"{self.name}, {self.read_on}"
