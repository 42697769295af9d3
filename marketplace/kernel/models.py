"""The kernel's rows: events, deadlines, the outbox, jobs, stored files and the clock's offset."""

from typing import Any, ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.urls import reverse

from marketplace.kernel.append_only import refuse
from marketplace.kernel.party import Party


class EventQuerySet(models.QuerySet["Event"]):
    """Events, which nobody changes or removes; erasure goes by the base manager."""

    update = delete = bulk_update = refuse


class Event(models.Model):
    """What happened, append-only: who, for which company, to which object, from which state to
    which."""

    at = models.DateTimeField(db_index=True)
    person = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    company_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    role = models.CharField(max_length=30)
    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    name = models.CharField(max_length=80, db_index=True)
    step = models.CharField(max_length=60, blank=True)
    before = models.CharField(max_length=30, blank=True)
    after = models.CharField(max_length=30, blank=True)
    facts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ("at", "id")
        indexes: ClassVar = [models.Index(fields=("object_type", "object_id", "id"))]

    def __str__(self) -> str:
        return f"{self.name} {self.object_type}#{self.object_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the event. Raises AppendOnlyError when it is there already."""
        if not self._state.adding:
            refuse()
        super().save(*args, **kwargs)

    delete = refuse

    @property
    def party(self) -> Party:
        """The party that acted, as it was then."""
        return Party(self.person_id, self.company_id, self.role)


class Deadline(models.Model):
    """When the market takes a step by itself; one row per object and step, gone when the state is
    left."""

    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    step = models.CharField(max_length=60)
    due_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("object_type", "object_id", "step"), name="one_deadline_per_step"
            )
        ]

    def __str__(self) -> str:
        return f"{self.step} {self.object_type}#{self.object_id} by {self.due_at}"


class Message(models.Model):
    """One thing to do after commit; its row is written in the transaction that owes it."""

    topic = models.CharField(max_length=80)
    payload = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    not_before = models.DateTimeField()
    leased_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    dead_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=("not_before", "id"),
                condition=Q(done_at=None, dead_at=None),
                name="outbox_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.payload}"


class Job(models.Model):
    """Long work with progress, a log, cancelling and a result, owned by the party that asked for
    it; `file` is what it works on, `result` what it made."""

    kind = models.CharField(max_length=60)
    facts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    person = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    company_id = models.BigIntegerField(null=True, blank=True)
    role = models.CharField(max_length=30)
    file = models.ForeignKey(
        "kernel.StoredFile", on_delete=models.SET_NULL, null=True, blank=True, related_name="jobs"
    )
    result = models.ForeignKey(
        "kernel.StoredFile", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    log = models.TextField(blank=True)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    failed = models.BooleanField(default=False)
    cancel_asked = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.kind} {self.done}/{self.total}"

    def get_absolute_url(self) -> str:
        """Return the page with the progress bar."""
        return reverse("job", args=[self.pk])

    @property
    def percent(self) -> int:
        """How far it is, 0 to 100; 0 before the first report."""
        return min(100, self.done * 100 // self.total) if self.total else 0


class StoredFile(models.Model):
    """A private file: cleaned, renamed at random, outside static and media, shown by an authorising
    view."""

    public_id = models.CharField(max_length=43, unique=True)
    purpose = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=80)
    size = models.PositiveBigIntegerField()
    original_sha256 = models.CharField(max_length=64)
    scan = models.CharField(max_length=12, default="not_scanned")
    pages = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=20, blank=True)
    person = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    company_id = models.BigIntegerField(null=True, blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the authorising view."""
        return reverse("file", args=[self.public_id])


class ClockOffset(models.Model):
    """How far the market's clock runs ahead of the real one; a single row, demo databases only."""

    seconds = models.BigIntegerField(default=0)
    seen_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.seconds} s"


class Counter(models.Model):
    """A number series without gaps: its row is locked in the transaction that takes a number."""

    name = models.CharField(max_length=60, unique=True)
    value = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"


class Pulse(models.Model):
    """When a part that works by itself was last alive; one row per part."""

    name = models.CharField(max_length=30, unique=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name}: {self.at}"
