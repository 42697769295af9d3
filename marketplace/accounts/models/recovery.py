"""A request to get back into an account whose mailbox and telephone are lost."""

from typing import ClassVar, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models.person import User
from marketplace.accounts.signin.process import RECOVERY
from marketplace.kernel.party import Party
from marketplace.kernel.visibility import ScopedQuerySet, status_constraint


class RecoveryQuerySet(ScopedQuerySet):
    """Support, and the person of the account; nobody else."""

    def visible_to(self, party: Party) -> Self:
        """Return the requests that the party may see."""
        if party.may("support"):
            return self.all()
        return self.none() if party.person_id is None else self.filter(person_id=party.person_id)

    def may_see(self, party: Party, recovery: "Recovery") -> bool:
        """Say the same of one request."""
        own = party.person_id is not None and party.person_id == recovery.person_id
        return own or party.may("support")


class Recovery(models.Model):
    """Who asks for which account, under which new address, and how support checked who it is."""

    PROCESS = RECOVERY

    class How(models.TextChoices):
        """Ways in which support checks who somebody is."""

        VIDEO = "video", _("In a video call, with the document in the hand")
        VISIT = "visit", _("At our desk, with the document")
        COMPANY = "company", _("By a call back to the company's number in the register")

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="recoveries")
    status = models.CharField(max_length=20, default=RECOVERY.initial)
    new_email = models.EmailField()
    story = models.TextField(blank=True)
    language = models.CharField(max_length=10, blank=True, default="")
    asked_at = models.DateTimeField()
    how = models.CharField(max_length=20, blank=True, default="", choices=How.choices)

    objects = RecoveryQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            status_constraint(RECOVERY),
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(status__in=("asked", "waiting", "ready")),
                name="one_open_recovery_per_person",
            ),
        ]

    def __str__(self) -> str:
        return f"recovery of {self.person_id}: {self.status}"

    def get_absolute_url(self) -> str:
        """Return the page of the case; the person is led on from there."""
        return reverse("recovery:case", args=[self.pk])
