"""A notice is a message to one person, kept as its kind and facts and worded when it is read."""

from typing import ClassVar, Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

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
    """What one person was told, when, when it was read, and when it is due in a daily mail."""

    person = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=60)
    facts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    url = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    digest_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-id")
        indexes: ClassVar = [
            models.Index(fields=("person", "-at")),
            models.Index(
                fields=("person",), condition=models.Q(read_at=None), name="notices_unread"
            ),
            models.Index(
                fields=("digest_at",),
                condition=models.Q(digest_at__isnull=False),
                name="notices_for_a_digest",
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


class WishQuerySet(ScopedQuerySet):
    """Each person sees and changes their own wishes."""

    def visible_to(self, party: Party) -> Self:
        """Return the person's own wishes."""
        return self.none() if party.person_id is None else self.filter(person_id=party.person_id)

    def may_see(self, party: Party, wish: "Wish") -> bool:
        """Say the same of one wish."""
        return party.person_id is not None and wish.person_id == party.person_id


class Wish(models.Model):
    """How a person wants a kind of notice besides the centre, where it differs from the usual:
    mail at once, and a text for urgent kinds."""

    class Mail(models.TextChoices):
        """When a mail goes."""

        AT_ONCE = "at_once", _("at once")
        DAILY = "daily", _("once a day")
        NEVER = "never", _("never")

    person = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)
    mail = models.CharField(max_length=10, choices=Mail.choices, default=Mail.AT_ONCE)
    text = models.BooleanField(default=True)

    objects = WishQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("person", "kind"), name="one_wish_per_kind")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.mail} for {self.person_id}"
