"""A notice is a message to one person, kept as its kind and facts and worded when it is read."""

from typing import ClassVar, Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from marketplace.kernel.party import Party
from marketplace.kernel.visibility import ScopedQuerySet
from marketplace.notices import kinds


class NoticeQuerySet(ScopedQuerySet):
    """Notices are personal: only the person told sees them."""

    def visible_to(self, party: Party) -> Self:
        """Return the person's own notices."""
        return self.none() if party.person_id is None else self.filter(person_id=party.person_id)

    def may_see(self, party: Party, notice: "Notice") -> bool:
        """Say the same of one notice."""
        return party.person_id is not None and notice.person_id == party.person_id

    def unread(self) -> Self:
        """Return those not opened yet."""
        return self.filter(read_at=None)


class Notice(models.Model):
    """What one person was told, when, and when it was read."""

    person = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=60)
    facts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    url = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-id")
        indexes: ClassVar = [
            models.Index(fields=("person", "-at")),
            models.Index(
                fields=("person",), condition=models.Q(read_at=None), name="notices_unread"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.person_id}"

    @property
    def title(self) -> str:
        """The title in the reader's language."""
        return kinds.get(self.kind).title_of(self.facts)

    @property
    def text(self) -> str:
        """The text in the reader's language."""
        return kinds.get(self.kind).text_of(self.facts)


class MuteQuerySet(ScopedQuerySet):
    """Each person sees and changes their own choices."""

    def visible_to(self, party: Party) -> Self:
        """Return the person's own choices."""
        return self.none() if party.person_id is None else self.filter(person_id=party.person_id)

    def may_see(self, party: Party, mute: "Mute") -> bool:
        """Say the same of one choice."""
        return party.person_id is not None and mute.person_id == party.person_id


class Mute(models.Model):
    """A kind of notice that a person does not want by mail; the centre keeps showing it."""

    person = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)

    objects = MuteQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("person", "kind"), name="one_mute_per_kind")
        ]

    def __str__(self) -> str:
        return f"{self.kind} muted by {self.person_id}"
