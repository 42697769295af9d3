"""Lists of companies that staff load, and what is known of companies that came by one."""

from typing import ClassVar, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from marketplace.companies.models import Company
from marketplace.kernel.models import Job, StoredFile
from marketplace.kernel.party import Party
from marketplace.kernel.visibility import ScopedQuerySet


class RunQuerySet(ScopedQuerySet):
    """The register is the moderators' work."""

    def visible_to(self, party: Party) -> Self:
        """Return the lists that the party may see."""
        return self.all() if party.may("verify") else self.none()

    def may_see(self, party: Party, run: "Run") -> bool:
        """Say the same of one list."""
        del run
        return party.may("verify")


class Run(models.Model):
    """One list: checked by one job, taken over by another; `preview` holds the first faults."""

    source = models.CharField(_("source of the list"), max_length=120)
    file = models.ForeignKey(StoredFile, on_delete=models.SET_NULL, null=True, related_name="+")
    made_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    check_job = models.ForeignKey(Job, on_delete=models.SET_NULL, null=True, related_name="+")
    import_job = models.ForeignKey(Job, on_delete=models.SET_NULL, null=True, related_name="+")
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    preview = models.JSONField(default=dict, blank=True)

    objects = RunQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.source

    def get_absolute_url(self) -> str:
        """Return the page of the list."""
        return reverse("directory:run", args=[self.pk])


class Imported(models.Model):
    """That a company file came from a list, with its source and day, and whom to invite to it."""

    company = models.OneToOneField(
        Company, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="imported")
    source = models.CharField(_("source of the list"), max_length=120)
    email = models.EmailField(_("address to invite"), blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "imported companies"
        indexes: ClassVar = [
            models.Index(fields=("run", "company"), name="directory_run_companies")
        ]

    def __str__(self) -> str:
        return f"company {self.company_id} from {self.source}"
