"""The ledger of consents: rows are added, never changed or removed."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from marketplace.kernel.party import Party
from marketplace.privacy.models.append_only import AppendOnly, AppendOnlyQuerySet
from marketplace.privacy.purposes import BY_NAME, POLICY_PREFIX


class ConsentQuerySet(AppendOnlyQuerySet):
    """People see their own rows; nobody changes any."""

    def visible_to(self, party: Party) -> Self:
        """Return the person's own rows."""
        return self.none() if party.person_id is None else self.filter(person_id=party.person_id)

    def may_see(self, party: Party, consent: "Consent") -> bool:
        """Say the same of one row."""
        return party.person_id is not None and consent.person_id == party.person_id


class Consent(AppendOnly):
    """One answer: who (person or device), to which purpose and text, yes or no, when, how."""

    person = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="consents"
    )
    device = models.CharField(max_length=43, blank=True)
    purpose = models.CharField(max_length=30)
    given = models.BooleanField()
    text_version = models.PositiveSmallIntegerField()
    text_hash = models.CharField(max_length=64)
    language = models.CharField(max_length=10)
    way = models.CharField(max_length=60)
    at = models.DateTimeField()

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ("at", "id")
        indexes: ClassVar = [models.Index(fields=("person", "purpose", "-id"))]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(person=None) ^ Q(device=""), name="consent_of_person_or_device"
            ),
            models.CheckConstraint(
                condition=Q(purpose__in=tuple(BY_NAME)) | Q(purpose__startswith=POLICY_PREFIX),
                name="consent_purpose_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose}: {'given' if self.given else 'withdrawn'} at {self.at}"
