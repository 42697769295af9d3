"""The identity check."""

from datetime import timedelta
from typing import ClassVar, Final, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models.person import User
from marketplace.accounts.process import IDENTITY, REMIND_DAYS
from marketplace.kernel import vault
from marketplace.kernel.clock import today
from marketplace.kernel.party import Party
from marketplace.kernel.visibility import ScopedQuerySet, status_constraint

RENEWING: Final = ("waiting", "not_given")
"""States in which a document accepted before goes on counting."""
RENEWABLE: Final = timedelta(days=REMIND_DAYS[0])


class IdentityCheckQuerySet(ScopedQuerySet):
    """The person and the moderators; nobody else, whatever the company."""

    def visible_to(self, party: Party) -> Self:
        """Return the checks that the party may see."""
        if party.may("verify"):
            return self.all()
        return self.none() if party.person_id is None else self.filter(person_id=party.person_id)

    def may_see(self, party: Party, check: "IdentityCheck") -> bool:
        """Say the same of one check."""
        own = party.person_id is not None and party.person_id == check.person_id
        return own or party.may("verify")


class IdentityCheck(models.Model):
    """What a person gave to prove who they are; the number is sealed.

    `number_index` finds the same number in another account; `number_end` is what may be shown.
    `accepted_until` is the last day of the document that was accepted, also while the next waits.
    """

    PROCESS = IDENTITY

    class DocumentKind(models.TextChoices):
        """Documents that prove who somebody is."""

        PASSPORT = "passport", _("Passport")
        IDENTITY_CARD = "identity_card", _("Identity card")
        RESIDENCE_PERMIT = "residence_permit", _("Residence permit")
        DRIVING_LICENCE = "driving_licence", _("Driving licence")

    person = models.OneToOneField(User, on_delete=models.PROTECT, related_name="identity_check")
    status = models.CharField(max_length=20, default=IDENTITY.initial)
    document_kind = models.CharField(max_length=20, blank=True, choices=DocumentKind.choices)
    number = vault.SealedField()
    number_end = models.CharField(max_length=4, blank=True)
    number_index = models.CharField(max_length=64, blank=True, db_index=True)
    expires_on = models.DateField(null=True, blank=True)
    document = models.ForeignKey(
        "kernel.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    accepted_until = models.DateField(null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)
    reminded_days = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = IdentityCheckQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [status_constraint(IDENTITY)]

    def __str__(self) -> str:
        return f"identity of {self.person_id}: {self.status}"

    def get_absolute_url(self) -> str:
        """Return the page of the check, for the person and for moderators."""
        return reverse("identity:check", args=[self.pk])

    @property
    def shown_number(self) -> str:
        """How the number is shown: its last four behind dots."""
        return vault.masked(self.number_end)

    @property
    def is_near_its_end(self) -> bool:
        """True in the last thirty days of the document."""
        return self.expires_on is not None and self.expires_on - today() <= RENEWABLE

    @property
    def is_renewal(self) -> bool:
        """True while the one accepted before still holds: the next waits, or was withdrawn."""
        until = self.accepted_until
        return until is not None and until >= today() and self.status in RENEWING
